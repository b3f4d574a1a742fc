// A HostBudget in memory, by the port's contract, for the tests of the fetcher. Records who held a host when.
import { breakerFirstMs, breakerLongestMs } from '../../src/core/limits.ts';
import type { Clock, HostBudget, HostState, RequestKind, RobotsRecord } from '../../src/core/ports.ts';

interface Breaker {
  until: Date;
  refusals: number;
  probing: boolean;
}

interface Host {
  startedAt: number | null;
  responseMs: number;
  lease: { token: string; endsAt: number } | null;
  holdUntil: Date | null;
  breakers: Map<RequestKind, Breaker>;
  robots: RobotsRecord | null;
}

export interface Slot {
  readonly host: string;
  readonly kind: RequestKind | 'robots';
  readonly gapMs: number;
  readonly startedAt: number;
}

export interface MemoryBudget extends HostBudget {
  /** Every slot given, in order. */
  readonly slots: readonly Slot[];
  readonly served: readonly string[];
  /** Hosts whose lease has not been given back. */
  taken(): readonly string[];
  holdOf(host: string): string | null;
}

export function createMemoryBudget(clock: Clock): MemoryBudget {
  const hosts = new Map<string, Host>();
  const slots: Slot[] = [];
  const served: string[] = [];
  let tokens = 0;

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    const host: Host = {
      startedAt: null,
      responseMs: 0,
      lease: null,
      holdUntil: null,
      breakers: new Map(),
      robots: null,
    };
    hosts.set(name, host);
    return host;
  }

  return {
    slots,
    served,
    taken: () => [...hosts].filter(([, host]) => host.lease !== null).map(([name]) => name),
    holdOf: (host) => hostOf(host).holdUntil?.toISOString() ?? null,
    reserve: async ({ host: name, kind, gapMs, leaseMs }) => {
      const host = hostOf(name);
      const now = clock.now().getTime();
      if (host.holdUntil !== null && host.holdUntil.getTime() > now) {
        return { state: 'hold', until: host.holdUntil };
      }
      const breaker = kind === 'robots' ? undefined : host.breakers.get(kind);
      if (breaker !== undefined && (breaker.until.getTime() > now || breaker.probing)) {
        return { state: 'breaker', until: breaker.until };
      }
      if (host.lease !== null && host.lease.endsAt > now) {
        return { state: 'wait', until: new Date(host.lease.endsAt) };
      }
      const distance = gapMs === 0 ? 0 : Math.max(gapMs, 3 * host.responseMs);
      const next = host.startedAt === null ? now : host.startedAt + distance;
      if (next > now) return { state: 'wait', until: new Date(next) };
      if (breaker !== undefined) breaker.probing = true;
      tokens += 1;
      host.lease = { token: `t${tokens}`, endsAt: now + leaseMs };
      host.startedAt = now;
      slots.push({ host: name, kind, gapMs, startedAt: now });
      return { state: 'go', token: host.lease.token };
    },
    release: async ({ host: name, token, responseMs }) => {
      const host = hostOf(name);
      if (host.lease?.token !== token)
        throw new Error(`${name} was released with a token that does not hold it`);
      host.lease = null;
      host.responseMs = responseMs;
    },
    hold: async (name, until) => {
      const host = hostOf(name);
      if (host.holdUntil === null || host.holdUntil < until) host.holdUntil = until;
    },
    refuse: async (name, kind) => {
      const { breakers } = hostOf(name);
      const refusals = (breakers.get(kind)?.refusals ?? 0) + 1;
      const pauseMs = Math.min(breakerFirstMs * 2 ** (refusals - 1), breakerLongestMs);
      const until = new Date(clock.now().getTime() + pauseMs);
      breakers.set(kind, { until, refusals, probing: false });
      return until;
    },
    serve: async (name, kind) => {
      hostOf(name).breakers.delete(kind);
      served.push(`${kind} ${name}`);
    },
    readRobots: async (name) => hostOf(name).robots,
    writeRobots: async (name, record) => {
      hostOf(name).robots = record;
    },
    list: async () =>
      [...hosts].map(
        ([host, state]): HostState => ({
          host,
          nextAllowedAt: null,
          holdUntil: state.holdUntil,
          breakers: [...state.breakers].map(([kind, { until, refusals }]) => ({ kind, until, refusals })),
          robots: state.robots,
        }),
      ),
  };
}
