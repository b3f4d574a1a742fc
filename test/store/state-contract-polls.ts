// StateStore contract: feeds and the entries that a poll brings.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { feedEntry, keyOf, minutesAfter, noon, planned, poll } from './samples.ts';

const failed = {
  state: 'failed' as const,
  code: 'fetch.server',
  message: 'It answered with 502.',
  status: 502,
};

export function pollContract(create: () => StateStore): void {
  it('knows no feed before the first poll', async () => {
    const state = create();
    expect(await state.feed('cn')).toBeNull();
    expect(await state.feeds()).toEqual([]);
  });

  it('keeps validators byte for byte and counts a success', async () => {
    const state = create();
    const validators = { etag: 'W/"a b-gzip"', lastModified: 'Tue, 05 Mar 2024 11:59:00 GMT' };
    await state.recordPoll(poll([], { result: { state: 'read', status: 206, validators } }));
    expect(await state.feed('cn')).toEqual({
      id: 'cn',
      url: 'https://news.example/cn/rss',
      validators,
      polledAt: noon,
      succeededAt: noon,
      lastStatus: 206,
      errorCount: 0,
      lastErrorCode: null,
      lastError: null,
      lastNewPostAt: null,
    });
  });

  it('keeps validators and their address through failures, and counts those until a success', async () => {
    const state = create();
    await state.recordPoll(poll([]));
    const moved = 'https://news.example/cn/new';
    await state.recordPoll(poll([], { at: minutesAfter(noon, 30), url: moved, result: failed }));
    await state.recordPoll(poll([], { at: minutesAfter(noon, 60), url: moved, result: failed }));
    expect(await state.feed('cn')).toMatchObject({
      url: 'https://news.example/cn/rss',
      validators: { etag: '"v1"', lastModified: null },
      polledAt: minutesAfter(noon, 60),
      succeededAt: noon,
      lastStatus: 502,
      errorCount: 2,
      lastErrorCode: 'fetch.server',
      lastError: 'It answered with 502.',
    });

    await state.recordPoll(poll([], { at: minutesAfter(noon, 90), result: { state: 'not-modified' } }));
    expect(await state.feed('cn')).toMatchObject({
      validators: { etag: '"v1"', lastModified: null },
      succeededAt: minutesAfter(noon, 90),
      lastStatus: 304,
      errorCount: 0,
      lastErrorCode: null,
      lastError: null,
    });
  });

  it('forgets validators that the source no longer sends', async () => {
    const state = create();
    await state.recordPoll(poll([]));
    const none = { etag: null, lastModified: null };
    await state.recordPoll(poll([], { result: { state: 'read', status: 200, validators: none } }));
    expect((await state.feed('cn'))?.validators).toEqual(none);
  });

  it('counts a first poll that failed as an attempt', async () => {
    const state = create();
    await state.recordPoll(poll([], { result: { ...failed, status: null } }));
    expect(await state.feed('cn')).toMatchObject({
      polledAt: noon,
      succeededAt: null,
      lastStatus: null,
      errorCount: 1,
    });
    expect((await state.feeds()).map(({ id }) => id)).toEqual(['cn']);
  });

  it('records a new entry whole, its payload with real dates', async () => {
    const state = create();
    const payload = feedEntry({ updated: new Date('2024-03-05T09:00:00.000Z') });
    await state.recordPoll(poll([planned('lamp', { payload })]));
    expect(await state.entry(keyOf('lamp'))).toEqual({
      key: keyOf('lamp'),
      feedId: 'cn',
      url: keyOf('lamp'),
      status: 'pending',
      payload,
      title: 'lamp',
      publishedAt: new Date('2024-03-05T08:30:00.000Z'),
      dateSource: 'feed',
      path: '2024-03-05-lamp.md',
      bodyHash: null,
      firstSeenAt: noon,
      attempts: 0,
      nextTryAt: null,
      open: true,
      lastErrorCode: null,
    });
  });

  it('leaves a known key, or one whose alias is known, as it is', async () => {
    const state = create();
    await state.recordPoll(poll([planned('lamp', { aliases: ['guid:cn:7'] })]));
    await state.recordPoll(
      poll(
        [
          planned('lamp', { title: 'another title' }),
          planned('lamp-renamed', { aliases: ['guid:cn:7'] }),
          planned('elsewhere', { aliases: [keyOf('lamp')] }),
        ],
        { at: minutesAfter(noon, 30) },
      ),
    );
    expect(await state.entry(keyOf('lamp'))).toMatchObject({ title: 'lamp', firstSeenAt: noon });
    expect(await state.entry(keyOf('lamp-renamed'))).toBeNull();
    expect((await state.counts()).entries).toBe(1);
  });

  it('takes all of a poll or nothing', async () => {
    const state = create();
    await state.recordPoll(poll([]));
    const broken = { ...planned('broken'), url: null } as unknown as ReturnType<typeof planned>;
    const validators = { etag: '"v2"', lastModified: null };
    const next = poll([planned('whole'), broken], { result: { state: 'read', status: 200, validators } });
    await expect(state.recordPoll(next)).rejects.toThrow();
    // The old validators bring the feed again, and with it both entries.
    expect((await state.feed('cn'))?.validators.etag).toBe('"v1"');
    expect(await state.entry(keyOf('whole'))).toBeNull();
  });
}
