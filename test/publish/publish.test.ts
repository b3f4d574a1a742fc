import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Blog, openBlog, openPushedBlog, pushElsewhere } from './blog.ts';

const hourMs = 3_600_000;

async function failureOf(work: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it did not fail');
}

const statesOf = (outcome: Awaited<ReturnType<Blog['publish']>>) =>
  outcome?.remotes.map(({ remote, state, error }) => [remote, state, error?.code ?? null]);

it('commits and pushes what is ours, with counts and titles that nobody acts on', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a', 'Fixes #12 by @bob [skip ci]');
  blog.post('2026-03-02-b', '第二');
  blog.post('own-2026-03-02-draft', '我的');
  blog.post('2026-03-01-old', '旧', '改');
  blog.write('assets/mirror/ab/abcd.jpg', 'jpeg');
  blog.write('.feedmirror/state.db', 'x');
  blog.write('notes.txt', 'x');
  const outcome = await blog.publish();
  expect(statesOf(outcome)).toEqual([['origin', 'pushed', null]]);
  expect(outcome?.files).toBe(4);
  expect(blog.filesOf('origin')).toEqual([
    '_config.yml',
    '_posts/2026-03-01-old.md',
    '_posts/2026-03-02-a.md',
    '_posts/2026-03-02-b.md',
    'about.md',
    'assets/mirror/ab/abcd.jpg',
  ]);
  expect(blog.git('log', '-1', '--format=%an%n%B').trimEnd()).toBe(
    [
      'Owner',
      'Add 2 posts, update 1 post, copy 1 file',
      '',
      '- Fixes ＃12 by ＠bob ［skip ci］',
      '- 第二',
      '- 旧',
    ].join('\n'),
  );
});

it('makes no commit and no push when nothing changed', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  await blog.publish();
  const head = blog.git('rev-parse', 'HEAD');
  // A push would fail now.
  rmSync(join(blog.root, 'origin.git'), { recursive: true });
  const outcome = await blog.publish();
  expect(outcome).toMatchObject({ commit: null, files: 0 });
  expect(statesOf(outcome)).toEqual([['origin', 'up-to-date', null]]);
  expect(blog.git('rev-parse', 'HEAD')).toBe(head);
});

it('begins the history of a repository that has none', async () => {
  const blog = openBlog();
  blog.remote('origin');
  blog.post('2026-03-02-a');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.filesOf('origin')).toEqual(['_posts/2026-03-02-a.md']);
});

it('says who commits where nobody has told git', async () => {
  const blog = openBlog({ identity: false });
  blog.remote('origin');
  blog.post('2026-03-02-a');
  await blog.publish();
  expect(blog.git('log', '-1', '--format=%an <%ae>').trim()).toBe('feedmirror <feedmirror@localhost>');
});

it('leaves what its owner has staged, changed and begun as it is', async () => {
  const blog = openPushedBlog();
  blog.write('about.md', 'staged\n');
  blog.git('add', 'about.md');
  blog.write('about.md', 'staged\nand changed\n');
  blog.write('_config.yml', 'title: Changed\n');
  blog.write('new.md', 'untracked\n');
  blog.write('added.md', 'added\n');
  blog.git('add', 'added.md');
  const before = blog.git('status', '--porcelain');
  const [tree, staged] = [blog.tree(), blog.git('diff', '--cached')];
  blog.post('2026-03-02-a');
  await blog.publish();
  expect(blog.git('status', '--porcelain')).toBe(before);
  expect(blog.git('diff', '--cached')).toBe(staged);
  blog.git('rm', '--quiet', '--cached', '_posts/2026-03-02-a.md');
  rmSync(join(blog.dir, '_posts/2026-03-02-a.md'));
  expect(blog.tree()).toEqual(tree);
  expect(blog.filesOf('origin')).toEqual([
    '_config.yml',
    '_posts/2026-03-01-old.md',
    '_posts/2026-03-02-a.md',
    'about.md',
  ]);
  expect(blog.gitIn('origin.git', 'show', 'main:about.md')).toBe('About\n');
});

it('undoes nothing when its owner commits at the same moment', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  blog.write('about.md', 'Changed\n');
  const [own] = blog.env['PATH']?.split(':').filter((folder) => existsSync(join(folder, 'git'))) ?? [];
  blog.write('../bin/git', `#!/bin/sh\ngit() { ${own}/git "$@"; }\n${commitsFirst}\nexec ${own}/git "$@"\n`);
  chmodSync(join(blog.root, 'bin/git'), 0o755);
  const outcome = await blog.publish({}, { PATH: `${join(blog.root, 'bin')}:${blog.env['PATH']}` });
  expect(outcome?.commit).toBeNull();
  expect(statesOf(outcome)).toEqual([['origin', 'pushed', null]]);
  expect(blog.git('log', '--format=%s')).toBe('Meanwhile\nFirst\n');
  expect(blog.git('status', '--porcelain')).toBe('');
  expect(blog.git('show', 'HEAD:about.md')).toBe('Changed\n');
});

