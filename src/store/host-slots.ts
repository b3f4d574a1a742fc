// The hosts table: when a host may be asked again and who is asking it now. Knows no breakers.
import type { RequestKind } from '../core/ports.ts';
import type { Db } from './connection.ts';

export type SlotKind = RequestKind | 'robots';

export interface HostRow {
  readonly host: string;
  /** Of the last request; 0 when there was none. */
  readonly started_at: number;
  readonly gap_ms: number;
  readonly response_ms: number;
  readonly lease_token: string | null;
  readonly lease_kind: SlotKind | null;
  readonly lease_ms: number;
  readonly hold_until: number;
  readonly robots_at: number | null;
  readonly robots_body: string | null;
}

export interface HostTable {
  get(host: string): HostRow | null;
  all(): readonly HostRow[];
  /** Makes sure that there is a row. */
  add(host: string): void;
  start(request: {
    readonly host: string;
    readonly now: number;
    readonly gapMs: number;
    readonly token: string;
    readonly kind: SlotKind;
    readonly leaseMs: number;
  }): void;
  /** Corrects a start that lies in the future because the clock was set back. */
  restart(host: string, now: number): void;
  /** Only the holder of the lease can end it. */
  end(request: { readonly host: string; readonly token: string; readonly responseMs: number }): void;
  /** Never shortens a longer hold. */
  hold(host: string, until: number): void;
  setRobots(host: string, record: { readonly at: number; readonly body: string | null }): void;
}

export function hostTable(db: Db): HostTable {
  const one = db.prepare<[string], HostRow>('SELECT * FROM hosts WHERE host = ?');
  const all = db.prepare<[], HostRow>('SELECT * FROM hosts ORDER BY host');
  const add = db.prepare<[string]>('INSERT INTO hosts (host) VALUES (?) ON CONFLICT DO NOTHING');
  const start = db.prepare<[Parameters<HostTable['start']>[0]]>(
    `INSERT INTO hosts (host, started_at, gap_ms, lease_token, lease_kind, lease_ms)
     VALUES (@host, @now, @gapMs, @token, @kind, @leaseMs)
     ON CONFLICT DO UPDATE SET started_at = @now, gap_ms = @gapMs, lease_token = @token, lease_kind = @kind,
       lease_ms = @leaseMs`,
  );
  const restart = db.prepare<[number, string]>('UPDATE hosts SET started_at = ? WHERE host = ?');
  const end = db.prepare<[Parameters<HostTable['end']>[0]]>(
    `UPDATE hosts SET lease_token = NULL, lease_kind = NULL, response_ms = @responseMs
     WHERE host = @host AND lease_token = @token`,
  );
  const hold = db.prepare<[{ host: string; until: number }]>(
    `INSERT INTO hosts (host, hold_until) VALUES (@host, @until)
     ON CONFLICT DO UPDATE SET hold_until = max(hold_until, @until)`,
  );
  const setRobots = db.prepare<[{ host: string; at: number; body: string | null }]>(
    `INSERT INTO hosts (host, robots_at, robots_body) VALUES (@host, @at, @body)
     ON CONFLICT DO UPDATE SET robots_at = @at, robots_body = @body`,
  );
  return {
    get: (host) => one.get(host) ?? null,
    all: () => all.all(),
    add: (host) => void add.run(host),
    start: (request) => void start.run(request),
    restart: (host, now) => void restart.run(now, host),
    end: (request) => void end.run(request),
    hold: (host, until) => void hold.run({ host, until }),
    setRobots: (host, { at, body }) => void setRobots.run({ host, at, body }),
  };
}

/** Shortest distance from the last start to the next, for someone who keeps `gapMs`. */
export function pauseMs(row: Pick<HostRow, 'response_ms'>, gapMs: number): number {
  return gapMs === 0 ? 0 : Math.max(gapMs, 3 * row.response_ms);
}
