// A site as `init --site` makes it, with posts, built by Jekyll, and served on loopback under its baseurl.
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { PostInput } from '../../src/post/render.ts';
import { runProgram } from '../cli/run-program.ts';
import { writePosts } from './sample-posts.ts';

const run = promisify(execFile);

/** Whether the tests that build must be skipped here. */
export const isJekyllMissing =
  spawnSync('jekyll', ['--version']).error !== undefined &&
  process.env['FEEDMIRROR_REQUIRE_JEKYLL'] === undefined;

export interface BuiltSite {
  readonly folder: string;
  /** All that Jekyll said. */
  readonly output: string;
  /** Path in the built folder (`archive/index.html`) → bytes. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** `http://127.0.0.1:PORT/blog/sub/`. */
  readonly address: string;
  /** Every path that was asked for and is not there. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** @param about `settings`: values of _config.yml that are changed, by key, as they would stand there */
export async function buildSite(about: {
  readonly baseurl: string;
  readonly posts: readonly PostInput[];
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmirror-site-'));
  const made = await runProgram(['init', '--site', '.'], { cwd: folder });
  if (made.status !== 0) throw new Error(made.stderr);
  const config = join(folder, '_config.yml');
  let text = await readFile(config, 'utf8');
  const settings = { baseurl: `"${about.baseurl}"`, url: '"https://mirror.example"', ...about.settings };
  for (const [key, value] of Object.entries(settings)) {
    const line = new RegExp(`^${key}: .*$`, 'm');
    if (!line.test(text)) throw new Error(`_config.yml has no ${key}`);
    text = text.replace(line, `${key}: ${value}`);
  }
  await writeFile(config, text);
  await writePosts(join(folder, '_posts'), about.posts);
  await mkdir(join(folder, 'assets/mirror/ab'), { recursive: true });
  await writeFile(join(folder, 'assets/mirror/ab/harbour.png'), picture);
  const built = await run('jekyll', ['build', '--safe', '--trace'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 16 * 1024 * 1024,
  });
  const files = await filesIn(join(folder, '_site'));
  const { address, missing, close } = await serve(files, about.baseurl);
  return {
    folder,
    output: built.stdout + built.stderr,
    files,
    address,
    missing,
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path), await readFile(path));
  }
  return files;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file that a path of the site means, as web servers read it; null when there is none. */
export function fileAt(files: BuiltSite['files'], baseurl: string, path: string): string | null {
  const decoded = decodeURIComponent(path);
  if (!decoded.startsWith(`${baseurl}/`)) return null;
  const inside = decoded.slice(baseurl.length + 1);
  const name = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  return files.has(name) ? name : null;
}

async function serve(files: BuiltSite['files'], baseurl: string) {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    const name = fileAt(files, baseurl, path);
    if (name === null) missing.push(path);
    response.writeHead(name === null ? 404 : 200, {
      'content-type': types[extname(name ?? '')] ?? 'text/plain',
    });
    response.end(name === null ? '' : files.get(name));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}${baseurl}/`,
    missing,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
