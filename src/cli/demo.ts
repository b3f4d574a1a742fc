// `feedmirror demo`: the whole main job against the sample news site, in a folder of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once as happens } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../core/errors.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { once } from './once.ts';

/** Where the build puts the sample site. */
const originScript = new URL('../origin/main.js', import.meta.url);

/** @returns 0 when the sample site was mirrored, and a second pass wrote nothing */
export async function demo(options: GlobalOptions, io: CliIo): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmirror-demo-'));
  const origin = fork(fileURLToPath(originScript), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const site = await siteOf(origin);
    const config = join(folder, 'feedmirror.yaml');
    await writeFile(config, configurationFor(site, folder));
    // With --json stdout is data alone.
    const say = options.quiet === true ? () => undefined : options.json === true ? io.printError : io.print;
    // The sample site lives on loopback, which is refused to every other source.
    const chosen: GlobalOptions = { logLevel: 'warn', ...options, config, allowPrivateHosts: true };
    say(`A sample news site answers at ${site.feedUrl}`);
    say(`Mirroring it into ${folder}`);
    say('');
    const first = await once(chosen, io);
    say('');
    say('A second pass finds nothing new, and says so to the source:');
    const second = await once({ ...chosen, force: true }, io);
    say('');
    say(describeLog(await logOf(site)));
    for (const line of await firstPost(join(folder, '_posts'))) say(line);
    say('');
    say(`Configuration, posts and state stay in ${folder} for you to look at.`);
    return Math.max(first, second);
  } finally {
    await stop(origin);
  }
}

/** What the sample site says of itself when it is ready. */
interface SampleSite {
  readonly url: string;
  readonly feedUrl: string;
  /** The site rules that fit its pages. */
  readonly rules: string;
}

async function siteOf(origin: ChildProcess): Promise<SampleSite> {
  const gone = happens(origin, 'exit').then(() => {
    throw new UsageError('usage.invalid', {
      detail: 'The sample news site did not start; "npm run build" makes it',
    });
  });
  const [message]: unknown[] = await Promise.race([happens(origin, 'message'), gone]);
  gone.catch(() => undefined);
  const text = (key: string): string => {
    const value = field(message, key);
    if (typeof value === 'string') return value;
    throw new Error(`the sample news site did not say its ${key}`);
  };
  return { url: text('url'), feedUrl: text('feedUrl'), rules: text('rules') };
}

function configurationFor(site: SampleSite, folder: string): string {
  return [
    '# Made by "feedmirror demo". No gap between requests: the source is a program on this machine.',
    'contact: https://example.org/about-this-mirror',
    `archive: ${JSON.stringify(folder)}`,
    'http:',
    '  gap: 0s',
    'feeds:',
    '  - id: sample',
    `    url: ${site.feedUrl}`,
    `    site: ${site.rules}`,
    '',
  ].join('\n');
}

/** One request as the site saw it. */
interface Seen {
  readonly path: string;
  readonly status: number;
  readonly openRequests: number;
  readonly openConnections: number;
}

async function logOf(site: SampleSite): Promise<readonly Seen[]> {
  const answer = await fetch(`${site.url}/__origin/log`);
  const records: unknown = await answer.json();
  if (!isList(records)) throw new Error('the sample news site has no log');
  return records.map((record: unknown) => ({
    path: String(field(record, 'path')),
    status: Number(field(record, 'status')),
    openRequests: Number(field(record, 'openRequests')),
    openConnections: Number(field(record, 'openConnections')),
  }));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A field of something that came from outside; undefined when it has none. */
function field(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : undefined;
}

/** What the source of a mirror would like to know. */
function describeLog(seen: readonly Seen[]): string {
  const most = (key: 'openRequests' | 'openConnections') => Math.max(...seen.map((request) => request[key]));
  const unchanged = seen.filter((request) => request.status === 304).length;
  return (
    `The site saw ${seen.length} requests, the first for ${seen[0]?.path}, at most ${most('openRequests')} at a time ` +
    `over ${most('openConnections')} connection; ${unchanged} was answered 304 (not modified).`
  );
}

/** The first post by name, whole. */
async function firstPost(posts: string): Promise<readonly string[]> {
  const [name] = (await readdir(posts)).sort();
  if (name === undefined) return [];
  return ['', `One of the posts, ${name}:`, '', (await readFile(join(posts, name), 'utf8')).trimEnd()];
}

async function stop(origin: ChildProcess): Promise<void> {
  if (origin.exitCode !== null || origin.signalCode !== null) return;
  const gone = happens(origin, 'exit');
  origin.kill('SIGTERM');
  await gone;
}
