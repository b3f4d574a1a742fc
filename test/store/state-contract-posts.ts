// StateStore contract: posts that were written, adopted, deleted, listed and counted.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { claimOf, keyOf, keys, minutesAfter, noon, planned, poll, postOnDisk } from './samples.ts';

const summary = {
  status: 'summary' as const,
  bodyHash: 'h1',
  title: 't',
  at: minutesAfter(noon, 1),
  nextTryAt: minutesAfter(noon, 60),
  errorCode: 'fetch.forbidden',
};

export function postContract(create: () => StateStore): void {
  it('records a summary-only post and its completion, which is no new post', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a')]));
    await state.claim(claimOf('one', noon));
    await state.markWritten(keyOf('a'), summary);
    expect(await state.entry(keyOf('a'))).toMatchObject({
      status: 'summary',
      open: true,
      bodyHash: 'h1',
      title: 't',
      attempts: 1,
      nextTryAt: summary.nextTryAt,
      lastErrorCode: 'fetch.forbidden',
    });
    expect((await state.feed('cn'))?.lastNewPostAt).toEqual(summary.at);

    const due = minutesAfter(noon, 60);
    expect(keys(await state.claim(claimOf('two', due)))).toEqual([keyOf('a')]);
    const full = {
      ...summary,
      status: 'full' as const,
      bodyHash: 'h2',
      at: due,
      nextTryAt: null,
      errorCode: null,
    };
    await state.markWritten(keyOf('a'), full);
    expect(await state.entry(keyOf('a'))).toMatchObject({
      status: 'full',
      open: false,
      bodyHash: 'h2',
      attempts: 2,
      nextTryAt: null,
      lastErrorCode: null,
      path: '2024-03-05-a.md',
    });
    expect((await state.feed('cn'))?.lastNewPostAt).toEqual(summary.at);
  });

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
    expect(await state.adopt([postOnDisk('a')], noon)).toBe(0);
    await state.recordPoll(poll([planned('a')]));
    expect(await state.entry(keyOf('a'))).toMatchObject({ status: 'deleted', open: false });
    expect(await state.postPaths(null, 10)).toEqual([]);
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

  it('lists posts that should be on disk in pages, and no others', async () => {
    const state = create();
    await state.adopt(
      ['d', 'b', 'a', 'c', 'e'].map((name) => postOnDisk(name)),
      noon,
    );
    await state.recordPoll(poll([planned('pending')]));
    await state.close(keyOf('c'), 'deleted');
    const first = await state.postPaths(null, 3);
    expect(first).toEqual(
      ['a', 'b', 'd'].map((name) => ({ path: `2024-03-05-${name}.md`, key: keyOf(name) })),
    );
    expect(await state.postPaths('2024-03-05-d.md', 3)).toEqual([
      { path: '2024-03-05-e.md', key: keyOf('e') },
    ]);
  });

  it('lists a name in one form, however the disk spells it', async () => {
    const state = create();
    await state.adopt([postOnDisk('cafe', { path: '2024-03-05-caf\u0065\u0301.md' })], noon);
    expect((await state.postPaths(null, 9)).map(({ path }) => path)).toEqual(['2024-03-05-caf\u00e9.md']);
  });

  it('counts by status and open work', async () => {
    const state = create();
    expect(await state.counts()).toEqual({
      entries: 0,
      byStatus: { pending: 0, full: 0, summary: 0, filtered: 0, deleted: 0 },
      open: 0,
    });
    await state.recordPoll(poll(['a', 'b', 'c', 'd', 'e'].map((name) => planned(name))));
    await state.markWritten(keyOf('a'), { ...summary, status: 'full', nextTryAt: null });
    await state.markWritten(keyOf('b'), summary);
    await state.close(keyOf('c'), 'filtered');
    await state.adopt([postOnDisk('f')], noon);
    await state.close(keyOf('f'), 'deleted');
    expect(await state.counts()).toEqual({
      entries: 6,
      byStatus: { pending: 2, full: 1, summary: 1, filtered: 1, deleted: 1 },
      open: 3,
    });
  });
}
