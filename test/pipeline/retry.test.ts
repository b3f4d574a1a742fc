import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../src/pipeline/retry.ts';

const firstSeenAt = new Date('2026-03-01T00:00:00Z');
const hoursLater = (hours: number): Date => new Date(firstSeenAt.getTime() + hours * 3_600_000);

describe('verdictOn', () => {
  it.each(['fetch.server', 'fetch.network', 'fetch.timeout', 'fetch.hold'] as const)(
    'waits a day for what may pass (%s), then settles for the summary',
    (code) => {
      expect(verdictOn({ code, attempts: 3, firstSeenAt }, hoursLater(23.9))).toEqual({
        kind: 'wait',
        notBefore: null,
      });
      expect(verdictOn({ code, attempts: 3, firstSeenAt }, hoursLater(24))).toEqual({
        kind: 'summary',
        nextTryAt: hoursLater(24),
      });
    },
  );

  it.each(['fetch.forbidden', 'fetch.breaker', 'fetch.challenge'] as const)(
    'leaves the next try to the breaker of the host (%s)',
    (code) => {
      const verdict = verdictOn({ code, attempts: 50, firstSeenAt }, hoursLater(1));
      expect(verdict).toEqual({ kind: 'summary', nextTryAt: hoursLater(1) });
    },
  );

  it('looks at a missing page ever more rarely, and then no more', () => {
    const pauses = [0, 1, 2, 3, 4, 5].map((attempts) => {
      const verdict = verdictOn({ code: 'fetch.gone', attempts, firstSeenAt }, firstSeenAt);
      if (verdict.kind !== 'summary') throw new Error('a missing page has a summary-only post');
      return verdict.nextTryAt === null
        ? null
        : (verdict.nextTryAt.getTime() - firstSeenAt.getTime()) / 86_400_000;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, null]);
  });

  it('never asks again for a page that is no article', () => {
    const verdict = verdictOn({ code: 'article.section-page', attempts: 0, firstSeenAt }, firstSeenAt);
    expect(verdict).toEqual({ kind: 'summary', nextTryAt: null });
  });
});
