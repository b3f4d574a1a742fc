import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
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

/** Makes the next call of a step of the write path fail like the system would. */
async function failNext(step: 'writeFile' | 'sync' | 'rename', code: string): Promise<void> {
  if (step === 'rename') {
    const spy = vi.spyOn(fs, 'rename').mockRejectedValueOnce(systemError(code));
    syncBuiltinESMExports();
    onTestFinished(() => {
      spy.mockRestore();
      syncBuiltinESMExports();
    });
    return;
  }
  const handle = await fs.open('/dev/null');
  const spy = vi.spyOn(Object.getPrototypeOf(handle), step).mockRejectedValueOnce(systemError(code));
  await handle.close();
  onTestFinished(() => spy.mockRestore());
}

describe('a post that cannot be written', () => {
  it.each([
    ['writeFile', 'ENOSPC', 'the disk is full'],
    ['writeFile', 'EDQUOT', 'the disk quota is used up'],
    ['sync', 'EIO', 'the disk reports an input/output error'],
    ['rename', 'EACCES', 'permission denied'],
    ['rename', 'EROFS', 'the disk is read-only'],
  ] as const)('leaves the old one whole and nothing else: %s %s', async (step, code, detail) => {
    const { posts, postsDir, tempDir } = blog();
    await failNext(step, code);
    await expect(posts.write(path, 'the new post')).rejects.toMatchObject({
      code: 'post.write',
      retry: 'later',
      message: `Cannot write ${join(postsDir, path)}: ${detail}.`,
    });
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('the old post');
    expect(readdirSync(postsDir)).toEqual([path]);
    expect(readdirSync(tempDir)).toEqual([]);
    await posts.write(path, 'the new post');
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('the new post');
  });

  it('goes on when the folder cannot be synced at all on this file system', async () => {
    const { posts, postsDir } = blog();
    const handle = await fs.open(postsDir);
    const prototype = Object.getPrototypeOf(handle);
    await handle.close();
    const original = prototype.sync;
    const spy = vi.spyOn(prototype, 'sync').mockImplementation(async function (this: fs.FileHandle) {
      if ((await this.stat()).isDirectory()) throw systemError('EINVAL');
      return original.call(this);
    });
    onTestFinished(() => spy.mockRestore());
    await posts.write(path, 'the new post');
    expect(readFileSync(join(postsDir, path), 'utf8')).toBe('the new post');
  });

  it('names the file when the posts folder is a file', async () => {
    const folder = scratchFolder();
    const postsDir = join(folder, '_posts');
    writeFileSync(postsDir, '');
    const posts = openPostFiles({ postsDir, tempDir: join(folder, 'tmp') });
    await expect(posts.write(path, 'x')).rejects.toMatchObject({
      code: 'post.write',
      context: { file: join(postsDir, path), detail: expect.stringMatching(/a file/) },
    });
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(readFileSync(postsDir, 'utf8')).toBe('');
  });

  it('gives up at once where no folder can be made', async () => {
    const { tempDir } = blog();
    const posts = openPostFiles({ postsDir: '/proc/feedmirror/_posts', tempDir });
    await expect(posts.write(path, 'x')).rejects.toMatchObject({ code: 'post.write' });
  });

  it('names the file when a folder stands in its place, and when its name is too long', async () => {
    const { posts, postsDir } = blog();
    mkdirSync(join(postsDir, '2024-03-05-b.md'));
    await expect(posts.write('2024-03-05-b.md', 'x')).rejects.toMatchObject({
      context: { detail: 'a folder stands where a file is needed' },
    });
    await expect(posts.write(`2024-03-05-${'灯'.repeat(90)}.md`, 'x')).rejects.toMatchObject({
      context: { detail: 'the name is too long for this disk' },
    });
  });
});
