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
    const feedUrl = await feedUrlOf(origin);
    const config = join(folder, 'feedmirror.yaml');
    await writeFile(config, configurationFor(feedUrl, folder));
    // The sample site lives on loopback, which is refused to every other source.
    const chosen: GlobalOptions = { logLevel: 'warn', ...options, config, allowPrivateHosts: true };
    io.print(`A sample news site answers at ${feedUrl}`);
    io.print(`Mirroring it into ${folder}`);
    io.print('');
    const first = await once(chosen, io);
    io.print('');
    io.print('A second pass finds nothing new, and says so to the source:');
    const second = await once({ ...chosen, force: true }, io);
    await showPost(join(folder, '_posts'), io);
    io.print('');
    io.print(`Configuration, posts and state stay in ${folder} for you to look at.`);
    return Math.max(first, second);
  } finally {
    await stop(origin);
  }
}

async function feedUrlOf(origin: ChildProcess): Promise<string> {
  const gone = happens(origin, 'exit').then(() => {
    throw new UsageError('usage.invalid', {
      detail: 'The sample news site did not start; "npm run build" makes it',
    });
  });
  const [message]: unknown[] = await Promise.race([happens(origin, 'message'), gone]);
  gone.catch(() => undefined);
  if (typeof message === 'object' && message !== null && 'feedUrl' in message) return String(message.feedUrl);
  throw new Error('the sample news site did not say where it is');
}

function configurationFor(feedUrl: string, folder: string): string {
  return [
    '# Made by "feedmirror demo". No gap between requests: the source is a program on this machine.',
    'contact: https://example.org/about-this-mirror',
    `archive: ${JSON.stringify(folder)}`,
    'http:',
    '  gap: 0s',
    'feeds:',
    '  - id: sample',
    `    url: ${feedUrl}`,
    '    site: rfi',
    '',
  ].join('\n');
}

/** The first post by name, whole. */
async function showPost(posts: string, io: CliIo): Promise<void> {
  const [name] = (await readdir(posts)).sort();
  if (name === undefined) return;
  io.print('');
  io.print(`One of the posts, ${name}:`);
  io.print('');
  io.print((await readFile(join(posts, name), 'utf8')).trimEnd());
}

async function stop(origin: ChildProcess): Promise<void> {
  if (origin.exitCode !== null || origin.signalCode !== null) return;
  const gone = happens(origin, 'exit');
  origin.kill('SIGTERM');
  await gone;
}
