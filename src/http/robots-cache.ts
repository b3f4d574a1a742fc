// The robots.txt of each host: asked for once a day, kept in the shared state, obeyed by the fetcher.
import { detailOf, FetchError } from '../core/errors.ts';
import { robotsLifeMs } from '../core/limits.ts';
import type { Clock, HostBudget, RobotsRecord } from '../core/ports.ts';
import type { Arrival } from './redirects.ts';
import { allowAll, parseRobots, type RobotsRules } from './robots.ts';
import { defaultHoldMs } from './verdict.ts';

export interface RobotsCache {
  /**
   * The rules for a URL's host.
   * @throws FetchError robots-unreachable (the host is held for an hour), or what keeps us from asking at all
   */
  rulesFor(url: URL): Promise<RobotsRules>;
  /** Resolves when no robots.txt is being fetched any more. */
  idle(): Promise<void>;
}

/** RFC 9309 §2.5 asks for at least 500 KiB; a longer file counts up to here. */
export const robotsLimit = { bytes: 512 * 1024, beyond: 'cut' } as const;

export function createRobotsCache(parts: {
  readonly budget: HostBudget;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Asks for a robots.txt through the host's queue and budget, redirects followed, cut at `robotsLimit`. */
  readonly get: (url: URL) => Promise<Arrival>;
}): RobotsCache {
  const { budget, clock } = parts;
  const kept = new Map<string, { readonly rules: RobotsRules; readonly fetchedAt: Date }>();
  const loading = new Map<string, Promise<RobotsRules>>();

  // Also stale when it is from far in the future: the clock was wrong when it was written.
  const isFresh = (fetchedAt: Date): boolean =>
    Math.abs(clock.now().getTime() - fetchedAt.getTime()) < robotsLifeMs;

  function keep(host: string, { body, fetchedAt }: RobotsRecord): RobotsRules {
    const rules = body === null ? allowAll : parseRobots(body, parts.userAgent);
    kept.set(host, { rules, fetchedAt });
    return rules;
  }

  async function load(url: URL): Promise<RobotsRules> {
    const { host } = url;
    const stored = await budget.readRobots(host);
    if (stored !== null && isFresh(stored.fetchedAt)) return keep(host, stored);
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
      if (!(error instanceof FetchError) || isOurs(error, address)) throw error;
      // RFC 9309 §2.3.1.2: more than five redirects may count as "there is none".
      if (error.code === 'fetch.redirects') return null;
      const until = new Date(clock.now().getTime() + defaultHoldMs);
      await budget.hold(address.host, until);
      throw new FetchError(
        'fetch.robots-unreachable',
        { host: address.host, detail: detailOf(error), until: until.toISOString() },
        error,
      );
    }
  }

  return {
    rulesFor(url) {
      const { host } = url;
      const known = kept.get(host);
      if (known !== undefined && isFresh(known.fetchedAt)) return Promise.resolve(known.rules);
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

/** Failures that never reached the host's robots.txt, or that hold the host already: no further hold is due. */
function isOurs(error: FetchError, address: URL): boolean {
  switch (error.code) {
    case 'fetch.aborted':
      return true;
    case 'fetch.hold':
      return error.context['host'] === address.host;
    case 'fetch.private-address':
    case 'fetch.unresolved':
      return error.context['url'] === address.href;
    default:
      return false;
  }
}
