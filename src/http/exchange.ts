// One address asked politely: a slot of the host's budget, the request, the verdict, and retries of what may pass.
// Redirects are its caller's business. Must run inside the host's queue.
import { FetchError, MirrorError } from '../core/errors.ts';
import type { Clock, FreshAnswer, HostBudget, Logger, Random, RequestKind } from '../core/ports.ts';
import type { Validators } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import type { BodyLimit } from './body.ts';
import type { WireAnswer, WireClient } from './client.ts';
import { isLasting } from './faults.ts';
import { isConditional, requestHeaders } from './request-headers.ts';
import { backOffMs, isPassing, retryLimit } from './retry.ts';
import { judge } from './verdict.ts';

export interface Ask {
  readonly url: URL;
  readonly kind: RequestKind | 'robots';
  readonly validators: Validators | null;
  readonly gapMs: number;
  readonly limit: BodyLimit;
  readonly signal: AbortSignal;
  readonly referrer: string | null;
  /** See FetchRequest. */
  readonly isChallenge: (answer: FreshAnswer) => Promise<boolean>;
}

export type Exchange = (ask: Ask) => Promise<WireAnswer>;

/** A lease ends this long after the request's deadline: only a process that died leaves one. */
const leaseMarginMs = 15_000;
/** Against a budget that names a moment which has just passed. */
const shortestWaitMs = 10;
/**
 * A longer wait (Crawl-delay: 3600) is the scheduler's business: a run that sleeps for it looks hung, and whoever stops
 * it learns nothing. Leases and all but the slowest answers stay below; a longer gap of our own is waited for, because
 * whoever set it knows.
 */
const longestWaitMs = 10 * 60_000;

/** The answer is 2xx, 304 or a redirect (for robots.txt also 4xx); all others are FetchErrors, see `judge`. */
export function createExchange(parts: {
  readonly client: WireClient;
  readonly budget: HostBudget;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly gapMs: number;
  readonly timeoutMs: number;
}): Exchange {
  const { budget, clock, logger } = parts;
  const patienceMs = Math.max(longestWaitMs, parts.gapMs);

  async function slot({ url: { host }, kind, gapMs, signal }: Ask): Promise<string> {
    const leaseMs = parts.timeoutMs + leaseMarginMs;
    for (;;) {
      signal.throwIfAborted();
      const reservation = await budget.reserve({ host, kind, gapMs, leaseMs });
      if (reservation.state === 'go') return reservation.token;
      const { state, until } = reservation;
      if (state !== 'wait') {
        const code = state === 'hold' ? 'fetch.hold' : 'fetch.breaker';
        throw new FetchError(code, { host, until: until.toISOString() });
      }
      const waitMs = until.getTime() - clock.now().getTime();
      if (waitMs > patienceMs) throw new FetchError('fetch.hold', { host, until: until.toISOString() });
      await clock.sleep(Math.max(waitMs, shortestWaitMs), signal);
    }
  }

  async function attempt(ask: Ask): Promise<WireAnswer> {
    const { url, kind, validators, limit, signal, referrer } = ask;
    const token = await slot(ask);
    const startedMs = performance.now();
    const elapsedMs = (): number => Math.round(performance.now() - startedMs);
    const line = { method: 'GET', url: withoutCredentials(url.href) };
    try {
      const headers = requestHeaders({ url, kind, userAgent: parts.userAgent, validators, referrer });
      const answer = await parts.client.send({ url, headers, limit, signal });
      logger.debug({ ...line, status: answer.status, ms: elapsedMs(), bytes: answer.wireBytes }, 'request');
      await judge(answer, {
        url,
        kind,
        isConditional: isConditional(headers),
        isChallenge: ask.isChallenge,
        budget,
        clock,
      });
      return answer;
    } catch (error) {
      if (error instanceof MirrorError && error.context['status'] === undefined) {
        logger.debug({ ...line, code: error.code, ms: elapsedMs() }, 'request failed');
      }
      throw error;
    } finally {
      await budget.release({ host: url.host, token, responseMs: elapsedMs() });
    }
  }

  return async (ask) => {
    let failure: FetchError | null = null;
    for (let retry = 0; ; retry += 1) {
      try {
        return await attempt(ask);
      } catch (error) {
        // A retry that never went out: what the last answer was is still the news.
        if (failure !== null && isUnasked(error)) throw failure;
        const isWorthIt = error instanceof FetchError && isPassing(error.code) && !isLasting(error, ask.kind);
        if (!isWorthIt || retry >= retryLimit) throw error;
        failure = error;
        // Inside the host's turn: a server in trouble is left alone by all other work as well.
        await clock.sleep(backOffMs(retry, parts.random), ask.signal);
      }
    }
  };
}

/** Did the budget keep the request back? A hold that an answer asked for names its status. */
function isUnasked(error: unknown): boolean {
  if (!(error instanceof FetchError)) return false;
  return (
    error.code === 'fetch.breaker' || (error.code === 'fetch.hold' && error.context['status'] === undefined)
  );
}
