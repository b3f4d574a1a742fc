import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PostError } from '../../src/core/errors.ts';
import type { PostFiles, UnreadablePlace } from '../../src/core/ports.ts';
import { reconcileFolder } from '../../src/pipeline/folder.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { handClock, noon, planned, poll, scratchFolder } from '../store/samples.ts';

function blog(names: readonly string[]) {
  const folder = scratchFolder();
  const postsDir = join(folder, '_posts');
  for (const name of names) {
    const file = join(postsDir, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\ntitle: "${name}"\nfrom: https://news.example/${encodeURI(name)}\n---\n正文\n`);
  }
  const clock = handClock();
  const opened = openState({ file: join(folder, 'state.db'), clock, mode: 'write' });
  const posts = openPostFiles({ postsDir, blogDir: folder, tempDir: join(folder, 'tmp') });
  const reconcile = (changed: Partial<PostFiles> = {}, deletions: 'guard' | 'accept' = 'guard') =>
    reconcileFolder(
      { folder: '_posts', deletions, identityOf: () => ({}) },
      { state: opened.state, posts: { ...posts, ...changed }, clock },
    );
  return { folder, posts, reconcile, state: opened.state };
}

const names = Array.from({ length: 8 }, (_, index) => `2020/2020-01-0${index + 1}-a.md`);

describe('what cannot be read', () => {
  it('is named, and the rest is learned; later it is learned too', async () => {
    const { posts, reconcile } = blog(names);
    const denied = new PostError('post.read', { file: 'x', detail: 'permission denied' });
    const readExactly: PostFiles['readExactly'] = (path) =>
      path === names[2] ? Promise.reject(denied) : posts.readExactly(path);
    const found = await reconcile({ readExactly });
    expect(found).toEqual({
      event: 'folder',
      adopted: 7,
      moved: 0,
      deleted: 0,
      unreadable: 1,
      problems: [{ path: names[2], reason: 'permission denied' }],
    });
    expect(await reconcile()).toMatchObject({ adopted: 1, unreadable: 0 });
    expect(await reconcile()).toMatchObject({ adopted: 0, deleted: 0, unreadable: 0 });
  });

  it('is not deleted: a folder that is closed keeps what is in it', async () => {
    const { posts, reconcile, state } = blog([...names, '2021-01-01-b.md']);
    await reconcile();
    async function* list(tell?: (place: UnreadablePlace) => void): AsyncGenerator<string> {
      tell?.({ path: '2020', reason: 'permission denied' });
      for await (const path of posts.list()) if (!path.startsWith('2020/')) yield path;
    }
    expect(await reconcile({ list })).toMatchObject({ deleted: 0, moved: 0, unreadable: 1 });
    expect((await state.counts()).byStatus).toMatchObject({ full: 9, deleted: 0 });
  });

  it('ends nothing but this: an error that is not about one file is thrown', async () => {
    const { reconcile } = blog(names);
    const broken = new TypeError('a bug');
    await expect(reconcile({ readExactly: () => Promise.reject(broken) })).rejects.toBe(broken);
  });
});

describe('a folder that was put aside as a whole', () => {
  it('is asked about, though its posts are found; accepted, they are followed', async () => {
    const { folder, reconcile, state } = blog(names);
    await reconcile();
    renameSync(join(folder, '_posts'), join(folder, 'aside'));
    await expect(reconcile()).rejects.toMatchObject({
      code: 'post.vanished',
      context: { count: 8, total: 8 },
    });
    expect((await state.entry(`https://news.example/${names[0]}`))?.path).toBe(names[0]);
    expect(await reconcile({}, 'accept')).toMatchObject({ moved: 8, deleted: 0 });
    expect(await reconcile()).toMatchObject({ moved: 0, deleted: 0 });
    expect((await state.entry(`https://news.example/${names[0]}`))?.path).toBe(`../aside/${names[0]}`);
  });
});

describe('a post that stands where nobody planned it', () => {
  it('is the post of the article that waits for its page', async () => {
    const { reconcile, state } = blog(names.slice(0, 1));
    const key = `https://news.example/${names[0]}`;
    await state.recordPoll(poll([{ ...planned('x'), key, url: key }]));
    await reconcile();
    expect(await state.entry(key)).toMatchObject({ status: 'full', path: names[0], open: false });
    expect(
      await state.claim({ owner: 'a', now: noon, leaseMs: 1000, limit: 5, triedBefore: noon, feedIds: null }),
    ).toEqual([]);
  });
});
