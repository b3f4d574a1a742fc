// The story of one polite fetch: address, robots.txt, the host's turn and budget, each redirect as a request of its own.
import { setMaxListeners } from 'node:events';
import { FetchError, MirrorError } from '../core/errors.ts';
import type { Clock, Fetcher, FetchRequest, HostBudget, Logger, Random } from '../core/ports.ts';
import type { FetchResponse, Validators } from '../core/types.ts';
import { parseHttpUrl, withoutCredentials } from '../core/url.ts';
import { createClient, type WireAnswer } from './client.ts';
import { type Ask, createExchange } from './exchange.ts';
import {
  checkLiteral,
  PrivateAddressError,
  type PrivateHosts,
  type Resolver,
  systemResolver,
} from './guard.ts';
import { createHostQueue } from './host-queue.ts';
import { orAborted } from './or-aborted.ts';
import type { ProxySettings } from './proxies.ts';
import { followRedirects } from './redirects.ts';
import { createRobotsCache, robotsLimit } from './robots-cache.ts';

export interface FetcherOptions {
  readonly budget: HostBudget;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** See `userAgentFor`; what stands before the first `/` is the name that robots.txt is searched for. */
  readonly userAgent: string;
  /** Start-to-start distance of two requests to one host; a larger Crawl-delay wins. */
  readonly gapMs: number;
  /** From the start of one request to its last byte; waiting for the host's turn is not counted. */
  readonly timeoutMs: number;
  /** Of a body, on the wire and after inflating. */
  readonly maxBytes: number;
  readonly privateHosts: PrivateHosts;
  readonly proxies: ProxySettings;
  /** Names to addresses; the system's own by default. */
  readonly resolver?: Resolver;
}

/** `close` stops what runs (fetch.aborted), waits for it to give its budget back and ends all connections. */
export type PoliteFetcher = Fetcher & { close(): Promise<void> };

const never = async (): Promise<boolean> => false;

/** They mean nothing to any address but the one that gave them. */
function validatorsOf({ validators }: FetchRequest, url: URL): Validators | null {
  return validators?.address === withoutCredentials(url.href) ? validators : null;
}

export function createFetcher(options: FetcherOptions): PoliteFetcher {
  const { budget, clock, userAgent, gapMs } = options;
  const client = createClient({ ...options, resolver: options.resolver ?? systemResolver });
  const exchange = createExchange({ ...options, client });
  const queue = createHostQueue();
  const closing = new AbortController();
  const running = new Set<Promise<FetchResponse>>();

  // The host is ours only for one hop: a redirect waits for the next host's turn with empty hands, so no two can deadlock.
  function inTurn(ask: Ask): Promise<WireAnswer> {
    return queue.run({ host: ask.url.host, kind: ask.kind, signal: ask.signal }, () => exchange(ask));
  }

  const robots = createRobotsCache({
    budget,
    clock,
    userAgent,
    get: (start) =>
      followRedirects(start, (url) => {
        checkAddress(url);
        const { signal } = closing;
        return inTurn({
          url,
          kind: 'robots',
          validators: null,
          gapMs,
          limit: robotsLimit,
          signal,
          referrer: null,
          isChallenge: never,
        });
      }),
  });

  function checkAddress(url: URL): void {
    if (options.privateHosts === 'allow') return;
    try {
      checkLiteral(url);
    } catch (error) {
      if (!(error instanceof PrivateAddressError)) throw error;
      const address = withoutCredentials(url.href);
      throw new FetchError('fetch.private-address', { url: address, address: error.address }, error);
    }
  }

  async function polite(request: FetchRequest, signal: AbortSignal): Promise<FetchResponse> {
    const start = parseHttpUrl(request.url);
    if (start === null) throw new FetchError('fetch.bad-url', { url: withoutCredentials(request.url) });
    start.hash = '';
    const arrival = await followRedirects(start, async (url) => {
      checkAddress(url);
      // Shared by all who ask for this host, so one caller's abort only stops its own waiting.
      const rules = await orAborted(robots.rulesFor(url), signal);
      const { host } = url;
      if (!rules.allows(url)) {
        throw new FetchError('fetch.robots', { host, url: withoutCredentials(url.href) });
      }
      return inTurn({
        url,
        kind: request.kind,
        validators: validatorsOf(request, url),
        gapMs: Math.max(gapMs, rules.crawlDelayMs),
        limit: { bytes: Math.min(options.maxBytes, request.maxBytes ?? options.maxBytes), beyond: 'refuse' },
        signal,
        referrer: request.referrer ?? null,
        isChallenge: request.isChallenge ?? never,
      });
    });
    const { status, headers, body } = arrival.answer;
    const url = withoutCredentials(arrival.url.href);
    return { url, status, headers, body, redirects: arrival.redirects, fetchedAt: clock.now() };
  }

  async function stoppable(request: FetchRequest): Promise<FetchResponse> {
    const stop = new AbortController();
    const sources = [closing.signal, ...(request.signal === undefined ? [] : [request.signal])];
    const abort = (): void => stop.abort();
    // One signal for hundreds of waiting pages is normal here, and no leak: each takes its listener away again.
    setMaxListeners(0, ...sources);
    for (const source of sources) {
      if (source.aborted) abort();
      source.addEventListener('abort', abort, { once: true });
    }
    try {
      stop.signal.throwIfAborted();
      return await polite(request, stop.signal);
    } catch (error) {
      if (error instanceof MirrorError || !stop.signal.aborted) throw error;
      throw new FetchError('fetch.aborted', { url: withoutCredentials(request.url) }, error);
    } finally {
      for (const source of sources) source.removeEventListener('abort', abort);
    }
  }

  return {
    async fetch(request) {
      const work = stoppable(request);
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await robots.idle();
      await client.close();
    },
  };
}
