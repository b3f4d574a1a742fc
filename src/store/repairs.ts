// Posts that are being repaired: what stands on disk, and what is about to. Knows no body and no rule.
import type { KnownPost } from '../core/repairs-port.ts';
import type { Db } from './connection.ts';

/** The methods of RepairStore by these names; `begin` and `end` are to be called inside a transaction. */
export interface RepairTable {
  list(after: string | null, limit: number): readonly KnownPost[];
  begin(key: string, bodyHash: string): void;
  end(key: string, bodyHash: string): void;
}

export function repairTable(db: Db): RepairTable {
  const list = db.prepare<[string, number], KnownPost>(
    `SELECT key, path, url, entries.body_hash AS bodyHash, repairs.body_hash AS intendedHash
     FROM entries LEFT JOIN repairs ON repairs.entry_id = entries.id
     WHERE path > ? AND status = 'full' AND url <> '' ORDER BY path LIMIT ?`,
  );
  const intend = db.prepare<[{ key: string; bodyHash: string }]>(
    `INSERT INTO repairs (entry_id, body_hash) SELECT id, @bodyHash FROM entries WHERE key = @key
     ON CONFLICT DO UPDATE SET body_hash = excluded.body_hash`,
  );
  const record = db.prepare<[{ key: string; bodyHash: string }]>(
    'UPDATE entries SET body_hash = @bodyHash WHERE key = @key',
  );
  const forget = db.prepare<[string]>(
    'DELETE FROM repairs WHERE entry_id = (SELECT id FROM entries WHERE key = ?)',
  );
  return {
    list: (after, limit) => list.all(after ?? '', Math.max(0, limit)),
    begin: (key, bodyHash) => {
      intend.run({ key, bodyHash });
    },
    end: (key, bodyHash) => {
      record.run({ key, bodyHash });
      forget.run(key);
    },
  };
}
