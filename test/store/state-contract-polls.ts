// StateStore contract: feeds and the entries that a poll brings.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import {
  feedAddress,
  feedEntry,
  keyOf,
  minutesAfter,
  noon,
  planned,
  poll,
  postOnDisk,
  read,
} from './samples.ts';

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

  it('keeps validators byte for byte, and the choice, and counts a success', async () => {
    const state = create();
    const validators = {
      address: 'https://news.example/cn/moved',
      etag: 'W/"a b-gzip"',
      lastModified: 'Tue, 05 Mar 2024 11:59:00 GMT',
    };
    const result = { state: 'read' as const, status: 206, validators, choice: '{"skip":["彩票"]}' };
    await state.recordPoll(poll([], { result }));
    expect(await state.feed('cn')).toEqual({
      id: 'cn',
      validators,
      choice: '{"skip":["彩票"]}',
      polledAt: noon,
      succeededAt: noon,
      lastStatus: 206,
      errorCount: 0,
      lastErrorCode: null,
      lastError: null,
      lastNewPostAt: null,
    });
  });

  it('keeps validators, their address and the choice through failures, and counts those until a success', async () => {
    const state = create();
    const validators = { address: feedAddress, etag: '"v1"', lastModified: null };
    const result = { state: 'read' as const, status: 200, validators, choice: 'only: sea' };
    await state.recordPoll(poll([], { result }));
    await state.recordPoll(poll([], { at: minutesAfter(noon, 30), result: failed }));
    await state.recordPoll(poll([], { at: minutesAfter(noon, 60), result: failed }));
    expect(await state.feed('cn')).toMatchObject({
      validators,
      choice: 'only: sea',
      polledAt: minutesAfter(noon, 60),
      succeededAt: noon,
      lastStatus: 502,
      errorCount: 2,
      lastErrorCode: 'fetch.server',
      lastError: 'It answered with 502.',
    });

    await state.recordPoll(poll([], { at: minutesAfter(noon, 90), result: { state: 'not-modified' } }));
    expect(await state.feed('cn')).toMatchObject({
      validators,
      choice: 'only: sea',
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
    await state.recordPoll(poll([], { result: read(null) }));
    expect((await state.feed('cn'))?.validators).toEqual({
      address: feedAddress,
      etag: null,
      lastModified: null,
    });
    const nothing = { state: 'read' as const, status: 200, validators: null, choice: 'all' };
    await state.recordPoll(poll([], { result: nothing }));
    expect(await state.feed('cn')).toMatchObject({ validators: null, choice: 'all' });
  });

  it('counts a first poll that failed as an attempt', async () => {
    const state = create();
    await state.recordPoll(poll([], { result: { ...failed, status: null } }));
    expect(await state.feed('cn')).toMatchObject({
      validators: null,
      choice: '',
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
      method: null,
      firstSeenAt: noon,
      attempts: 0,
      nextTryAt: null,
      open: true,
      lastErrorCode: null,
    });
  });

  it('leaves an entry whose key is known, as a key or an alias, as it is', async () => {
    const state = create();
    const first = [planned('lamp', { aliases: ['guid:cn:7', keyOf('lamp-moved')] }), planned('quay')];
    expect(await state.recordPoll(poll(first))).toBe(2);
    const again = [planned('lamp', { title: 'another title' }), planned('lamp-moved'), planned('new')];
    expect(await state.recordPoll(poll(again, { at: minutesAfter(noon, 30) }))).toBe(1);
    expect(await state.entry(keyOf('lamp'))).toMatchObject({ title: 'lamp', firstSeenAt: noon });
    expect(await state.entry(keyOf('lamp-moved'))).toBeNull();
    expect((await state.counts()).entries).toBe(3);
    expect(await state.recordPoll(poll([], { result: failed }))).toBe(0);
  });

  it('never hides an entry behind an alias that another has', async () => {
    const state = create();
    await state.recordPoll(poll([planned('lamp', { aliases: ['guid:cn:7'] })]));
    const sharing = [
      planned('storm', { aliases: ['guid:cn:7', 'guid:cn:8'] }),
      planned('harbour', { aliases: [keyOf('lamp'), 'guid:cn:8'] }),
    ];
    expect(await state.recordPoll(poll(sharing))).toBe(2);
    expect(await state.entry(keyOf('storm'))).toMatchObject({ status: 'pending', open: true });
    expect(await state.entry(keyOf('harbour'))).toMatchObject({ status: 'pending', open: true });
    expect(await state.findKey(['guid:cn:7'])).toBe(keyOf('lamp'));
    expect(await state.findKey(['guid:cn:8'])).toBe(keyOf('storm'));
    expect(await state.findKey([keyOf('lamp')])).toBe(keyOf('lamp'));
  });

  it('gives an adopted entry to the feed that it turns up in, and no other', async () => {
    const state = create();
    await state.adopt([postOnDisk('short', { summaryOnly: true })], noon);
    await state.recordPoll(poll([planned('own')]));
    const before = await state.entry(keyOf('short'));
    const payload = feedEntry({ title: '海堤', updated: new Date('2024-03-05T09:00:00.000Z') });
    await state.attach(keyOf('short'), { feedId: 'tw', payload });
    expect(await state.entry(keyOf('short'))).toEqual({ ...before, feedId: 'tw', payload });

    await state.attach(keyOf('short'), { feedId: 'fr', payload: feedEntry() });
    expect(await state.entry(keyOf('short'))).toMatchObject({ feedId: 'tw', payload });
    await state.attach(keyOf('own'), { feedId: 'fr', payload });
    expect(await state.entry(keyOf('own'))).toMatchObject({ feedId: 'cn', payload: feedEntry() });
    await expect(state.attach(keyOf('none'), { feedId: 'cn', payload })).rejects.toMatchObject({
      code: 'store.write',
      message: expect.stringContaining(keyOf('none')),
    });
  });

  it('takes all of a poll or nothing', async () => {
    const state = create();
    await state.recordPoll(poll([]));
    const broken = { ...planned('broken'), url: null } as unknown as ReturnType<typeof planned>;
    const next = poll([planned('whole'), broken], { result: read('"v2"') });
    await expect(state.recordPoll(next)).rejects.toThrow();
    // The old validators bring the feed again, and with it both entries.
    expect((await state.feed('cn'))?.validators?.etag).toBe('"v1"');
    expect(await state.entry(keyOf('whole'))).toBeNull();
  });
}
