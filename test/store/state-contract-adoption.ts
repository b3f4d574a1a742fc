// StateStore contract: posts that the blog has and the state does not, or no longer, know.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { claimOf, keyOf, keys, minutesAfter, noon, planned, poll, postOnDisk } from './samples.ts';

const summary = {
  status: 'summary' as const,
  bodyHash: 'h1',
  method: null,
  title: 't',
  at: minutesAfter(noon, 1),
  nextTryAt: minutesAfter(noon, 60),
  errorCode: 'fetch.forbidden',
  attempts: 1,
};

export function adoptionContract(create: () => StateStore): void {
  it('adopts posts that it did not know, summaries with work left to do', async () => {
    const state = create();
    const posts = [postOnDisk('full'), postOnDisk('short', { summaryOnly: true, publishedAt: null })];
    expect(await state.adopt(posts, noon)).toBe(2);
    expect(await state.adopt(posts, minutesAfter(noon, 60))).toBe(0);
    expect(await state.entry(keyOf('full'))).toEqual({
      key: keyOf('full'),
      feedId: null,
      url: keyOf('full'),
      status: 'full',
      payload: null,
      title: 'full',
      publishedAt: new Date('2024-03-05T07:00:00.000Z'),
      dateSource: 'post',
      path: '2024-03-05-full.md',
      bodyHash: 'hash of full',
      method: null,
      firstSeenAt: noon,
      attempts: 0,
      nextTryAt: null,
      open: false,
      lastErrorCode: null,
    });
    expect(await state.entry(keyOf('short'))).toMatchObject({
      status: 'summary',
      open: true,
      dateSource: null,
    });
    expect(keys(await state.claim(claimOf('one', noon)))).toEqual([keyOf('short')]);
    await state.recordPoll(poll([planned('full')]));
    expect((await state.counts()).byStatus.pending).toBe(0);
  });

  it('keeps the names of adopted posts from new entries', async () => {
    const state = create();
    await state.adopt([postOnDisk('lamp', { path: '2024/2024-03-04-lamp.md', day: '2024-03-04' })], noon);
    const names = [
      { path: '2024-03-05-lamp.md', slug: 'lamp', day: '2024-03-05' },
      { path: '2024-03-05-lamp-1f.md', slug: 'lamp-1f', day: '2024-03-05' },
    ];
    await state.recordPoll(poll([planned('other', { names })]));
    expect((await state.entry(keyOf('other')))?.path).toBe('2024-03-05-lamp-1f.md');
  });

  it('leaves known entries as they are, also under an alias', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a', { aliases: [keyOf('a-before')] })]));
    await state.markWritten(keyOf('a'), summary);
    const before = await state.entry(keyOf('a'));
    const copies = [postOnDisk('a', { path: 'copy/2024-03-05-a.md' }), postOnDisk('a-before')];
    expect(await state.adopt(copies, noon)).toBe(0);
    expect(await state.entry(keyOf('a'))).toEqual(before);
    expect((await state.counts()).entries).toBe(1);
  });

  it('takes a post for the work of an entry whose crash lost the name', async () => {
    const state = create();
    const bare = { title: null, publishedAt: null, dateSource: null, names: [] };
    await state.recordPoll(poll([planned('a', { ...bare, aliases: [keyOf('a2')] }), planned('b', bare)]));
    const posts = [postOnDisk('a', { key: keyOf('a2') }), postOnDisk('b', { summaryOnly: true })];
    expect(await state.adopt(posts, minutesAfter(noon, 5))).toBe(0);
    expect(await state.entry(keyOf('a'))).toMatchObject({
      feedId: 'cn',
      status: 'full',
      open: false,
      path: '2024-03-05-a.md',
      bodyHash: 'hash of a',
      method: null,
      title: 'a',
      publishedAt: new Date('2024-03-05T07:00:00.000Z'),
      dateSource: 'post',
      firstSeenAt: noon,
    });
    expect(await state.entry(keyOf('b'))).toMatchObject({ status: 'summary', open: true });
  });

  it('does not bring back what was deleted', async () => {
    const state = create();
    await state.adopt([postOnDisk('a')], noon);
    await state.close(keyOf('a'), 'deleted');
    expect(await state.adopt([postOnDisk('b')], noon)).toBe(1);
    expect(await state.recordPoll(poll([planned('a')]))).toBe(0);
    expect(await state.entry(keyOf('a'))).toMatchObject({ status: 'deleted', open: false });
    expect((await state.postPaths(null, 10)).map(({ key }) => key)).toEqual([keyOf('b')]);
  });

  it('knows a deleted post again whose file stands again, by what the file says', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a', { aliases: ['guid:cn:a'] }), planned('b')]));
    await state.markWritten(keyOf('a'), { ...summary, attempts: 5 });
    await state.markWritten(keyOf('b'), { ...summary, status: 'full', nextTryAt: null });
    await state.close(keyOf('a'), 'deleted');
    await state.close(keyOf('b'), 'deleted');
    const back = [
      postOnDisk('a', { path: 'back/2024-03-05-a.md', summaryOnly: true, bodyHash: 'h9' }),
      postOnDisk('b', { title: '另一个标题' }),
      postOnDisk('b', { path: 'copy/2024-03-05-b.md' }),
    ];
    expect(await state.adopt(back, minutesAfter(noon, 60))).toBe(2);
    expect(await state.entry(keyOf('a'))).toMatchObject({
      feedId: 'cn',
      status: 'summary',
      open: true,
      path: 'back/2024-03-05-a.md',
      bodyHash: 'h9',
      dateSource: 'post',
      publishedAt: new Date('2024-03-05T07:00:00.000Z'),
      firstSeenAt: noon,
      attempts: 0,
      nextTryAt: null,
    });
    expect(await state.entry(keyOf('b'))).toMatchObject({
      status: 'full',
      open: false,
      path: '2024-03-05-b.md',
      title: '另一个标题',
      bodyHash: 'hash of b',
    });
    expect(await state.findKey(['guid:cn:a'])).toBe(keyOf('a'));
    expect((await state.counts()).byStatus).toMatchObject({ full: 1, summary: 1, deleted: 0 });
    expect(keys(await state.claim(claimOf('one', minutesAfter(noon, 60))))).toEqual([keyOf('a')]);
  });

  it("does not take another entry's path for a deleted post", async () => {
    const state = create();
    await state.adopt([postOnDisk('a'), postOnDisk('b')], noon);
    await state.close(keyOf('a'), 'deleted');
    expect(await state.adopt([postOnDisk('a', { path: '2024-03-05-b.md' })], noon)).toBe(0);
    expect((await state.entry(keyOf('a')))?.status).toBe('deleted');
    expect((await state.entry(keyOf('b')))?.path).toBe('2024-03-05-b.md');
  });

  it('knows the article that stands where another entry only planned to write', async () => {
    const state = create();
    await state.recordPoll(poll([planned('planned')]));
    const path = '2024-03-05-planned.md';
    expect(await state.adopt([postOnDisk('standing', { path, slug: 'planned' })], noon)).toBe(1);
    expect((await state.entry(keyOf('standing')))?.path).toBe(path);
    expect(await state.entry(keyOf('planned'))).toMatchObject({ status: 'pending', path: null, open: true });
  });

  it('does not take a path from under the entry that is being written', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a')]));
    await state.claim(claimOf('one', noon));
    const stranger = postOnDisk('stranger', { path: '2024-03-05-a.md' });
    expect(await state.adopt([stranger], noon)).toBe(0);
    expect((await state.entry(keyOf('a')))?.path).toBe('2024-03-05-a.md');
  });
}
