// The posts that may have to be repaired. Knows no body and no rule.
import type { KnownPost } from '../core/repairs-port.ts';
import type { Db } from './connection.ts';

/** The method of RepairStore. */
export interface RepairTable {
  list(after: string | null, limit: number): readonly KnownPost[];
}

export function repairTable(db: Db): RepairTable {
  const list = db.prepare<[string, number], KnownPost>(
    `SELECT key, path, url, body_hash AS bodyHash FROM entries
     WHERE path > ? AND status = 'full' AND url <> '' ORDER BY path LIMIT ?`,
  );
  return { list: (after, limit) => list.all(after ?? '', Math.max(0, limit)) };
}
