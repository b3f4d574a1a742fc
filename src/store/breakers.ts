// The breakers table: how long a host that refuses requests of one kind is left alone.
import { breakerFirstMs, breakerLongestMs } from '../core/limits.ts';
import type { HostState, RequestKind } from '../core/ports.ts';
import type { Db } from './connection.ts';

interface BreakerRow {
  readonly host: string;
  readonly kind: RequestKind;
  readonly until: number;
  readonly refusals: number;
}

/** A breaker is closed (no row), open (until a time), or after that time half open: the next request is a probe. */
export interface BreakerTable {
  /** End of the pause in epoch milliseconds; null when the breaker is closed. */
  until(host: string, kind: RequestKind): number | null;
  /** Returns the new end. A refusal while it is open changes nothing. To be called inside a transaction. */
  refuse(host: string, refusal: { readonly kind: RequestKind; readonly now: number }): number;
  close(host: string, kind: RequestKind): void;
  of(host: string): HostState['breakers'];
}

export function breakerTable(db: Db): BreakerTable {
  const one = db.prepare<[string, string], BreakerRow>('SELECT * FROM breakers WHERE host = ? AND kind = ?');
  const ofHost = db.prepare<[string], BreakerRow>('SELECT * FROM breakers WHERE host = ? ORDER BY kind');
  const set = db.prepare<[BreakerRow]>(
    `INSERT INTO breakers (host, kind, until, refusals) VALUES (@host, @kind, @until, @refusals)
     ON CONFLICT DO UPDATE SET until = excluded.until, refusals = excluded.refusals`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM breakers WHERE host = ? AND kind = ?');

  return {
    until: (host, kind) => one.get(host, kind)?.until ?? null,
    refuse: (host, { kind, now }) => {
      const row = one.get(host, kind);
      if (row !== undefined && row.until > now) return row.until;
      const refusals = (row?.refusals ?? 0) + 1;
      const until = now + Math.min(breakerFirstMs * 2 ** (refusals - 1), breakerLongestMs);
      set.run({ host, kind, until, refusals });
      return until;
    },
    close: (host, kind) => {
      // Called after every good answer, of which nearly all find it closed: no write lock for those.
      if (one.get(host, kind) !== undefined) remove.run(host, kind);
    },
    of: (host) =>
      ofHost.all(host).map(({ kind, until, refusals }) => ({ kind, until: new Date(until), refusals })),
  };
}
