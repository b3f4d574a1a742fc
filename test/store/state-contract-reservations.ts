// StateStore contract: who may poll a feed now.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { minutesAfter, noon, poll } from './samples.ts';

export function reservationContract(create: () => StateStore): void {
  it('reserves a poll once within the floor, also of a feed that it did not know', async () => {
    const state = create();
    const floorMs = 15 * 60_000;
    const begin = (minutes: number, changes = {}) =>
      state.beginPoll('cn', { at: minutesAfter(noon, minutes), floorMs, ...changes });
    expect(await begin(0)).toBe(true);
    expect(await state.feed('cn')).toMatchObject({
      polledAt: noon,
      succeededAt: null,
      validators: null,
      errorCount: 0,
    });
    expect(await begin(14)).toBe(false);
    expect((await state.feed('cn'))?.polledAt).toEqual(noon);
    expect(await state.beginPoll('tw', { at: noon, floorMs })).toBe(true);
    expect(await begin(15)).toBe(true);
    expect(await begin(16)).toBe(false);
    expect(await begin(16, { floorMs: 0 })).toBe(true);
    expect(await begin(16, { floorMs: 0 })).toBe(true);
  });

  it('reserves for one of two processes whose clocks were read in the other order', async () => {
    const state = create();
    const floorMs = 15 * 60_000;
    expect(await state.beginPoll('cn', { at: noon, floorMs })).toBe(true);
    expect(await state.beginPoll('cn', { at: new Date(noon.getTime() - 5), floorMs })).toBe(false);
    expect(await state.beginPoll('cn', { at: new Date(noon.getTime() - 5), floorMs: 0 })).toBe(true);
  });

  it('does not wait for the hours that come twice when the clock is set back', async () => {
    const state = create();
    const floorMs = 15 * 60_000;
    await state.recordPoll(poll([]));
    const before = minutesAfter(noon, -5);
    expect(await state.beginPoll('cn', { at: before, floorMs })).toBe(true);
    expect(await state.beginPoll('cn', { at: minutesAfter(before, 14), floorMs })).toBe(false);
    expect((await state.feed('cn'))?.polledAt).toEqual(before);
  });

  it('takes a reservation back', async () => {
    const state = create();
    const floorMs = 15 * 60_000;
    await state.recordPoll(poll([]));
    const later = minutesAfter(noon, 20);
    expect(await state.beginPoll('cn', { at: later, floorMs })).toBe(true);
    await state.cancelPoll('cn', noon);
    expect(await state.feed('cn')).toMatchObject({ polledAt: noon, succeededAt: noon });
    expect(await state.beginPoll('cn', { at: later, floorMs })).toBe(true);
    await state.cancelPoll('cn', null);
    expect((await state.feed('cn'))?.polledAt).toBeNull();
    expect(await state.beginPoll('cn', { at: later, floorMs })).toBe(true);
  });
}
