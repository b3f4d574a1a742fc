// `feedmirror init`: a commented configuration to begin with, and with --site a small Jekyll site for its posts.
import { join, posix } from 'node:path';
import { parseConfig } from '../config/load.ts';
import { systemClock } from '../core/clock.ts';
import { UsageError } from '../core/errors.ts';
import type { InitComments } from './init/comments.ts';
import { configText } from './init/config-text.ts';
import { monthPages, sourcePages } from './init/listing-pages.ts';
import { commentsFor } from './init/locale.ts';
import { isTaken, type PutFiles, putFiles } from './init/put-files.ts';
import { type NewFile, readConfigTemplate, readSiteTemplates } from './init/templates.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';

export interface InitOptions {
  readonly site?: boolean;
}

/** Where every command looks for it in the folder that it is started in. */
const configPath = posix.join('config', 'feedmirror.yaml');
const siteConfigPath = '_config.yml';

/**
 * @param dir the new folder; made when it is missing
 * @throws UsageError `init.exists` when it has a configuration already, or with --site a Jekyll site
 * @throws StoreError `init.write`
 */
export async function init(dir: string, options: InitOptions & GlobalOptions, io: CliIo): Promise<number> {
  const comments = commentsFor(io.env);
  const kind = options.site === true ? 'site' : 'mirror';
  await refuseExisting(dir, kind);
  const text = configText(await readConfigTemplate(), { comments: comments.config, kind });
  const config = { path: configPath, text };
  // The two that say "this was done before" come last: an attempt that was broken off can be repeated.
  const put = await putFiles(dir, [...(kind === 'site' ? await siteFiles(text) : []), config]);
  if (options.json === true) io.print(jsonLine({ dir, ...put }));
  else if (options.quiet !== true)
    for (const line of report(dir, put, { words: comments.report, kind })) io.print(printable(line));
  return exitStatus.ok;
}

async function refuseExisting(dir: string, kind: 'site' | 'mirror'): Promise<void> {
  const config = join(dir, configPath);
  if (await isTaken(config))
    throw new UsageError('init.exists', {
      file: config,
      advice: 'edit it, or give "feedmirror init" another folder',
    });
  const site = join(dir, siteConfigPath);
  if (kind === 'site' && (await isTaken(site)))
    throw new UsageError('init.exists', {
      file: site,
      advice:
        'a Jekyll site needs no other one; run "feedmirror init" without --site and set jekyll.dir, or give it another folder',
    });
}

async function siteFiles(configuration: string): Promise<readonly NewFile[]> {
  const { feeds } = await parseConfig({ text: configuration, file: configPath, env: {} });
  const templates = await readSiteTemplates();
  const isLast = ({ path }: NewFile): boolean => path === siteConfigPath;
  return [
    ...templates.filter((file) => !isLast(file)),
    ...monthPages(systemClock.now()),
    ...sourcePages(feeds),
    ...templates.filter(isLast),
  ];
}

function report(
  dir: string,
  { made, left }: PutFiles,
  about: { readonly words: InitComments['report']; readonly kind: 'site' | 'mirror' },
): readonly string[] {
  const { words, kind } = about;
  const named = made.filter((path) => path === configPath || path === siteConfigPath);
  const others = made.length - named.length;
  const enter = dir === '.' ? '' : `cd ${shellWord(dir)} && `;
  const commands =
    kind === 'site'
      ? [
          [`${enter}feedmirror once`, words.mirror],
          ['jekyll serve', words.build],
        ]
      : [
          [`${enter}feedmirror once --dry-run`, words.look],
          ['feedmirror once', words.mirror],
        ];
  return [
    words.made,
    ...named.map((path) => `  ${join(dir, path)}`),
    ...(others === 0 ? [] : [`  ${words.others.replace('{count}', String(others))}`]),
    ...(left.length === 0 ? [] : [words.left, ...left.map((path) => `  ${join(dir, path)}`)]),
    '',
    words.edit.replace('{file}', join(dir, configPath)),
    ...commands.map(([command, meaning]) => `  ${command}  # ${meaning}`),
  ];
}

/** A path as a shell takes it. */
function shellWord(path: string): string {
  return /^[\w./:@%+,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
