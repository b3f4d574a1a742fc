// StateStore contract: posts that were written, listed and counted.
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
      method: null,
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
      method: 'site:rfi@2020',
      at: due,
      nextTryAt: null,
      errorCode: null,
      attempts: 2,
    };
    await state.markWritten(keyOf('a'), full);
    expect(await state.entry(keyOf('a'))).toMatchObject({
      status: 'full',
      open: false,
      bodyHash: 'h2',
      method: 'site:rfi@2020',
      attempts: 2,
      nextTryAt: null,
      lastErrorCode: null,
      path: '2024-03-05-a.md',
    });
    expect((await state.feed('cn'))?.lastNewPostAt).toEqual(summary.at);
  });

  it('counts the tries as it is told, and keeps a title that it knew', async () => {
    const state = create();
    const bare = { title: null, publishedAt: null, dateSource: null, names: [] };
    await state.recordPoll(poll([planned('a'), planned('b', bare)]));
    await state.markWritten(keyOf('a'), { ...summary, title: null, attempts: 0 });
    expect(await state.entry(keyOf('a'))).toMatchObject({ title: 'a', attempts: 0 });

    const names = [{ path: '2024-03-05-b.md', slug: 'b', day: '2024-03-05' }];
    const choice = { title: null, publishedAt: noon, dateSource: 'url' as const, names };
    expect(await state.settle(keyOf('b'), choice)).toMatchObject({ title: null, path: '2024-03-05-b.md' });
    await state.markWritten(keyOf('b'), { ...summary, title: null, attempts: 4 });
    expect(await state.entry(keyOf('b'))).toMatchObject({ title: null, status: 'summary', attempts: 4 });
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
