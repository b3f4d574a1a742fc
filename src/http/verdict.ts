// The table of answers: what each status means, and what the host's budget must learn from it.
import { FetchError } from '../core/errors.ts';
import type { Clock, FreshAnswer, HostBudget, RequestKind } from '../core/ports.ts';
import { withoutCredentials } from '../core/url.ts';
import type { WireAnswer } from './client.ts';
import { retryAfter } from './retry.ts';

/** For 429 without Retry-After. */
const defaultHoldMs = 3_600_000;

/** The host turns us away. 401 and 451 are about one address alone: behind a password, or taken down by law. */
const refusals: ReadonlySet<number> = new Set([403, 202]);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The address that a redirect leads to, absolute or not; null when the answer is no redirect. */
export function redirectTarget(answer: WireAnswer): string | null {
  const location = redirects.has(answer.status) ? answer.headers['location'] : undefined;
  if (location === undefined || location.trim() === '') return null;
  // Raw bytes beyond ASCII are encoded as they are: mostly UTF-8, and whatever else the server meant by them.
  return location.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * Passes answers that are for the caller (2xx, 304, redirects; for robots.txt also 4xx) and throws for all others, after
 * telling the budget: a hold for 429 and for Retry-After with any failure, a refusal for 403, 202 and a challenge page, a success for
 * what was served.
 * @throws FetchError hold, forbidden, challenge, gone, server, status
 */
export async function judge(
  answer: WireAnswer,
  context: {
    readonly url: URL;
    readonly kind: RequestKind | 'robots';
    /** Validators were sent, so 304 is an answer. */
    readonly isConditional: boolean;
    readonly isChallenge: (answer: FreshAnswer) => Promise<boolean>;
    readonly budget: HostBudget;
    readonly clock: Clock;
  },
): Promise<void> {
  const { kind, budget } = context;
  const { host } = context.url;
  const { status } = answer;
  const url = withoutCredentials(context.url.href);
  const now = context.clock.now();

  // Whatever is refused or fails: "not before" is meant for the whole host.
  const asked = status >= 400 ? retryAfter(answer.headers['retry-after'], now) : null;
  const holdUntil = asked ?? (status === 429 ? new Date(now.getTime() + defaultHoldMs) : null);
  if (holdUntil !== null) await budget.hold(host, holdUntil);
  // A 403 or 404 says something about the address besides; a failure or 429 only when to come again.
  if (holdUntil !== null && (status === 429 || status >= 500)) {
    throw new FetchError('fetch.hold', { host, until: holdUntil.toISOString(), status });
  }
  if (status >= 500) throw new FetchError('fetch.server', { url, status });
  if (redirectTarget(answer) !== null) return;

  const isServed = status === 304 ? context.isConditional : status >= 200 && status < 300;
  // 206 was not asked for: part of an article is a damaged article, but part of a feed still has whole entries.
  const isWhole = status !== 202 && (status !== 206 || kind === 'feed');
  if (kind === 'robots') {
    if ((isServed && isWhole) || (status >= 400 && status < 500)) return;
    throw new FetchError('fetch.status', { url, status });
  }
  if (refusals.has(status)) {
    const until = await budget.refuse(host, kind);
    throw new FetchError('fetch.forbidden', { url, host, status, until: until.toISOString() });
  }
  if (status === 404 || status === 410) throw new FetchError('fetch.gone', { url, status });
  if (!isServed || !isWhole) throw new FetchError('fetch.status', { url, status });
  if (status !== 304 && (await context.isChallenge({ ...answer, url }))) {
    const until = await budget.refuse(host, kind);
    throw new FetchError('fetch.challenge', { url, host, status, until: until.toISOString() });
  }
  await budget.serve(host, kind);
}
