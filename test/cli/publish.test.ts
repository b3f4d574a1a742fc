import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Origin, startOrigin } from '../origin/server.ts';
import { gitEnv } from '../publish/blog.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let origin: Origin;
let place: Workplace;

beforeEach(async () => {
  origin = await startOrigin();
  place = await openWorkplace();
});

afterEach(async () => {
  await origin.close();
  await place.remove();
});

function git(folder: string, ...args: readonly string[]): string {
  const cwd = join(place.folder, folder);
  return execFileSync('git', args, { cwd, env: gitEnv(place.folder), encoding: 'utf8', stdio: 'pipe' });
}

async function run(command: readonly string[], remotes: string) {
  const args = await place.configure(
    configurationFor(origin.feedUrl, [
      'jekyll: { dir: blog }',
      `publish: { git: { remotes: ${remotes}, everyMinutes: 1 } }`,
    ]),
  );
  const { PATH: _, ...env } = gitEnv(place.folder);
  return runProgram([...command, ...args], { cwd: place.folder, env: env as Record<string, string> });
}

/** The last commit was that long ago. */
async function anHourLater(): Promise<void> {
  const [file = ''] = (await readdir(place.folder, { recursive: true })).filter((one) =>
    one.endsWith('state.db'),
  );
  const db = new Database(join(place.folder, file));
  db.exec('UPDATE publisher SET committed_at = committed_at - 3600000');
  db.close();
}

it('publishes what a run wrote, and nothing of what the program keeps for itself or the owner has there', async () => {
  await mkdir(join(place.folder, 'blog', '_posts'), { recursive: true });
  await writeFile(
    join(place.folder, 'blog', '_posts', '2026-01-01-mine.md'),
    '---\ntitle: mine\n---\nDraft\n',
  );
  git('blog', 'init', '--quiet', '--initial-branch=main');
  git('.', 'init', '--quiet', '--bare', '--initial-branch=main', 'bare.git');
  git('blog', 'remote', 'add', 'origin', join(place.folder, 'bare.git'));

  const dry = await run(['once', '--dry-run'], '[origin]');
  expect(dry.stdout).not.toContain('committed');
  const first = await run(['once'], '[origin]');
  expect(first.status, first.stderr).toBe(0);
  expect(first.stdout).toMatch(/^committed 30 files as [\da-f]{10}$/m);
  expect(first.stdout).toMatch(/^pushed to origin$/m);
  const pushed = git('bare.git', 'ls-tree', '-r', '-z', '--name-only', 'main').split('\0').filter(Boolean);
  expect(pushed).toHaveLength(30);
  expect(pushed.every((file) => /^_posts\/.*\.md$/.test(file) && !file.includes('mine'))).toBe(true);
  expect(git('bare.git', 'log', '--format=%s', 'main').trim()).toBe('Add 30 posts');

  // One that its owner edits is his to publish, and so is a name that he changes; one that he deleted goes.
  git('blog', 'add', '_posts/2026-01-01-mine.md');
  git(
    'blog',
    '-c',
    'user.name=Owner',
    '-c',
    'user.email=owner@blog.example',
    'commit',
    '--quiet',
    '-m',
    'Mine',
  );
  const posts = join(place.folder, 'blog', '_posts');
  const [edited = '', deleted = ''] = (await readdir(posts)).filter((name) => !name.includes('mine'));
  const file = join(posts, edited);
  await writeFile(file, (await readFile(file, 'utf8')).replace('</div>\n', '<p>Mine</p></div>\n'));
  await rm(join(posts, deleted));
  await rename(join(posts, '2026-01-01-mine.md'), join(posts, '2026-01-02-mine.md'));
  await anHourLater();
  const second = await run(['once'], '[origin]');
  expect(second.stdout).toMatch(/^committed 1 file as/m);
  expect(git('blog', '-c', 'core.quotePath=false', 'show', '--name-status', '--format=%s').trim()).toBe(
    `Remove 1 post\n\nD\t_posts/${deleted}`,
  );
  const status = JSON.parse((await run(['status', '--json'], '[origin]')).stdout) as {
    publish: { remotes: readonly unknown[] };
  };
  expect(status.publish.remotes).toMatchObject([
    { remote: 'origin', isBehind: false, failures: 0, error: null },
  ]);
});

it('says what does not work, keeps the posts, and exits with 1 where a person is needed', async () => {
  const none = await run(['once'], '[origin]');
  expect(none.status).toBe(1);
  expect(none.stdout).toMatch(/30 written .*1 not published$/m);
  expect(none.stderr).toContain('blog lies in no git repository, so nothing is committed or pushed');
  expect(await readdir(join(place.folder, 'blog', '_posts'))).toHaveLength(30);

  git('blog', 'init', '--quiet', '--initial-branch=main');
  const unknown = await run(['once', '--json'], '[nowhere, "https://127.0.0.1:1/x.git"]');
  expect(unknown.status).toBe(1);
  const event = unknown.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { event: string; remotes?: readonly { code: string }[] })
    .find((line) => line.event === 'publish');
  expect(event?.remotes?.map(({ code }) => code)).toEqual(['publish.refused', 'publish.network']);
  const status = await run(['status'], '[nowhere]');
  expect(status.stdout).toMatch(/^remote {3}nowhere: pushed never, the last commit is still to come$/m);
  expect(status.stdout).toMatch(/^ {9}failed 1 times, tried again from 20.*: nowhere refused the push: /m);
});

it('gathers what comes soon after a commit, also from a rebuild', async () => {
  await mkdir(join(place.folder, 'blog'));
  git('blog', 'init', '--quiet', '--initial-branch=main');
  git('.', 'init', '--quiet', '--bare', '--initial-branch=main', 'bare.git');
  git('blog', 'remote', 'add', 'origin', join(place.folder, 'bare.git'));
  origin.fault('pages', { kind: 'status', status: 404 });
  expect((await run(['once'], '[origin]')).stdout).toMatch(/^pushed to origin$/m);
  origin.fault('pages', null);
  const rebuilt = await run(['rebuild', '--refetch', '--feed', 'sample'], '[origin]');
  expect(rebuilt.status, rebuilt.stderr).toBe(0);
  expect(rebuilt.stdout).toMatch(/^changes are gathered for a commit after 20.*Z$/m);
  expect(git('bare.git', 'rev-list', '--count', 'main').trim()).toBe('1');
});

it('takes no password into its configuration, and does not repeat it', async () => {
  const refused = await run(['once'], '["https://me:s3cret@git.example/x.git"]');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('publish.git.remotes[0]');
  expect(refused.stderr).toContain('holds a password');
  expect(refused.stderr).not.toContain('s3cret');
});