const commitsFirst = `case "$*" in *" commit "*) git commit --quiet -a -m Meanwhile ;; esac`;

it('has nothing to commit where a post was only taken out of the index', async () => {
  const blog = openPushedBlog();
  blog.git('rm', '--quiet', '--cached', '_posts/2026-03-01-old.md');
  expect(await blog.publish()).toMatchObject({ commit: null, files: 0 });
  blog.post('2026-03-02-a');
  expect(await blog.publish()).toMatchObject({ files: 1 });
  expect(blog.filesOf('origin')).toContain('_posts/2026-03-01-old.md');
});

it('leaves in the index what a hook of its owner has made of a post', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  const stamp = 'echo stamped >> _posts/2026-03-02-a.md; git add _posts';
  blog.write('.git/hooks/pre-commit', `#!/bin/sh\n${stamp}\n`);
  chmodSync(join(blog.dir, '.git/hooks/pre-commit'), 0o755);
  await blog.publish();
  expect(blog.git('show', 'HEAD:_posts/2026-03-02-a.md')).toMatch(/stamped\n$/);
  expect(blog.git('status', '--porcelain')).toBe('');
});

it('takes line ends as they stand, however strict the owner is with his', async () => {
  const blog = openPushedBlog();
  blog.git('config', 'core.autocrlf', 'true');
  blog.git('config', 'core.safecrlf', 'true');
  blog.post('2026-03-02-a');
  expect(await blog.publish()).toMatchObject({ files: 1 });
  expect(blog.read('_posts/2026-03-02-a.md')).not.toContain('\r');
  expect(blog.git('status', '--porcelain')).toBe('');
});

it('commits posts that are gone, staged as gone or not', async () => {
  const blog = openPushedBlog();
  for (const name of ['a', 'b', 'c']) blog.post(`2026-03-02-${name}`);
  await blog.publish();
  rmSync(join(blog.dir, '_posts/2026-03-02-a.md'));
  blog.git('rm', '--quiet', '_posts/2026-03-02-b.md');
  await blog.publish();
  expect(blog.filesOf('origin').filter((file) => file.startsWith('_posts/2026-03-02'))).toEqual([
    '_posts/2026-03-02-c.md',
  ]);
  expect(blog.git('log', '-1', '--format=%B').trim()).toBe('Remove 2 posts');
});

it('takes names with quotes, spaces, signs of pathspecs and Chinese as they are', async () => {
  const blog = openPushedBlog();
  const names = ['2026-03-02-"a" b', '2026-03-02-:(top)x', '2026-03-02-*', '2026-03-02-法广', '2026-03-02-é'];
  for (const name of names) blog.post(name, name.replaceAll('"', ''));
  await blog.publish();
  expect(blog.filesOf('origin').filter((file) => file.includes('03-02'))).toEqual(
    names.map((name) => `_posts/${name}.md`).sort(),
  );
  expect(blog.git('status', '--porcelain')).toBe('');
});

it('gives every remote its own push: one that fails stops no other and is tried again after a pause', async () => {
  const blog = openPushedBlog();
  const gone = blog.remote('gone');
  blog.remote('third');
  rmSync(gone, { recursive: true });
  blog.post('2026-03-02-a');
  const remotes = ['gone', 'origin', 'third'];
  expect(statesOf(await blog.publish({ remotes }))).toEqual([
    ['gone', 'failed', 'publish.refused'],
    ['origin', 'pushed', null],
    ['third', 'pushed', null],
  ]);
  expect(statesOf(await blog.publish({ remotes }))).toEqual([
    ['gone', 'waiting', null],
    ['origin', 'up-to-date', null],
    ['third', 'up-to-date', null],
  ]);
  blog.gitIn('.', 'init', '--quiet', '--bare', 'gone.git');
  blog.clock.jump(5 * 60_000);
  expect(statesOf(await blog.publish({ remotes }))?.[0]).toEqual(['gone', 'pushed', null]);
  expect(blog.filesOf('gone')).toEqual(blog.filesOf('origin'));
  expect((await blog.state.remoteStates()).find(({ remote }) => remote === 'gone')).toMatchObject({
    failures: 0,
    error: null,
  });
});

