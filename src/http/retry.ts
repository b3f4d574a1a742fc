// When to ask again: the server's Retry-After and our own back-off. Pure arithmetic.
import type { ErrorCode } from '../core/errors.ts';
import { retryAfterCapMs } from '../core/limits.ts';
import type { Random } from '../core/ports.ts';

/** Attempts after the first one. */
export const retryLimit = 2;

const retryFloorMs = 1000;
const backOffBaseMs = 1000;

/** Faults that may pass within seconds. What a server said on purpose (4xx, holds) is never among them. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'fetch.server',
  'fetch.network',
  'fetch.timeout',
  'fetch.unresolved',
]);

export function isPassing(code: ErrorCode): boolean {
  return passing.has(code);
}

/** Pause before retry number `retry` (0, 1 …): 1 s, 2 s, 4 s …, each times a random half to one and a half. */
export function backOffMs(retry: number, random: Random): number {
  return Math.round(backOffBaseMs * 2 ** retry * (0.5 + random()));
}

/**
 * The moment that a Retry-After header names (RFC 9110 §10.2.3: seconds or an HTTP date), at least a second and at most
 * `retryAfterCapMs` from `now`; null when it is missing or neither.
 */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? '';
  let delayMs: number;
  if (/^\d+$/.test(text)) delayMs = Number(text) * 1000;
  else if (/^[a-z]{3,9},? /i.test(text)) delayMs = Date.parse(text) - now.getTime();
  else return null;
  if (Number.isNaN(delayMs)) return null;
  return new Date(now.getTime() + Math.min(Math.max(delayMs, retryFloorMs), retryAfterCapMs));
}
