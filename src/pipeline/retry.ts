// What follows a failure: try again, settle for the summary, or give up. Pure.
import type { ErrorCode } from '../core/errors.ts';
import { errorTable } from '../core/errors.ts';
import { pendingGraceMs } from '../core/limits.ts';

/** A page that is refused for itself (404, live blog …) is looked at again after a day, then two, four … and then left. */
const firstPauseMs = 24 * 3_600_000;
const longestTries = 6;

/** Codes that speak of the host, whose breaker or robots.txt decides when to ask again: due in every pass. */
const hostCodes: ReadonlySet<ErrorCode> = new Set(['fetch.forbidden', 'fetch.challenge', 'fetch.breaker']);

/** Codes after which the page is never looked at again. */
const finalCodes: ReadonlySet<ErrorCode> = new Set([
  'article.section-page',
  'fetch.bad-url',
  'fetch.private-address',
]);

export type Verdict =
  /** No post yet; due again in the next pass, or not before a time that a server named. */
  | { readonly kind: 'wait'; readonly notBefore: Date | null }
  /** A summary-only post; `nextTryAt` null means that the page is never asked for again. */
  | { readonly kind: 'summary'; readonly nextTryAt: Date | null };

/**
 * @param failure what happened, how often the entry was tried before, and when it was first seen
 * @param now the time of the failure
 */
export function verdictOn(
  failure: { readonly code: ErrorCode; readonly attempts: number; readonly firstSeenAt: Date },
  now: Date,
): Verdict {
  const { code, attempts } = failure;
  if (errorTable[code].retry === 'later') {
    const waitedMs = now.getTime() - failure.firstSeenAt.getTime();
    return waitedMs < pendingGraceMs
      ? { kind: 'wait', notBefore: null }
      : { kind: 'summary', nextTryAt: now };
  }
  if (finalCodes.has(code)) return { kind: 'summary', nextTryAt: null };
  if (hostCodes.has(code)) return { kind: 'summary', nextTryAt: now };
  if (attempts + 1 >= longestTries) return { kind: 'summary', nextTryAt: null };
  return { kind: 'summary', nextTryAt: new Date(now.getTime() + firstPauseMs * 2 ** attempts) };
}