it('gathers changes, and pushes no more than so many times an hour', async () => {
  const blog = openPushedBlog();
  const limits = { everyMs: 10 * 60_000, perHour: 2 };
  const next = async (name: string, minutes: number) => {
    blog.clock.jump(minutes * 60_000);
    blog.post(`2026-03-02-${name}`);
    const outcome = await blog.publish(limits);
    return [outcome?.commit !== null, outcome?.remotes[0]?.state];
  };
  expect(await next('a', 0)).toEqual([true, 'pushed']);
  expect(await next('b', 9)).toEqual([false, 'up-to-date']);
  expect(await next('c', 1)).toEqual([true, 'pushed']);
  expect(await next('d', 20)).toEqual([true, 'waiting']);
  expect(await next('e', 30)).toEqual([true, 'pushed']);
  expect(blog.filesOf('origin')).toHaveLength(3 + 5);
  expect(blog.gitIn('origin.git', 'rev-list', '--count', 'main').trim()).toBe('5');
});

it('rebases onto a remote that moved, and brings its files along beside the owner’s own changes', async () => {
  const blog = openPushedBlog();
  pushElsewhere(blog, {
    '_config.yml': 'title: Moved\n',
    'new.md': 'new\n',
    '_posts/2026-03-01-x.md': 'x\n',
  });
  blog.write('about.md', 'mine\n');
  blog.write('staged.md', 'staged\n');
  blog.git('add', 'staged.md');
  blog.post('2026-03-02-a');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.gitIn('origin.git', 'log', '--format=%s', 'main').trim().split('\n')).toEqual([
    'Add 1 post',
    'Elsewhere',
    'First',
  ]);
  expect(blog.git('rev-parse', 'HEAD').trim()).toBe(blog.gitIn('origin.git', 'rev-parse', 'main').trim());
  expect(blog.read('_config.yml')).toBe('title: Moved\n');
  expect(blog.read('new.md')).toBe('new\n');
  expect(blog.git('status', '--porcelain')).toBe(' M about.md\nA  staged.md\n');
  expect(blog.git('log', '-1', '--format=%an').trim()).toBe('Owner');
});

it('leaves everything as it was when the remote changed the same post in another way', async () => {
  const blog = openPushedBlog();
  pushElsewhere(blog, { '_posts/2026-03-01-old.md': 'other\n' });
  blog.post('2026-03-01-old', '旧', '改');
  const outcome = await blog.publish();
  expect(statesOf(outcome)).toEqual([['origin', 'failed', 'publish.conflict']]);
  expect(outcome?.remotes[0]?.error?.message).toContain('_posts/2026-03-01-old.md');
  expect(blog.read('_posts/2026-03-01-old.md')).toContain('改');
  expect(blog.git('status', '--porcelain')).toBe('');
  expect(existsSync(join(blog.dir, '.git/rebase-merge'))).toBe(false);
  expect(blog.gitIn('origin.git', 'log', '-1', '--format=%s', 'main').trim()).toBe('Elsewhere');
});

it.each([
  ['changed', { 'about.md': 'theirs\n' }, 'about.md'],
  ['not told git of', { 'new.md': 'theirs\n' }, 'new.md'],
])('touches no file that its owner has %s when the remote has a new one', async (_how, theirs, file) => {
  const blog = openPushedBlog();
  pushElsewhere(blog, theirs);
  blog.write(file, 'mine\n');
  blog.post('2026-03-02-a');
  const before = blog.tree();
  const outcome = await blog.publish();
  expect(statesOf(outcome)).toEqual([['origin', 'failed', 'publish.in-the-way']]);
  expect(blog.tree()).toEqual(before);
  expect(blog.git('log', '-1', '--format=%s').trim()).toBe('Add 1 post');
  // The way is free again.
  blog.git('stash', '--quiet', '--include-untracked');
  blog.clock.jump(hourMs);
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.read(file)).toBe('theirs\n');
});

it('merges instead of rebasing what another remote has already', async () => {
  const blog = openPushedBlog();
  blog.remote('second');
  blog.post('2026-03-02-a');
  await blog.publish({ remotes: ['second'] });
  pushElsewhere(blog, { 'new.md': 'new\n' });
  blog.post('2026-03-02-b');
  const remotes = ['origin', 'second'];
  expect(statesOf(await blog.publish({ remotes }))).toEqual([
    ['origin', 'pushed', null],
    ['second', 'pushed', null],
  ]);
  expect(blog.filesOf('second')).toEqual(blog.filesOf('origin'));
  expect(blog.filesOf('second')).toContain('new.md');
});

