// StateStore contract: the links from post to post.
import { expect, it } from 'vitest';
import type { PostLink } from '../../src/core/links-port.ts';
import type { StateStore } from '../../src/core/state-port.ts';
import { keyOf, minutesAfter, noon, planned, poll, postOnDisk } from './samples.ts';

const claim = { owner: 'one', now: noon, leaseMs: 60_000 };

function link(position: number, name: string, shown: string | null = null): PostLink {
  return { position, target: keyOf(name), source: `http://news.example/cn/${name}?a=1&amp;b`, shown };
}

/** A store that has these posts. */
async function withPosts(create: () => StateStore, ...names: readonly string[]): Promise<StateStore> {
  const state = create();
  await state.adopt(
    names.map((name) => postOnDisk(name)),
    noon,
  );
  return state;
}

const keysOf = (posts: readonly { readonly key: string }[]) => posts.map(({ key }) => key);

export function linkContract(create: () => StateStore): void {
  it('gives links back as they were recorded, and replaces them', async () => {
    const state = await withPosts(create, 'a');
    expect(await state.hasLinks()).toBe(false);
    await state.recordLinks(keyOf('a'), [link(3, 'c', '/c.html'), link(0, 'b')]);
    expect(await state.linksOf(keyOf('a'))).toEqual([link(0, 'b'), link(3, 'c', '/c.html')]);
    expect(await state.hasLinks()).toBe(true);
    await state.recordLinks(keyOf('a'), [link(1, 'd')]);
    expect(await state.linksOf(keyOf('a'))).toEqual([link(1, 'd')]);
    expect(await state.linksOf(keyOf('nobody'))).toEqual([]);
    await expect(state.recordLinks(keyOf('nobody'), [])).rejects.toThrow('no entry with the key');
  });

  it('lists the posts whose links are unknown, until they are recorded or forgotten', async () => {
    const state = await withPosts(create, 'a', 'b', 'c');
    await state.recordPoll(poll([planned('waiting')]));
    expect(keysOf(await state.unreadPosts(null, 2))).toEqual([keyOf('a'), keyOf('b')]);
    expect(keysOf(await state.unreadPosts(keyOf('b'), 2))).toEqual([keyOf('c')]);
    await state.recordLinks(keyOf('a'), []);
    await state.recordLinks(keyOf('b'), [link(0, 'c')]);
    expect(keysOf(await state.unreadPosts(null, 9))).toEqual([keyOf('c')]);
    await state.forgetLinks(keyOf('b'));
    expect(keysOf(await state.unreadPosts(null, 9))).toEqual([keyOf('b'), keyOf('c')]);
    expect(await state.linksOf(keyOf('b'))).toEqual([]);
    expect((await state.unreadPosts(null, 1))[0]).toEqual({
      key: keyOf('b'),
      feedId: null,
      url: keyOf('b'),
      publishedAt: new Date('2024-03-05T07:00:00.000Z'),
      firstSeenAt: noon,
    });
  });

  it('finds the posts that wait for a target when its post is there, by key or alias', async () => {
    const state = await withPosts(create, 'a', 'b', 'c');
    await state.recordLinks(keyOf('a'), [link(0, 'later')]);
    await state.recordLinks(keyOf('b'), [link(0, 'other-name'), link(1, 'other-name')]);
    await state.recordLinks(keyOf('c'), [link(0, 'gone', '/gone.html')]);
    expect(keysOf(await state.linkingPosts(0, 9))).toEqual([keyOf('c')]);
    await state.recordPoll(poll([planned('later')]));
    expect(keysOf(await state.linkingPosts(0, 9))).toEqual([keyOf('c')]);
    await state.adopt([postOnDisk('moved'), postOnDisk('later-on-disk', { key: keyOf('late') })], noon);
    await state.addAliases(keyOf('moved'), [keyOf('other-name')]);
    await state.addAliases(keyOf('late'), [keyOf('later')]);
    expect(keysOf(await state.linkingPosts(0, 9))).toEqual([keyOf('b'), keyOf('c')]);
    const [first] = await state.linkingPosts(0, 1);
    expect(keysOf(await state.linkingPosts(first?.cursor ?? -1, 9))).toEqual([keyOf('c')]);
    await state.close(keyOf('c'), 'deleted');
    await state.close(keyOf('moved'), 'deleted');
    expect(await state.linkingPosts(0, 9)).toEqual([]);
  });

  it('gives a post to one at a time', async () => {
    const state = await withPosts(create, 'a');
    expect(await state.claimPost(keyOf('a'), claim)).toBe(true);
    expect(await state.claimPost(keyOf('a'), { ...claim, owner: 'two' })).toBe(false);
    expect(await state.claimPost(keyOf('a'), { ...claim, now: minutesAfter(noon, 2) })).toBe(true);
    await state.releasePost(keyOf('a'));
    expect(await state.claimPost(keyOf('a'), { ...claim, owner: 'two' })).toBe(true);
    await state.recordPoll(poll([planned('pending')]));
    expect(await state.claimPost(keyOf('pending'), claim)).toBe(false);
  });

  it('remembers a writing from its announcement to its end', async () => {
    const state = await withPosts(create, 'a', 'b');
    await state.recordLinks(keyOf('a'), [link(0, 'b')]);
    await state.beginRewrite(keyOf('a'), { bodyHash: 'h2', links: [link(0, 'b', '/b.html')] });
    await state.beginRewrite(keyOf('b'), { bodyHash: 'h3', links: [] });
    expect(await state.unfinishedRewrites()).toEqual([
      { key: keyOf('a'), path: '2024-03-05-a.md', bodyHash: 'h2' },
      { key: keyOf('b'), path: '2024-03-05-b.md', bodyHash: 'h3' },
    ]);
    expect((await state.entry(keyOf('a')))?.bodyHash).toBe('hash of a');
    await state.endRewrite(keyOf('a'), 'done');
    await state.endRewrite(keyOf('b'), 'undone');
    expect(await state.unfinishedRewrites()).toEqual([]);
    expect((await state.entry(keyOf('a')))?.bodyHash).toBe('h2');
    expect(await state.linksOf(keyOf('a'))).toEqual([link(0, 'b', '/b.html')]);
    expect((await state.entry(keyOf('b')))?.bodyHash).toBe('hash of b');
  });

  it('forgets the links of a body that was written without a look at them', async () => {
    const state = await withPosts(create, 'a', 'b');
    await state.recordLinks(keyOf('a'), [link(0, 'b', '/b.html')]);
    await state.recordLinks(keyOf('b'), []);
    await state.beginRewrite(keyOf('a'), { bodyHash: 'h2', links: null });
    expect(await state.linksOf(keyOf('a'))).toHaveLength(1);
    await state.endRewrite(keyOf('a'), 'done');
    expect((await state.entry(keyOf('a')))?.bodyHash).toBe('h2');
    expect(await state.linksOf(keyOf('a'))).toEqual([]);
    expect((await state.unreadPosts(null, 9)).map(({ key }) => key)).toEqual([keyOf('a')]);
  });
}
