// Summary-only posts: listing them, and taking one to complete it. Knows no page and no rule.
import type { EntryRecord } from '../core/entry-record.ts';
import type { StateStore } from '../core/state-port.ts';
import type { SummaryPost } from '../core/summaries-port.ts';
import type { Db } from './connection.ts';
import { type EntryRow, entryFromRow, toDate } from './rows.ts';

type Row = Pick<
  EntryRow,
  'key' | 'feed_id' | 'url' | 'published_at' | 'first_seen_at' | 'last_error_code' | 'open'
>;

/** `summaries` and `claimSummary` of StateStore; `claim` is to be called inside a transaction. */
export interface SummaryTable {
  list(after: string | null, limit: number): readonly SummaryPost[];
  claim(key: string, claim: Parameters<StateStore['claimSummary']>[1]): EntryRecord | null;
}

export function summaryTable(db: Db): SummaryTable {
  const list = db.prepare<[string, number], Row>(
    `SELECT key, feed_id, url, published_at, first_seen_at, last_error_code, open FROM entries
     WHERE status = 'summary' AND key > ? AND (open = 1 OR last_error_code IS NOT NULL) ORDER BY key LIMIT ?`,
  );
  const take = db.prepare<[{ key: string; owner: string; now: number; until: number }], EntryRow>(
    `UPDATE entries SET claim_owner = @owner, claim_until = @until
     WHERE key = @key AND status = 'summary' AND (claim_until IS NULL OR claim_until <= @now) RETURNING *`,
  );
  return {
    list: (after, limit) =>
      list.all(after ?? '', Math.max(0, limit)).map((row) => ({
        key: row.key,
        feedId: row.feed_id,
        url: row.url,
        publishedAt: toDate(row.published_at),
        firstSeenAt: new Date(row.first_seen_at),
        errorCode: row.last_error_code,
        open: row.open === 1,
      })),
    claim: (key, { owner, now, leaseMs }) => {
      const at = now.getTime();
      const row = take.get({ key, owner, now: at, until: at + leaseMs });
      return row === undefined ? null : entryFromRow(row);
    },
  };
}