it('works in a shallow clone, also when the remote moved', async () => {
  const blog = openPushedBlog();
  for (const round of [1, 2, 3]) pushElsewhere(blog, { 'round.md': `${round}\n` });
  rmSync(blog.dir, { recursive: true });
  blog.gitIn('.', 'clone', '--quiet', '--depth', '1', `file://${join(blog.root, 'origin.git')}`, 'blog');
  pushElsewhere(blog, { 'round.md': '4\n' });
  blog.post('2026-03-02-a');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.gitIn('origin.git', 'rev-list', '--count', 'main').trim()).toBe('6');
  expect(blog.read('round.md')).toBe('4\n');
});

it('finishes what a killed process began', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  blog.git('add', '_posts');
  expect((await blog.publish())?.files).toBe(1);
  blog.post('2026-03-02-b');
  // Committed, and killed before the push and before the record of it.
  blog.git('add', '_posts');
  blog.git('commit', '--quiet', '-m', 'Add 1 post');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.filesOf('origin')).toContain('_posts/2026-03-02-b.md');
});

it('lets one process publish at a time', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  const outcomes = await Promise.all([blog.publish(), blog.publish()]);
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(blog.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
});

it.each<[string, (blog: Blog) => void, string, string]>([
  [
    'no repository',
    (blog) => rmSync(join(blog.dir, '.git'), { recursive: true }),
    'publish.no-repository',
    'blog',
  ],
  [
    'a detached head',
    (blog) => blog.git('checkout', '--quiet', '--detach'),
    'publish.detached',
    'detached HEAD',
  ],
  ['another branch', (blog) => blog.git('checkout', '--quiet', '-b', 'draft'), 'publish.branch', 'draft'],
  [
    'a merge in progress',
    (blog) => writeFileSync(join(blog.dir, '.git/MERGE_HEAD'), blog.git('rev-parse', 'HEAD')),
    'publish.busy',
    'a merge',
  ],
  [
    'a rebase in progress',
    (blog) => mkdirSync(join(blog.dir, '.git/rebase-merge')),
    'publish.busy',
    'a rebase',
  ],
  [
    'a lock left behind',
    (blog) => writeFileSync(join(blog.dir, '.git/index.lock'), ''),
    'publish.locked',
    'index.lock',
  ],
  [
    'a hook that refuses',
    (blog) => {
      blog.write('.git/hooks/pre-commit', '#!/bin/sh\necho "error: no commits on Sundays" >&2\nexit 1\n');
      chmodSync(join(blog.dir, '.git/hooks/pre-commit'), 0o755);
    },
    'publish.commit',
    'no commits on Sundays',
  ],
  [
    'a lock on the branch',
    (blog) => writeFileSync(join(blog.dir, '.git/refs/heads/main.lock'), ''),
    'publish.locked',
    'main.lock',
  ],
])('%s: one sentence, and nothing changed', async (_what, spoil, code, words) => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  spoil(blog);
  const before = blog.tree();
  const status = (): string => {
    try {
      return blog.git('status', '--porcelain');
    } catch {
      return 'no repository';
    }
  };
  const stood = status();
  const failure = await failureOf(blog.publish({ branch: 'main' }));
  expect(failure.code).toBe(code);
  expect(failure.message).toContain(words);
  expect(blog.tree()).toEqual(before);
  expect(status()).toBe(stood);
  expect(blog.filesOf('origin')).toHaveLength(3);
  expect(await blog.state.beginPublish({ owner: 'next', at: blog.clock.now(), leaseMs: 1 })).toBe(true);
});

it('says what a remote refuses, and never forces', async () => {
  const blog = openPushedBlog();
  blog.write(
    '../origin.git/hooks/pre-receive',
    '#!/bin/sh\necho "quota exceeded: https://me:s3@cret@git.example/x"\nprintf %2000s x\nexit 1\n',
  );
  chmodSync(join(blog.root, 'origin.git/hooks/pre-receive'), 0o755);
  blog.post('2026-03-02-a');
  const outcome = await blog.publish();
  expect(statesOf(outcome)).toEqual([['origin', 'failed', 'publish.refused']]);
  const message = outcome?.remotes[0]?.error?.message ?? '';
  expect(message).toContain('quota exceeded: https://git.example/x');
  expect(message.length).toBeLessThan(500);
  const unrelated = openPushedBlog();
  unrelated.git('update-ref', '-d', 'HEAD');
  unrelated.git('commit', '--quiet', '-m', 'Other history');
  const refused = await unrelated.publish();
  expect(statesOf(refused)).toEqual([['origin', 'failed', 'publish.unrelated']]);
  expect(unrelated.gitIn('origin.git', 'log', '--format=%s', 'main').trim()).toBe('First');
});

