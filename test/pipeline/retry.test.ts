import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../src/pipeline/retry.ts';

const firstSeenAt = new Date('2026-03-01T00:00:00Z');
const hoursLater = (hours: number): Date => new Date(firstSeenAt.getTime() + hours * 3_600_000);
const fresh = { firstSeenAt, nextTryAt: null };

describe('verdictOn', () => {
  it.each(['fetch.server', 'fetch.network', 'fetch.timeout', 'fetch.hold', 'fetch.troubled'] as const)(
    'waits a day for what may pass (%s), then settles for the summary; the page is not blamed',
    (code) => {
      const failure = { ...fresh, code, attempts: 3 };
      expect(verdictOn(failure, hoursLater(23.9))).toEqual({ kind: 'wait', attempts: 3 });
      expect(verdictOn(failure, hoursLater(24))).toEqual({
        kind: 'summary',
        nextTryAt: hoursLater(24),
        attempts: 3,
      });
    },
  );

  it.each(['fetch.forbidden', 'fetch.challenge'] as const)(
    'puts a page that was refused behind the others, for the breaker to decide (%s)',
    (code) => {
      const verdict = verdictOn({ ...fresh, code, attempts: 50 }, hoursLater(1));
      expect(verdict).toEqual({ kind: 'summary', nextTryAt: hoursLater(1), attempts: 50 });
    },
  );

  it('leaves a page that was not asked its place in the row', () => {
    const waiting = { code: 'fetch.breaker', attempts: 1, firstSeenAt, nextTryAt: hoursLater(2) } as const;
    expect(verdictOn(waiting, hoursLater(5))).toEqual({
      kind: 'summary',
      nextTryAt: hoursLater(2),
      attempts: 1,
    });
    expect(verdictOn({ ...waiting, nextTryAt: null }, hoursLater(5))).toMatchObject({
      nextTryAt: new Date(0),
    });
  });

  it('looks at a missing page ever more rarely, and then no more', () => {
    const verdicts = [0, 1, 2, 3, 4, 5].map((attempts) =>
      verdictOn({ ...fresh, code: 'fetch.gone', attempts }, firstSeenAt),
    );
    const pauses = verdicts.map((verdict) => {
      if (verdict.kind !== 'summary') throw new Error('a missing page has a summary-only post');
      return verdict.nextTryAt === null
        ? null
        : (verdict.nextTryAt.getTime() - firstSeenAt.getTime()) / 86_400_000;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, null]);
    expect(verdicts.map((verdict) => verdict.attempts)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('never asks again for a page that is no article', () => {
    const verdict = verdictOn({ ...fresh, code: 'article.section-page', attempts: 0 }, firstSeenAt);
    expect(verdict).toEqual({ kind: 'summary', nextTryAt: null, attempts: 0 });
  });
});
