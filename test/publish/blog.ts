// A blog in a git repository of its own, and bare repositories to push to: real git, in a folder that goes away.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PublishStore } from '../../src/core/publish-port.ts';
import { type PublishOutcome, type PublishRequest, publish } from '../../src/publish/publish.ts';
import { openState } from '../../src/store/state.ts';
import { type JumpingClock, jumpingClock } from '../http/loopback.ts';

export interface Blog {
  readonly root: string;
  /** The work tree. */
  readonly dir: string;
  readonly clock: JumpingClock;
  readonly state: PublishStore;
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file below the work tree. */
  write(path: string, text: string): void;
  /** A post in `_posts`, with this title. */
  post(name: string, title?: string, body?: string): void;
  read(path: string): string;
  /** Runs git in the work tree; what it says. */
  git(...args: readonly string[]): string;
  /** The same in another folder below the root. */
  gitIn(folder: string, ...args: readonly string[]): string;
  /** A new bare repository, known to the work tree as `name`. */
  remote(name: string): string;
  publish(
    changes?: Partial<PublishRequest> & { readonly signal?: AbortSignal },
    /** Besides the environment that the other calls have. */
    variables?: NodeJS.ProcessEnv,
  ): Promise<PublishOutcome | null>;
  /** Files of the branch of a bare repository, sorted. */
  filesOf(remote: string): readonly string[];
  /** Of all below the work tree but `.git`, path and text. */
  tree(): ReadonlyMap<string, string>;
}

export function gitEnv(root: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
  };
}

export function openBlog(options: { readonly identity?: boolean } = {}): Blog {
  const root = mkdtempSync(join(tmpdir(), 'feedmirror-publish-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const person =
    options.identity === false
      ? '[user]\nuseConfigOnly = true\n'
      : '[user]\nname = Owner\nemail = owner@blog.example\n';
  writeFileSync(join(root, 'gitconfig'), `[init]\ndefaultBranch = main\n${person}`);
  const env = gitEnv(root);
  const dir = join(root, 'blog');
  mkdirSync(dir);
  const clock = jumpingClock();
  const { state, shut } = openState({ file: join(root, 'state.db'), clock, mode: 'write' });
  onTestFinished(shut);
  const gitIn = (folder: string, ...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: join(root, folder), env, encoding: 'utf8', stdio: 'pipe' });
  const blog: Blog = {
    root,
    dir,
    clock,
    state,
    env,
    write: (path, text) => {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    },
    post: (name, title = name, body = '正文') =>
      blog.write(`_posts/${name}.md`, `---\ntitle: "${title}"\n---\n<div>\n${body}\n</div>\n`),
    read: (path) => readFileSync(join(dir, path), 'utf8'),
    git: (...args) => gitIn('blog', ...args),
    gitIn,
    remote: (name) => {
      gitIn('.', 'init', '--quiet', '--bare', `${name}.git`);
      gitIn('blog', 'remote', 'add', name, join(root, `${name}.git`));
      return join(root, `${name}.git`);
    },
    publish: ({ signal = new AbortController().signal, ...changes } = {}, variables = {}) =>
      publish(
        {
          dir,
          branch: null,
          remotes: ['origin'],
          everyMs: 0,
          perHour: 6,
          folders: [
            { folder: join(dir, '_posts'), kind: 'posts', isOurs: async (path) => !path.startsWith('own-') },
            { folder: join(dir, 'assets/mirror'), kind: 'files', isOurs: async () => true },
          ],
          titleOf: async ({ file }) =>
            /^title: "(.*)"$/m.exec(readFileSync(join(dir, file), 'utf8'))?.[1] ?? null,
          ...changes,
        },
        { state, clock, owner: `test:${Math.random()}`, env: { ...env, ...variables }, signal },
      ),
    filesOf: (remote) =>
      gitIn(`${remote}.git`, 'ls-tree', '-r', '-z', '--name-only', 'main').split('\0').filter(Boolean).sort(),
    tree: () => {
      const names = readdirSync(dir, { recursive: true, withFileTypes: true });
      const files = names
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
        .filter((file) => !file.startsWith(join(dir, '.git')));
      return new Map(files.map((file) => [file.slice(dir.length + 1), readFileSync(file, 'utf8')] as const));
    },
  };
  gitIn('blog', 'init', '--quiet');
  return blog;
}

/** A blog with a first commit of its owner's, pushed to `origin`. */
export function openPushedBlog(): Blog {
  const blog = openBlog();
  blog.remote('origin');
  blog.write('_config.yml', 'title: Blog\n');
  blog.write('about.md', 'About\n');
  blog.post('2026-03-01-old', '旧');
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'First');
  blog.git('push', '--quiet', 'origin', 'main');
  return blog;
}

/** Another clone of `origin`, where somebody commits and pushes `files`. */
export function pushElsewhere(blog: Blog, files: Readonly<Record<string, string | null>>): void {
  const folder = `elsewhere-${Math.random()}`;
  blog.gitIn('.', 'clone', '--quiet', 'origin.git', folder);
  for (const [path, text] of Object.entries(files)) {
    const file = join(blog.root, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  blog.gitIn(folder, 'add', '--all');
  blog.gitIn(folder, 'commit', '--quiet', '-m', 'Elsewhere');
  blog.gitIn(folder, 'push', '--quiet', 'origin', 'main');
}
