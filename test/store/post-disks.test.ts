import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPostFiles } from '../../src/store/posts.ts';
import { scratchFolder } from './samples.ts';

const path = '2024-03-05-a.md';

function blog() {
  const folder = scratchFolder();
  const postsDir = join(folder, '_posts');
  const tempDir = join(folder, 'tmp');
  mkdirSync(postsDir);
  mkdirSync(tempDir);
  writeFileSync(join(postsDir, path), 'the old post');
  return { folder, postsDir, tempDir, posts: openPostFiles({ postsDir, tempDir }) };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** Makes each rename for which `isFar` fail like between two disks; gives the files that were to be renamed. */
async function acrossDisks(isFar: (from: string, to: string) => boolean): Promise<string[]> {
  vi.restoreAllMocks();
  const seen: string[] = [];
  const original = fs.rename.bind(fs);
  const spy = vi.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
    seen.push(String(from));
    if (isFar(String(from), String(to))) throw systemError('EXDEV');
    await original(from, to);
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return seen;
}

describe('a temporary folder on another disk', () => {
  it('writes above the posts folder, under a name that Jekyll passes over', async () => {
    const { folder, posts, postsDir, tempDir } = blog();
    const stale = '.0a-b.feedmirror-tmp';
    const young = '.0c-d.feedmirror-tmp';
    const others = '.keep';
    for (const name of [stale, young, others]) writeFileSync(join(folder, name), '');
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(folder, stale), longAgo, longAgo);
    utimesSync(join(folder, others), longAgo, longAgo);

    const seen = await acrossDisks((from) => dirname(from) === tempDir);
    const deep = join(postsDir, '2024', path);
    await posts.write(`2024/${path}`, 'the new post');
    expect(readFileSync(deep, 'utf8')).toBe('the new post');
    expect(seen.map((from) => dirname(from))).toEqual([tempDir, folder]);
    expect(basename(seen[1] ?? '')).toMatch(/^\./);
    expect(readdirSync(tempDir)).toEqual([]);
    expect(readdirSync(postsDir).sort()).toEqual(['2024', path]);
    expect(readdirSync(folder).sort()).toEqual([young, others, '_posts', 'tmp'].sort());
  });

  it('says what to do when the posts folder is a mount of its own, and writes nothing into it', async () => {
    const { folder, posts, postsDir, tempDir } = blog();
    const seen = await acrossDisks(() => true);
    await expect(posts.write(path, 'the new post')).rejects.toMatchObject({
      code: 'post.write',
      message: `Cannot write ${join(postsDir, path)}: its folder is a mount of its own, where no post can be put in place whole; mount the folder above it.`,
    });
    expect(seen.map((from) => dirname(from))).toEqual([tempDir, folder]);
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('the old post');
    expect([...readdirSync(tempDir), ...readdirSync(postsDir)]).toEqual([path]);
    expect(readdirSync(folder).sort()).toEqual(['_posts', 'tmp']);
  });

  it('goes to the disk of a posts folder that is a link, and of a post that is one', async () => {
    const { folder, postsDir, tempDir } = blog();
    const site = join(folder, 'site');
    const notes = join(folder, 'notes');
    for (const made of [site, notes]) mkdirSync(made);
    symlinkSync(postsDir, join(site, '_posts'));
    writeFileSync(join(notes, 'b.md'), 'the old note');
    symlinkSync(join(notes, 'b.md'), join(postsDir, '2024-03-05-b.md'));
    const posts = openPostFiles({ postsDir: join(site, '_posts'), tempDir });

    const seen = await acrossDisks((from, to) => dirname(from) !== dirname(to) && dirname(from) !== folder);
    await posts.write(path, 'the new post');
    expect(seen.map((from) => dirname(from))).toEqual([tempDir, folder]);
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('the new post');
    seen.length = 0;

    const far = await acrossDisks((from, to) => dirname(from) !== dirname(to));
    await posts.write('2024-03-05-b.md', 'the new note');
    expect(far.map((from) => dirname(from))).toEqual([tempDir, folder, notes]);
    expect(readFileSync(join(notes, 'b.md'), 'utf8')).toBe('the new note');
    expect(readdirSync(notes)).toEqual(['b.md']);
  });

  it('works between two real file systems where this machine has them', async () => {
    const { posts, postsDir } = blog();
    const other = '/dev/shm';
    const isOther = existsSync(other) && statSync(other).dev !== statSync(postsDir).dev;
    const far = isOther ? openPostFiles({ postsDir, tempDir: other }) : posts;
    await far.write(path, 'from afar');
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('from afar');
    expect(readdirSync(postsDir)).toEqual([path]);
  });
});
