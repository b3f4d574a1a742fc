// The robots.txt of each host: asked for once a day, kept in the shared state, obeyed by the fetcher.
import { detailOf, FetchError } from '../core/errors.ts';
import { robotsLifeMs } from '../core/limits.ts';
import type { Clock, HostBudget, RobotsRecord } from '../core/ports.ts';
import type { Arrival } from './redirects.ts';
import { allowAll, parseRobots, type RobotsRules } from './robots.ts';

export interface RobotsCache {
  /**
   * The rules for a URL's host.
   * @throws FetchError robots-unreachable, or what keeps us from asking at all. It is thrown again, and nothing is asked,
   * until `failureLifeMs` have passed.
   */
  rulesFor(url: URL): Promise<RobotsRules>;
  /** Resolves when no robots.txt is being fetched any more. */
  idle(): Promise<void>;
}

/** RFC 9309 §2.5 asks for at least 500 KiB; a longer file counts up to here. */
export const robotsLimit = { bytes: 512 * 1024, beyond: 'cut' } as const;

/** So that one run asks a host in trouble once and not once a page, and a process that stays asks at its next poll. */
const failureLifeMs = 10 * 60_000;

export function createRobotsCache(parts: {
  readonly budget: HostBudget;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Asks for a robots.txt through the host's queue and budget, redirects followed, cut at `robotsLimit`. */
  readonly get: (url: URL) => Promise<Arrival>;
}): RobotsCache {
  const { budget, clock } = parts;
  const kept = new Map<string, { readonly rules: RobotsRules; readonly fetchedAt: Date }>();
  const failed = new Map<string, { readonly error: FetchError; readonly at: Date }>();
  const loading = new Map<string, Promise<RobotsRules>>();

  // Also over when it is from far in the future: the clock was wrong when it was written.
  const isWithin = (at: Date, lifeMs: number): boolean =>
    Math.abs(clock.now().getTime() - at.getTime()) < lifeMs;
  const isFresh = (fetchedAt: Date): boolean => isWithin(fetchedAt, robotsLifeMs);

  function keep(host: string, { body, fetchedAt }: RobotsRecord): RobotsRules {
    const rules = body === null ? allowAll : parseRobots(body, parts.userAgent);
    kept.set(host, { rules, fetchedAt });
    return rules;
  }

  async function load(url: URL): Promise<RobotsRules> {
    const { host } = url;
    const stored = await budget.readRobots(host);
    if (stored !== null && isFresh(stored.fetchedAt)) return keep(host, stored);
    // An older copy is not used instead: what it allowed may be forbidden now.
    const body = await fetchBody(new URL(`${url.origin}/robots.txt`));
    const record = { body, fetchedAt: clock.now() };
    await budget.writeRobots(host, record);
    return keep(host, record);
  }

  async function fetchBody(address: URL): Promise<string | null> {
    try {
      const { answer } = await parts.get(address);
      if (answer.status >= 400) return null;
      const text = new TextDecoder().decode(answer.body);
      return answer.bodyState === 'cut' ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
    } catch (error) {
      if (!(error instanceof FetchError) || isKeptBack(error, address)) throw error;
      // RFC 9309 §2.3.1.2: more than five redirects may count as "there is none".
      if (error.code === 'fetch.redirects') return null;
      // No hold: the host did not ask for one.
      const { host } = address;
      const failure = neverReached(error, address)
        ? error
        : new FetchError('fetch.robots-unreachable', { host, detail: detailOf(error) }, error);
      failed.set(host, { error: failure, at: clock.now() });
      throw failure;
    }
  }

  return {
    rulesFor(url) {
      const { host } = url;
      const known = kept.get(host);
      if (known !== undefined && isFresh(known.fetchedAt)) return Promise.resolve(known.rules);
      const failure = failed.get(host);
      if (failure !== undefined && isWithin(failure.at, failureLifeMs)) return Promise.reject(failure.error);
      const running = loading.get(host);
      if (running !== undefined) return running;
      const started = load(url).finally(() => loading.delete(host));
      loading.set(host, started);
      return started;
    },
    async idle() {
      await Promise.allSettled(loading.values());
    },
  };
}

/** Nothing was learnt about the file: we were stopped, or the budget holds the host and says so itself. */
function isKeptBack({ code, context }: FetchError, { host }: URL): boolean {
  return code === 'fetch.aborted' || (code === 'fetch.hold' && context['host'] === host);
}

/** The host's name or address is at fault, not its robots.txt. */
function neverReached({ code, context }: FetchError, { href }: URL): boolean {
  return (code === 'fetch.private-address' || code === 'fetch.unresolved') && context['url'] === href;
}
