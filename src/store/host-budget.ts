// The HostBudget port: who may ask a host now, decided for all processes in one short transaction.
import type { Clock, HostBudget, Reservation } from '../core/ports.ts';
import { breakerTable } from './breakers.ts';
import type { Connection } from './connection.ts';
import { type HostRow, hostTable, pauseMs, type SlotKind } from './host-slots.ts';
import { newOwner } from './owner.ts';
import { toDate } from './rows.ts';

/** While another request runs, look again this soon: it will probably be over long before its lease. */
const peekMs = 1_000;

/**
 * HostBudget on the state file. The verdict on a probe (`serve`, `refuse`) is to be given before its `release`:
 * the lease of the host is what keeps a second probe away.
 */
export function hostBudget(connection: Connection, clock: Clock): HostBudget {
  const hosts = hostTable(connection.db);
  const breakers = breakerTable(connection.db);
  const nowMs = (): number => clock.now().getTime();

  const reserve = (request: Parameters<HostBudget['reserve']>[0]): Reservation => {
    const now = nowMs();
    const { host, kind } = request;
    const gapMs = Math.ceil(request.gapMs);
    const row = anchored(host, now);
    if (row !== null && row.hold_until > now) return { state: 'hold', until: new Date(row.hold_until) };
    const broken = kind === 'robots' ? null : breakers.until(host, kind);
    if (broken !== null && broken > now) return { state: 'breaker', until: new Date(broken) };
    if (row !== null) {
      const wait = waitFor(row, { kind, now, gapMs, isProbe: broken !== null });
      if (wait !== null) return wait;
    }
    const token = newOwner();
    hosts.start({ host, now, gapMs, token, kind, leaseMs: Math.ceil(request.leaseMs) });
    return { state: 'go', token };
  };

  /** A clock that was set back must not keep the host waiting for the hours that come twice. */
  const anchored = (host: string, now: number): HostRow | null => {
    const row = hosts.get(host);
    if (row === null || row.started_at <= now) return row;
    hosts.restart(host, now);
    return { ...row, started_at: now };
  };

  return {
    reserve: (request) => connection.write(() => reserve(request)),
    release: ({ host, token, responseMs }) =>
      connection.write(() => hosts.end({ host, token, responseMs: Math.max(0, Math.ceil(responseMs)) })),
    hold: (host, until) => connection.write(() => hosts.hold(host, until.getTime())),
    refuse: (host, kind) =>
      connection.write(() => {
        hosts.add(host);
        return new Date(breakers.refuse(host, { kind, now: nowMs() }));
      }),
    serve: (host, kind) => connection.read(() => breakers.close(host, kind)),
    readRobots: (host) => connection.read(() => robotsOf(hosts.get(host))),
    writeRobots: (host, { body, fetchedAt }) =>
      connection.write(() => hosts.setRobots(host, { at: fetchedAt.getTime(), body })),
    list: () =>
      connection.read(() => {
        const now = nowMs();
        return hosts.all().map((row) => ({
          host: row.host,
          nextAllowedAt: row.started_at === 0 ? null : new Date(row.started_at + pauseMs(row, row.gap_ms)),
          holdUntil: row.hold_until > now ? toDate(row.hold_until) : null,
          breakers: breakers.of(row.host),
          robots: robotsOf(row),
        }));
      }),
  };
}

/** Null when the slot is free. */
function waitFor(
  row: HostRow,
  request: {
    readonly kind: SlotKind;
    readonly now: number;
    readonly gapMs: number;
    readonly isProbe: boolean;
  },
): Reservation | null {
  const { now } = request;
  const allowedAt = row.started_at + pauseMs(row, request.gapMs);
  const leaseEnd = row.started_at + row.lease_ms;
  if (row.lease_token === null || leaseEnd <= now) {
    return allowedAt > now ? { state: 'wait', until: new Date(allowedAt) } : null;
  }
  const peekAt = Math.min(leaseEnd, now + peekMs);
  // The running request of this kind is the probe; whether the host serves again is known when it ends.
  if (request.isProbe && row.lease_kind === request.kind)
    return { state: 'breaker', until: new Date(peekAt) };
  return { state: 'wait', until: new Date(Math.max(allowedAt, peekAt)) };
}

function robotsOf(row: HostRow | null) {
  const fetchedAt = toDate(row?.robots_at ?? null);
  return row === null || fetchedAt === null ? null : { body: row.robots_body, fetchedAt };
}
