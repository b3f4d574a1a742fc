// What every HostBudget must do, whatever it is made of.
import { describe, expect, it } from 'vitest';
import type { Clock, HostBudget, Reservation } from '../../src/core/ports.ts';
import { type HandClock, handClock, noon } from './samples.ts';

/** Gives an empty budget and closes it when the test is over. */
export type BudgetFactory = (clock: Clock) => HostBudget;

const hour = 3_600_000;
const page = { host: 'news.example', kind: 'page' as const, gapMs: 5_000, leaseMs: 45_000 };

function at(ms: number): Date {
  return new Date(noon.getTime() + ms);
}

function tokenOf(reservation: Reservation): string {
  if (reservation.state !== 'go') throw new Error(`expected go, got ${reservation.state}`);
  return reservation.token;
}

export function budgetContract(name: string, create: BudgetFactory): void {
  const open = (): { budget: HostBudget; clock: HandClock } => {
    const clock = handClock();
    return { budget: create(clock), clock };
  };
  /** One whole request that took `responseMs`. */
  const request = async (budget: HostBudget, responseMs: number): Promise<void> => {
    const token = tokenOf(await budget.reserve(page));
    await budget.release({ host: page.host, token, responseMs });
  };

  describe(`HostBudget: ${name}`, () => {
    it('keeps the gap from start to start', async () => {
      const { budget, clock } = open();
      await request(budget, 100);
      clock.advance(4_999);
      expect(await budget.reserve(page)).toEqual({ state: 'wait', until: at(5_000) });
      clock.advance(1);
      expect((await budget.reserve(page)).state).toBe('go');
    });

    it('keeps three times the last response time when that is longer', async () => {
      const { budget, clock } = open();
      await request(budget, 2_000.4);
      clock.advance(5_000);
      expect(await budget.reserve(page)).toEqual({ state: 'wait', until: at(6_003) });
    });

    it('waits for nothing but the running request when there is no gap', async () => {
      const { budget } = open();
      const free = { ...page, gapMs: 0 };
      const token = tokenOf(await budget.reserve(free));
      expect((await budget.reserve(free)).state).toBe('wait');
      await budget.release({ host: page.host, token, responseMs: 9_000 });
      expect((await budget.reserve(free)).state).toBe('go');
    });

    it('lets one request run at a time, and looks again soon', async () => {
      const { budget, clock } = open();
      await budget.reserve(page);
      expect(await budget.reserve({ ...page, kind: 'feed' })).toEqual({ state: 'wait', until: at(5_000) });
      clock.advance(20_000);
      expect(await budget.reserve(page)).toEqual({ state: 'wait', until: at(21_000) });
      clock.advance(24_500);
      expect(await budget.reserve(page)).toEqual({ state: 'wait', until: at(45_000) });
    });

    it('ends a lease by time, and then the late holder cannot end the next one', async () => {
      const { budget, clock } = open();
      const dead = tokenOf(await budget.reserve(page));
      clock.advance(45_000);
      expect((await budget.reserve(page)).state).toBe('go');
      await budget.release({ host: page.host, token: dead, responseMs: 1 });
      expect((await budget.reserve(page)).state).toBe('wait');
    });

    it('gives every host its own turn', async () => {
      const { budget } = open();
      await budget.reserve(page);
      expect((await budget.reserve({ ...page, host: 'news.example:8080' })).state).toBe('go');
    });

    it('does not wait for hours when the clock is set back', async () => {
      const { budget, clock } = open();
      await request(budget, 100);
      clock.advance(-3 * hour);
      expect(await budget.reserve(page)).toEqual({ state: 'wait', until: at(-3 * hour + 5_000) });
      clock.advance(5_000);
      expect((await budget.reserve(page)).state).toBe('go');
    });

    it('holds all kinds until the time, and never shortens a hold', async () => {
      const { budget, clock } = open();
      await budget.hold(page.host, at(2 * hour));
      await budget.hold(page.host, at(hour));
      clock.advance(hour);
      for (const kind of ['page', 'feed', 'robots'] as const) {
        expect(await budget.reserve({ ...page, kind })).toEqual({ state: 'hold', until: at(2 * hour) });
      }
      clock.advance(hour);
      expect((await budget.reserve(page)).state).toBe('go');
    });

    it('opens the breaker of one kind for an hour; robots.txt may still be read', async () => {
      const { budget } = open();
      expect(await budget.refuse(page.host, 'page')).toEqual(at(hour));
      expect(await budget.refuse(page.host, 'page')).toEqual(at(hour));
      expect(await budget.reserve(page)).toEqual({ state: 'breaker', until: at(hour) });
      const feed = tokenOf(await budget.reserve({ ...page, kind: 'feed', gapMs: 0 }));
      await budget.release({ host: page.host, token: feed, responseMs: 1 });
      expect((await budget.reserve({ ...page, kind: 'robots', gapMs: 0 })).state).toBe('go');
    });

    it('lets one probe through when the time is over, and closes when that is served', async () => {
      const { budget, clock } = open();
      await budget.refuse(page.host, 'page');
      clock.advance(hour);
      const probe = tokenOf(await budget.reserve(page));
      clock.advance(10_000);
      expect(await budget.reserve(page)).toEqual({ state: 'breaker', until: at(hour + 11_000) });
      expect((await budget.reserve({ ...page, kind: 'feed' })).state).toBe('wait');
      await budget.serve(page.host, 'page');
      await budget.release({ host: page.host, token: probe, responseMs: 100 });
      expect((await budget.reserve(page)).state).toBe('go');
      expect(await budget.refuse(page.host, 'page')).toEqual(at(2 * hour + 10_000));
    });

    it('doubles up to a day with each refused probe', async () => {
      const { budget, clock } = open();
      const pauses: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        const token = tokenOf(await budget.reserve(page));
        const until = await budget.refuse(page.host, 'page');
        await budget.release({ host: page.host, token, responseMs: 100 });
        pauses.push((until.getTime() - clock.now().getTime()) / hour);
        clock.advance(until.getTime() - clock.now().getTime());
      }
      expect(pauses).toEqual([1, 2, 4, 8, 16, 24, 24]);
    });

    it('lets the next probe through when one died or ended without a verdict', async () => {
      const { budget, clock } = open();
      await budget.refuse(page.host, 'page');
      clock.advance(hour);
      await budget.reserve(page);
      clock.advance(45_000);
      const second = tokenOf(await budget.reserve(page));
      await budget.release({ host: page.host, token: second, responseMs: 100 });
      clock.advance(5_000);
      expect((await budget.reserve(page)).state).toBe('go');
    });

    it('remembers robots.txt, and that there is none', async () => {
      const { budget } = open();
      expect(await budget.readRobots(page.host)).toBeNull();
      await budget.writeRobots(page.host, { body: 'User-agent: *\nDisallow: /x', fetchedAt: noon });
      expect(await budget.readRobots(page.host)).toEqual({
        body: 'User-agent: *\nDisallow: /x',
        fetchedAt: noon,
      });
      await budget.writeRobots(page.host, { body: null, fetchedAt: at(1) });
      expect(await budget.readRobots(page.host)).toEqual({ body: null, fetchedAt: at(1) });
    });

    it('lists all hosts ever asked, with holds that still count', async () => {
      const { budget, clock } = open();
      await request(budget, 3_000);
      await budget.hold('a.example', at(hour));
      await budget.refuse('b.example', 'feed');
      await budget.serve('b.example', 'page');
      clock.advance(hour);
      const idle = { nextAllowedAt: null, holdUntil: null, breakers: [], robots: null };
      expect(await budget.list()).toEqual([
        { ...idle, host: 'a.example' },
        { ...idle, host: 'b.example', breakers: [{ kind: 'feed', until: at(hour), refusals: 1 }] },
        { ...idle, host: 'news.example', nextAllowedAt: at(9_000) },
      ]);
    });
  });
}
