import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPostFiles } from '../../src/store/posts.ts';
import { scratchFolder } from './samples.ts';

function blog() {
  const folder = scratchFolder();
  const postsDir = join(folder, '_posts');
  const tempDir = join(folder, '.feedmirror', 'tmp');
  return { folder, postsDir, tempDir, posts: openPostFiles({ postsDir, tempDir }) };
}

async function listed(posts: { list(): AsyncIterable<string> }): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of posts.list()) paths.push(path);
  return paths.sort();
}

describe('list', () => {
  it('gives what Jekyll would read and nothing else', async () => {
    const { postsDir, posts } = blog();
    const files = [
      '2024-03-05-灯塔.md',
      '2024-03-05-old.markdown',
      '2024-03-05-page.HTML',
      '2024-3-5-short.md',
      'rfi/2024/2024-03-05-deep.md',
      '.2024-03-05-dot.md',
      '_2024-03-05-draft.md',
      '#2024-03-05-emacs.md',
      '2024-03-05-backup.md~',
      '2024-03-05-part.md.tmp',
      '2024-03-05-picture.png',
      'about.md',
      '.git/2024-03-05-a.md',
      '_old/2024-03-05-b.md',
    ];
    for (const file of files) {
      mkdirSync(join(postsDir, file, '..'), { recursive: true });
      writeFileSync(join(postsDir, file), '');
    }
    mkdirSync(join(postsDir, '2024-03-05-folder.md'));
    expect(await listed(posts)).toEqual(files.slice(0, 5).sort());
  });

  it('follows links to files, passes over links to folders and dead ones', async () => {
    const { folder, postsDir, posts } = blog();
    mkdirSync(join(folder, 'elsewhere'));
    mkdirSync(postsDir);
    writeFileSync(join(folder, 'elsewhere', '2024-03-05-a.md'), '');
    symlinkSync(join(folder, 'elsewhere', '2024-03-05-a.md'), join(postsDir, '2024-03-05-a.md'));
    symlinkSync(join(folder, 'elsewhere'), join(postsDir, 'linked'));
    symlinkSync(join(folder, 'nowhere'), join(postsDir, '2024-03-05-dead.md'));
    expect(await listed(posts)).toEqual(['2024-03-05-a.md']);
  });

  it('gives nothing when there is no folder, and an error when it is a file', async () => {
    const { postsDir, posts } = blog();
    expect(await posts.exists()).toBe(false);
    expect(await listed(posts)).toEqual([]);
    writeFileSync(postsDir, '');
    expect(await posts.exists()).toBe(false);
    await expect(listed(posts)).rejects.toMatchObject({ code: 'post.read', context: { file: postsDir } });
  });
});

describe('read and write', () => {
  it('reads null for what is not there', async () => {
    const { posts, postsDir } = blog();
    expect(await posts.read('2024-03-05-a.md')).toBeNull();
    mkdirSync(postsDir);
    expect(await posts.exists()).toBe(true);
    expect(await posts.read('2024/2024-03-05-a.md')).toBeNull();
  });

  it('writes the very bytes, into folders that it creates, and leaves no temporary file', async () => {
    const { posts, postsDir, tempDir } = blog();
    const text = '---\ntitle: "灯塔"\n---\n𝄞 e\u0301\n';
    await posts.write('2024/2024-03-05-灯塔.md', 'before, and much longer than what follows it'.repeat(9));
    await posts.write('2024/2024-03-05-灯塔.md', text);
    expect(readFileSync(join(postsDir, '2024', '2024-03-05-灯塔.md'), 'utf8')).toBe(text);
    expect(await posts.read('2024/2024-03-05-灯塔.md')).toBe(text);
    expect(readdirSync(join(postsDir, '2024'))).toEqual(['2024-03-05-灯塔.md']);
    expect(readdirSync(tempDir)).toEqual([]);
  });

  it('finds and replaces a file whose name macOS decomposed', async () => {
    const { posts, postsDir } = blog();
    const composed = '2024-03-05-caf\u00e9.md';
    const decomposed = composed.normalize('NFD');
    mkdirSync(postsDir);
    writeFileSync(join(postsDir, decomposed), 'old');
    expect(await posts.read(composed)).toBe('old');
    await posts.write(composed, 'new');
    expect(readdirSync(postsDir)).toEqual([decomposed]);
    expect(await posts.read(decomposed)).toBe('new');
    expect(await listed(posts)).toEqual([decomposed]);
  });

  it('writes through a link instead of replacing it', async () => {
    const { folder, posts, postsDir } = blog();
    mkdirSync(postsDir);
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync(join(folder, 'real.md'), join(postsDir, '2024-03-05-a.md'));
    await posts.write('2024-03-05-a.md', 'new');
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('new');
  });

  it.each(['../2024-03-05-a.md', '/tmp/2024-03-05-a.md', 'x/../../y.md', '', 'a\0b.md'])(
    'refuses a path that leaves the folder: %j',
    async (path) => {
      const { folder, posts } = blog();
      await expect(posts.write(path, 'x')).rejects.toMatchObject({ code: 'post.write' });
      await expect(posts.read(path)).rejects.toMatchObject({ code: 'post.read' });
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
