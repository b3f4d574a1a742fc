// Finds site rules: config/sites/<name>.yaml, the user's folder before the package's, and what holds for every site.
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommonRules } from '../core/common-rules.ts';
import { ConfigError, detailOf } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { commonSchema } from './common-schema.ts';
import { freezeDeep } from './freeze.ts';
import { readSiteFile } from './site-file.ts';
import { siteSchema } from './site-schema.ts';
import { checkAs, parseAs, readText } from './yaml-file.ts';

/** The file that holds for every page; no site can have its name. */
const commonName = 'common';

/** The `config` folder that comes with the program; src/config and dist/config are both two below its parent. */
export function packageConfigFolder(): string {
  return fileURLToPath(new URL('../../config', import.meta.url));
}

/** Where the rules are looked for, in order: beside the configuration file (null: there is none), then in the package. */
export function siteFolders(configFile: string | null): readonly string[] {
  const own = configFile === null ? [] : [join(dirname(configFile), 'sites')];
  const shipped = join(packageConfigFolder(), 'sites');
  return own.some((folder) => resolve(folder) === shipped) ? own : [...own, shipped];
}

/**
 * The rules of that name in the first folder that has them, with what they extend; null when none has.
 * Throws ConfigError for a bad file.
 */
export async function findSiteRules(name: string, folders: readonly string[]): Promise<SiteRules | null> {
  if (!isSiteName(name)) return null;
  const found = await readSiteFile(siteFiles(name, folders), (other) =>
    isSiteName(other) ? siteFiles(other, folders) : [],
  );
  if (found === null) return null;
  return freezeDeep({ id: name, ...checkAs(siteSchema, found), common: await loadCommonRules(folders) });
}

/** What holds for every page: the lists of all folders' common.yaml, the earlier folder's first. */
export async function loadCommonRules(folders: readonly string[]): Promise<CommonRules> {
  const files: CommonRules[] = [];
  for (const file of siteFiles(commonName, folders)) {
    const text = await readText(file);
    if (text !== null) files.push(parseAs(commonSchema, { text, file, env: {} }).parsed);
  }
  return freezeDeep({
    embeds: files.flatMap(({ embeds }) => embeds),
    networkPosts: files.flatMap(({ networkPosts }) => networkPosts),
    httpsHosts: files.flatMap(({ httpsHosts }) => httpsHosts),
    adwareHosts: files.flatMap(({ adwareHosts }) => adwareHosts),
    remove: files.flatMap(({ remove }) => remove),
  });
}

/** As findSiteRules, for a name given on the command line: throws `config.site-missing` when no folder has it. */
export async function loadSiteRules(name: string, folders: readonly string[]): Promise<SiteRules> {
  const rules = await findSiteRules(name, folders);
  if (rules !== null) return rules;
  throw siteMissing({ file: 'command line', key: '--site', name, folders });
}

/** The error for a name that `key` of `file` asks for and no folder has. */
export function siteMissing(request: {
  readonly file: string;
  readonly key: string;
  readonly name: string;
  readonly folders: readonly string[];
}): ConfigError {
  const { file, key, name, folders } = request;
  if (!isSiteName(name)) {
    const detail =
      name === commonName
        ? `"${name}" holds for every site and is none itself`
        : `"${name}" is not a name of site rules (letters, digits and hyphens)`;
    return new ConfigError('config.invalid', { file, key, detail });
  }
  const looked = siteFiles(name, folders).join(' and ');
  return new ConfigError('config.site-missing', { file, key, name, looked });
}

/** Every site's rules, by name; of two files of one name the earlier folder's. A folder that is not there is empty. */
export async function loadAllSiteRules(folders: readonly string[]): Promise<readonly SiteRules[]> {
  const lists = await Promise.all(folders.map(siteNamesIn));
  const names = [...new Set(lists.flat())].sort();
  const found = await Promise.all(names.map((name) => findSiteRules(name, folders)));
  return found.filter((rules) => rules !== null);
}

/** The rules for a page's host (a port does not count); null when no site claims it. */
export function rulesForHost(rules: readonly SiteRules[], host: string): SiteRules | null {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return rules.find((site) => site.hosts.includes(name)) ?? null;
}

/** Names become paths, so `/` and `..` must not get in. */
function isSiteName(name: string): boolean {
  return name !== commonName && /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name);
}

function siteFiles(name: string, folders: readonly string[]): readonly string[] {
  return folders.map((folder) => join(folder, `${name}.yaml`));
}

async function siteNamesIn(folder: string): Promise<readonly string[]> {
  try {
    const files = await readdir(folder);
    return files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .filter(isSiteName);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new ConfigError('config.unreadable', { file: folder, detail: detailOf(error) }, error);
  }
}
