// What follows a failure: try again, settle for the summary, or give up. Pure.

import { errorTable } from '../core/error-table.ts';
import type { ErrorCode } from '../core/errors.ts';
import { pendingGraceMs } from '../core/limits.ts';

/** A page that is refused for itself (404, live blog …) is looked at again after a day, then two, four … and then left. */
const firstPauseMs = 24 * 3_600_000;
const longestTries = 6;

/** The host refused this very page: its breaker says when any page may be asked again. */
const refusedCodes: ReadonlySet<ErrorCode> = new Set(['fetch.forbidden', 'fetch.challenge']);

/** Nothing was asked, because the host refused another page. */
const unaskedCodes: ReadonlySet<ErrorCode> = new Set(['fetch.breaker']);

/** Codes after which the page is never looked at again. */
const finalCodes: ReadonlySet<ErrorCode> = new Set(['article.section-page', 'fetch.bad-url']);

/** `attempts` counts what the page itself refused; a host's troubles are not the page's. */
export type Verdict =
  /** No post yet; due again in the next pass. */
  | { readonly kind: 'wait'; readonly attempts: number }
  /** A summary-only post; `nextTryAt` null means that the page is never asked for again. */
  | { readonly kind: 'summary'; readonly nextTryAt: Date | null; readonly attempts: number };

/**
 * @param failure what happened, how often the page was refused before, when the entry was first seen, when it was due
 * @param now the time of the failure
 */
export function verdictOn(
  failure: {
    readonly code: ErrorCode;
    readonly attempts: number;
    readonly firstSeenAt: Date;
    readonly nextTryAt: Date | null;
  },
  now: Date,
): Verdict {
  const { code, attempts } = failure;
  if (errorTable[code].retry === 'later') {
    const waitedMs = now.getTime() - failure.firstSeenAt.getTime();
    return waitedMs < pendingGraceMs
      ? { kind: 'wait', attempts }
      : { kind: 'summary', nextTryAt: now, attempts };
  }
  if (finalCodes.has(code)) return { kind: 'summary', nextTryAt: null, attempts };
  // Behind all that wait longer, so that one page which is always refused does not take every probe.
  if (refusedCodes.has(code)) return { kind: 'summary', nextTryAt: now, attempts };
  if (unaskedCodes.has(code))
    return { kind: 'summary', nextTryAt: failure.nextTryAt ?? new Date(0), attempts };
  if (attempts + 1 >= longestTries) return { kind: 'summary', nextTryAt: null, attempts: attempts + 1 };
  const nextTryAt = new Date(now.getTime() + firstPauseMs * 2 ** attempts);
  return { kind: 'summary', nextTryAt, attempts: attempts + 1 };
}
