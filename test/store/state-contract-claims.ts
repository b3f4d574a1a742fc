// StateStore contract: who may work on what, and when again.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { claimOf, keyOf, keys, minutesAfter, noon, planned, poll } from './samples.ts';

const written = {
  status: 'summary' as const,
  bodyHash: 'h1',
  method: null,
  title: 't',
  at: noon,
  nextTryAt: null,
  errorCode: null,
  attempts: 1,
};

export function claimContract(create: () => StateStore): void {
  it('gives pending entries before summaries, the oldest first, and each to one owner', async () => {
    const state = create();
    const on = (hour: number) => ({ publishedAt: new Date(Date.UTC(2024, 2, 5, hour)) });
    await state.recordPoll(
      poll([planned('late', on(9)), planned('early', on(8)), planned('summary', on(7))]),
    );
    await state.markWritten(keyOf('summary'), { ...written, nextTryAt: noon });
    const later = minutesAfter(noon, 30);
    await state.recordPoll(poll([planned('next-poll', on(6))], { at: later }));

    expect(keys(await state.claim(claimOf('one', later, { limit: 3 })))).toEqual([
      keyOf('early'),
      keyOf('late'),
      keyOf('next-poll'),
    ]);
    expect(keys(await state.claim(claimOf('two', later)))).toEqual([keyOf('summary')]);
    expect(await state.claim(claimOf('one', later))).toEqual([]);
  });

  it('ends the lease of a dead process by time, and the others by unclaim', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a'), planned('b')]));
    expect(await state.claim(claimOf('dead', noon, { limit: 1 }))).toHaveLength(1);
    expect(keys(await state.claim(claimOf('two', noon)))).toEqual([keyOf('b')]);
    await state.unclaim('two');
    expect(keys(await state.claim(claimOf('three', minutesAfter(noon, 9))))).toEqual([keyOf('b')]);
    expect(keys(await state.claim(claimOf('three', minutesAfter(noon, 10))))).toEqual([keyOf('a')]);
  });

  it('gives entries back untouched', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a')]));
    const before = await state.entry(keyOf('a'));
    await state.claim(claimOf('one', noon));
    await state.unclaim('one');
    expect(await state.entry(keyOf('a'))).toEqual(before);
  });

  it('keeps to the feeds that were asked for', async () => {
    const state = create();
    await state.recordPoll(poll([planned('cn-1')]));
    await state.recordPoll(poll([planned('tw-1')], { feedId: 'tw' }));
    await state.recordPoll(poll([planned('fr-1')], { feedId: 'fr' }));
    expect(await state.claim(claimOf('one', noon, { feedIds: [] }))).toEqual([]);
    const some = await state.claim(claimOf('one', noon, { feedIds: ['tw', 'fr', 'tw', 'none'] }));
    expect(keys(some)).toEqual([keyOf('tw-1'), keyOf('fr-1')]);
    expect(keys(await state.claim(claimOf('one', noon)))).toEqual([keyOf('cn-1')]);
  });

  it('puts a try off until its time, counted as told, and releases the claim', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a')]));
    await state.claim(claimOf('one', noon));
    const nextTryAt = minutesAfter(noon, 60);
    await state.postpone(keyOf('a'), { at: noon, nextTryAt, errorCode: 'fetch.server', attempts: 3 });
    expect(await state.entry(keyOf('a'))).toMatchObject({
      status: 'pending',
      open: true,
      attempts: 3,
      nextTryAt,
      lastErrorCode: 'fetch.server',
    });
    expect(await state.claim(claimOf('two', minutesAfter(noon, 59)))).toEqual([]);
    expect(keys(await state.claim(claimOf('two', nextTryAt)))).toEqual([keyOf('a')]);
    // A pass that never got to ask (host on hold) is no try.
    await state.postpone(keyOf('a'), { at: nextTryAt, nextTryAt, errorCode: 'fetch.hold', attempts: 3 });
    expect((await state.entry(keyOf('a')))?.attempts).toBe(3);
  });

  it('tries an entry once a pass', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a'), planned('b')]));
    await state.postpone(keyOf('a'), {
      at: minutesAfter(noon, 1),
      nextTryAt: null,
      errorCode: 'fetch.network',
      attempts: 1,
    });
    const now = minutesAfter(noon, 2);
    expect(keys(await state.claim({ ...claimOf('one', now), triedBefore: noon }))).toEqual([keyOf('b')]);
    expect(keys(await state.claim({ ...claimOf('one', now), triedBefore: now }))).toEqual([keyOf('a')]);
  });

  it('lets an entry that waited come before newer ones', async () => {
    const state = create();
    await state.recordPoll(poll([planned('old')]));
    await state.postpone(keyOf('old'), {
      at: noon,
      nextTryAt: minutesAfter(noon, 60),
      errorCode: 'fetch.server',
      attempts: 1,
    });
    const later = minutesAfter(noon, 90);
    await state.recordPoll(poll([planned('new')], { at: later }));
    expect(keys(await state.claim(claimOf('one', later, { limit: 1 })))).toEqual([keyOf('old')]);
  });

  it.each([null, ['cn']])(
    'takes summary-only posts in turns, by when they are due (feeds: %j)',
    async (feedIds) => {
      const state = create();
      const on = (hour: number) => ({ publishedAt: new Date(Date.UTC(2024, 2, 5, hour)) });
      await state.recordPoll(
        poll([planned('first', on(6)), planned('second', on(7)), planned('any-time', on(8))]),
      );
      await state.markWritten(keyOf('first'), { ...written, nextTryAt: minutesAfter(noon, 10) });
      await state.markWritten(keyOf('second'), { ...written, nextTryAt: minutesAfter(noon, 5) });
      await state.markWritten(keyOf('any-time'), { ...written, nextTryAt: new Date(0) });
      const now = minutesAfter(noon, 20);
      const order = async (owner: string, limit: number) => {
        const found = keys(await state.claim({ ...claimOf(owner, now, { limit }), feedIds }));
        await state.unclaim(owner);
        return found;
      };
      expect(await order('all', 9)).toEqual([keyOf('any-time'), keyOf('second'), keyOf('first')]);
      expect(await order('one', 1)).toEqual([keyOf('any-time')]);

      const again = { at: noon, errorCode: 'fetch.forbidden', attempts: 1 };
      await state.postpone(keyOf('any-time'), { ...again, nextTryAt: now });
      expect(await order('all', 9)).toEqual([keyOf('second'), keyOf('first'), keyOf('any-time')]);
      await state.postpone(keyOf('second'), { ...again, nextTryAt: now });
      expect(await order('one', 1)).toEqual([keyOf('first')]);
      await state.postpone(keyOf('first'), { ...again, nextTryAt: now });
      expect(await order('all', 9)).toEqual([keyOf('first'), keyOf('second'), keyOf('any-time')]);
    },
  );

  it('has no more work for closed entries, and none for a full post', async () => {
    const state = create();
    await state.recordPoll(poll([planned('filtered'), planned('full'), planned('done')]));
    await state.close(keyOf('filtered'), 'filtered');
    await state.markWritten(keyOf('full'), { ...written, status: 'full' });
    await state.markWritten(keyOf('done'), { ...written, nextTryAt: minutesAfter(noon, 5) });
    await state.close(keyOf('done'), 'summary');
    expect(await state.claim(claimOf('one', minutesAfter(noon, 600)))).toEqual([]);
    expect(await state.entry(keyOf('done'))).toMatchObject({
      status: 'summary',
      open: false,
      nextTryAt: null,
    });
  });

  it('names the key that it does not know', async () => {
    const state = create();
    const unknown = keyOf('none');
    const named = { code: 'store.write', message: expect.stringContaining(unknown) };
    await expect(state.close(unknown, 'filtered')).rejects.toMatchObject(named);
    await expect(state.markWritten(unknown, written)).rejects.toMatchObject(named);
    const later = { at: noon, nextTryAt: null, errorCode: 'fetch.server', attempts: 1 };
    await expect(state.postpone(unknown, later)).rejects.toMatchObject(named);
  });

  it('takes nothing for a limit of zero', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a')]));
    expect(await state.claim(claimOf('one', noon, { limit: 0 }))).toEqual([]);
  });
}
