// From the configuration file to the settled, frozen Config. Reads files; decides nothing that settle.ts or the schema can.
import { ConfigError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { freezeDeep } from './freeze.ts';
import { type Config, configSchema, type ParsedConfig } from './schema.ts';
import { settle } from './settle.ts';
import { findSiteRules, siteFolders, siteMissing } from './sites.ts';
import { unavailableKeys } from './unavailable.ts';
import { type Environment, parseAs, readText } from './yaml-file.ts';

/** Reads, checks and settles the configuration file. Throws ConfigError, always with the file and mostly with the key. */
export async function loadConfig(options: {
  readonly file: string;
  readonly env: Environment;
}): Promise<Config> {
  const text = await readText(options.file);
  if (text === null) {
    const detail =
      'there is no such file; name another with --config or FEEDMIRROR_CONFIG, or write one with "feedmirror init"';
    throw new ConfigError('config.unreadable', { file: options.file, detail });
  }
  return parseConfig({ ...options, text });
}

/** As loadConfig, for a text that is at hand already; `file` is its name in messages and tells where site rules are. */
export async function parseConfig(source: {
  readonly text: string;
  readonly file: string;
  readonly env: Environment;
}): Promise<Config> {
  const { parsed, given } = parseAs(configSchema, source);
  const sites = await namedSites(parsed, source.file);
  return freezeDeep(settle(parsed, { file: source.file, sites, unavailable: unavailableKeys(given) }));
}

/** What counts when there is no file: every default, and no feeds. For commands that need none. */
export function defaultConfig(): Config {
  const parsed = configSchema.parse({});
  return freezeDeep(settle(parsed, { file: 'the defaults', sites: new Map(), unavailable: [] }));
}

async function namedSites(parsed: ParsedConfig, file: string): Promise<ReadonlyMap<string, SiteRules>> {
  const folders = siteFolders(file);
  const sites = new Map<string, SiteRules>();
  for (const [index, { site: name }] of parsed.feeds.entries()) {
    if (name === null || sites.has(name)) continue;
    const rules = await findSiteRules(name, folders);
    if (rules === null) throw siteMissing({ file, key: `feeds[${index}].site`, name, folders });
    sites.set(name, rules);
  }
  return sites;
}