it('brings back nothing that was taken out of the history of a remote', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-taken-down');
  await blog.publish();
  blog.gitIn('.', 'clone', '--quiet', 'origin.git', 'owner');
  blog.gitIn('owner', 'reset', '--quiet', '--hard', 'HEAD~1');
  blog.gitIn('owner', 'push', '--quiet', '--force');
  pushElsewhere(blog, { 'about.md': 'Without it\n' });
  blog.post('2026-03-03-new');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'failed', 'publish.rewritten']]);
  expect(blog.filesOf('origin')).toEqual(['_config.yml', '_posts/2026-03-01-old.md', 'about.md']);
  // Its owner puts ours on top of it himself.
  blog.git('rebase', '--quiet', '--onto', 'HEAD~2', 'HEAD~1');
  blog.clock.jump(hourMs);
  expect(statesOf(await blog.publish())).toEqual([['origin', 'failed', 'publish.rewritten']]);
  blog.git('pull', '--quiet', '--rebase', 'origin', 'main');
  blog.clock.jump(hourMs);
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
  expect(blog.filesOf('origin')).not.toContain('_posts/2026-03-02-taken-down.md');
});

it('does not bring back a branch that its remote has no more', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  await blog.publish();
  blog.gitIn('origin.git', 'branch', '-m', 'main', 'trunk');
  blog.post('2026-03-03-b');
  expect(statesOf(await blog.publish())).toEqual([['origin', 'failed', 'publish.branch-gone']]);
  expect(blog.gitIn('origin.git', 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/trunk\n');
  blog.git('push', '--quiet', 'origin', 'main');
  blog.clock.jump(hourMs);
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
});

it('tells what a hook of its owner has against a push', async () => {
  const blog = openPushedBlog();
  blog.write('.git/hooks/pre-push', '#!/bin/sh\necho "the freeze is on" >&2\nexit 1\n');
  chmodSync(join(blog.dir, '.git/hooks/pre-push'), 0o755);
  blog.post('2026-03-02-a');
  const outcome = await blog.publish();
  expect(outcome?.remotes[0]?.error?.message).toBe('origin refused the push: the freeze is on.');
});

it.each([
  ['the folder', '_posts/\n'],
  ['all Markdown', '*.md\n'],
])('says that git ignores the posts: %s', async (_what, line) => {
  const blog = openPushedBlog();
  blog.write('.gitignore', line);
  blog.post('2026-03-02-a');
  const failure = await failureOf(blog.publish());
  expect(failure.code).toBe('publish.ignored');
  blog.write('.gitignore', '*.bak\n');
  expect(await blog.publish()).toMatchObject({ files: 1 });
});

it('says that a folder is a repository of its own', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  blog.write('assets/mirror/picture.png', 'x');
  blog.git('init', '--quiet', 'assets/mirror');
  const failure = await failureOf(blog.publish());
  expect([failure.code, failure.message]).toEqual([
    'publish.outside',
    expect.stringContaining('assets/mirror lies outside the git repository'),
  ]);
});

it('says that there is no git', async () => {
  const blog = openPushedBlog();
  const failure = await failureOf(blog.publish({}, { PATH: '/nowhere' }));
  expect(failure.message).toBe(`git does not work in ${blog.dir}: the program git is not to be found.`);
});

it('follows links to the blog, and refuses a posts folder outside of the repository', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  symlinkSync(blog.dir, join(blog.root, 'link'));
  const folder = (path: string) => [{ folder: path, kind: 'posts' as const, isOurs: async () => true }];
  const outcome = await blog.publish({
    dir: join(blog.root, 'link'),
    folders: folder(join(blog.root, 'link/_posts')),
  });
  expect(statesOf(outcome)).toEqual([['origin', 'pushed', null]]);
  mkdirSync(join(blog.root, 'far'));
  const failure = await failureOf(blog.publish({ folders: folder(join(blog.root, 'far')) }));
  expect(failure.code).toBe('publish.outside');
});

it('takes no repository from the environment, and asks nobody for a password', async () => {
  const blog = openPushedBlog();
  blog.post('2026-03-02-a');
  blog.env['GIT_DIR'] = join(blog.root, 'origin.git');
  blog.env['GIT_INDEX_FILE'] = '/nowhere/index';
  expect(statesOf(await blog.publish())).toEqual([['origin', 'pushed', null]]);
});
