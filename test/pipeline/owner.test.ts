// What the blog's owner does with posts, and that the mirror gives way.
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MirrorBench, openMirrorBench } from './mirror-bench.ts';

const hourMs = 3_600_000;

/** A bench whose pages are refused: every post is a summary that waits for its page. */
async function waitingBench(): Promise<{ readonly bench: MirrorBench; readonly names: readonly string[] }> {
  const bench = await openMirrorBench();
  bench.origin.fault('pages', { kind: 'status', status: 403 });
  await bench.pass();
  const names = (await bench.posts()).filter((name) => !/直播|专题|视频|播音/.test(name));
  return { bench, names };
}

async function move(bench: MirrorBench, name: string, target: string): Promise<string> {
  const file = join(bench.folder, target);
  await mkdir(dirname(file), { recursive: true });
  await rename(join(bench.postsDir, name), file);
  return file;
}

/** The pages answer again, and it is time to ask. */
async function complete(bench: MirrorBench) {
  bench.origin.fault('pages', null);
  bench.clock.jump(2 * hourMs);
  return bench.pass({ floor: 'lift' });
}

describe('a deleted post', () => {
  it('comes back in no way: not by the feed, a rebuild or the end of its wait', async () => {
    const { bench, names } = await waitingBench();
    const [name = '', other = ''] = names;
    await unlink(join(bench.postsDir, name));
    const { events } = await bench.pass({ floor: 'lift' });
    expect(events).toContainEqual(expect.objectContaining({ event: 'folder', deleted: 1 }));

    await complete(bench);
    const rebuilt = await bench.rebuild({ only: ['sample'] });
    expect(rebuilt.events).not.toContainEqual(expect.objectContaining({ path: name }));
    bench.clock.jump(48 * hourMs);
    await bench.pass({ floor: 'lift' });
    expect(await bench.posts()).not.toContain(name);
    expect(await bench.posts()).toContain(other);
    expect(await bench.posts()).toHaveLength(29);
  });

  it('is known again when its owner puts it back', async () => {
    const { bench, names } = await waitingBench();
    const [name = ''] = names;
    const text = await bench.read(name);
    await unlink(join(bench.postsDir, name));
    await bench.pass({ floor: 'lift' });
    await writeFile(join(bench.postsDir, name), text);
    const { events } = await complete(bench);
    expect(events).toContainEqual(expect.objectContaining({ event: 'folder', adopted: 1 }));
    expect(await bench.read(name)).not.toContain('阅读原文');
  });
});

describe('a moved post', () => {
  it.each([
    '_posts/2020/2001-01-01-另一个名字.md',
    '_drafts/留到以后.md',
    '新闻/_posts/2001-01-01-moved.markdown',
    'archived/2020-09/2001-01-01-old.md',
  ])('is followed to %s, completed there, and written nowhere else', async (target) => {
    const { bench, names } = await waitingBench();
    const [name = ''] = names;
    const file = await move(bench, name, target);
    const { events, sums } = await complete(bench);
    expect(events).toContainEqual(expect.objectContaining({ event: 'folder', moved: 1, deleted: 0 }));
    expect(sums.full).toBeGreaterThan(20);
    expect(await readFile(file, 'utf8')).not.toContain('阅读原文');
    await expect(stat(join(bench.postsDir, name))).rejects.toMatchObject({ code: 'ENOENT' });

    // Nothing more to tell, until it moves on; then it is followed again, and its end is a deletion.
    const quiet = await bench.pass({ floor: 'lift' });
    expect(quiet.events).not.toContainEqual(expect.objectContaining({ event: 'folder' }));
    await rename(file, join(bench.postsDir, '2001-01-02-back.md'));
    const back = await bench.pass({ floor: 'lift' });
    expect(back.events).toContainEqual(expect.objectContaining({ event: 'folder', moved: 1 }));
    await move(bench, '2001-01-02-back.md', target);
    await bench.pass({ floor: 'lift' });
    await unlink(file);
    const gone = await bench.pass({ floor: 'lift' });
    expect(gone.events).toContainEqual(expect.objectContaining({ event: 'folder', moved: 0, deleted: 1 }));
    expect(await bench.posts()).not.toContain(name);
  });

  it('is no vanished one: old posts may go into an archive, however many', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const [kept = '', ...old] = await bench.posts();
    for (const name of old) await move(bench, name, `archived/2020-09/${name}`);
    const { events, sums } = await bench.pass({ floor: 'lift' });
    expect(events).toContainEqual(expect.objectContaining({ event: 'folder', moved: 29, deleted: 0 }));
    expect(sums.written).toBe(0);
    expect(await bench.posts()).toEqual([kept]);

    // The last one, too; but an emptied folder is asked about.
    await move(bench, kept, `archived/2020-09/${kept}`);
    const asked = await bench.pass({ floor: 'lift' }).catch((error: unknown) => error);
    expect(String(asked)).toContain('1 of 30 known posts are gone');
  });

  it('leaves strangers beside the posts folder alone', async () => {
    const { bench, names } = await waitingBench();
    const [name = '', other = ''] = names;
    const copy = (await bench.read(other)).replace(/^from: .*$/m, 'from: https://elsewhere.example/a');
    await mkdir(join(bench.folder, '_drafts'));
    await writeFile(join(bench.folder, '_drafts', 'a.md'), copy);
    await unlink(join(bench.postsDir, name));
    const { events } = await bench.pass({ floor: 'lift' });
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'folder', adopted: 0, moved: 0, deleted: 1 }),
    );
  });
});

describe('a post in its owner’s hands', () => {
  it('keeps added keys when its summary is completed, and is not edited by line ends or Unicode forms', async () => {
    const { bench, names } = await waitingBench();
    const [name = ''] = names;
    const mine = (await bench.read(name))
      .replace('tags: [ 法广 ]', 'tags: [ 法广, 精选 ]\npinned: true\nnote: |\n  两行的\n  说明')
      .replaceAll('\n', '\r\n');
    await writeFile(join(bench.postsDir, name), mine.normalize('NFD'));
    await complete(bench);
    const completed = await bench.read(name);
    expect(completed).not.toContain('阅读原文');
    expect(completed).toContain('tags: [ 法广, 精选 ]\r\npinned: true\r\nnote: |\r\n  两行的\r\n  说明\r\n');
  });

  it('is not completed when bytes of another encoding stand in it: they would be lost', async () => {
    const { bench, names } = await waitingBench();
    const [name = ''] = names;
    const file = join(bench.postsDir, name);
    const bytes = Buffer.concat([
      Buffer.from('---\nremark: "'),
      Buffer.from([0xb9, 0xfa]),
      Buffer.from('"\n'),
      (await readFile(file)).subarray(4),
    ]);
    await writeFile(file, bytes);
    const { events } = await complete(bench);
    expect(events).toContainEqual(expect.objectContaining({ outcome: 'left-alone', path: name }));
    expect(await readFile(file)).toEqual(bytes);
  });
});
