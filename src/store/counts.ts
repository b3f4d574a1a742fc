// Overviews that stay instant with a million entries: kept counts, and the known posts in pages.
import type { EntryStatus } from '../core/entry-record.ts';
import type { StateCounts } from '../core/state-port.ts';
import type { Db } from './connection.ts';

export interface Overview {
  counts(): StateCounts;
  /** Paths in code point order. */
  postPaths(after: string | null, limit: number): readonly { readonly path: string; readonly key: string }[];
  keyAt(path: string): string | null;
}

export function overview(db: Db): Overview {
  const counts = db.prepare<[], { status: EntryStatus; open: number; n: number }>(
    'SELECT status, open, n FROM entry_counts',
  );
  const paths = db.prepare<[string, number], { path: string; key: string }>(
    `SELECT path, key FROM entries WHERE path > ? AND status IN ('full', 'summary') ORDER BY path LIMIT ?`,
  );
  const owner = db.prepare<[string], { key: string }>(
    `SELECT key FROM entries WHERE path = ? AND status IN ('full', 'summary')`,
  );
  return {
    counts: () => {
      const byStatus = { pending: 0, full: 0, summary: 0, filtered: 0, deleted: 0 };
      let entries = 0;
      let open = 0;
      for (const row of counts.all()) {
        byStatus[row.status] += row.n;
        entries += row.n;
        if (row.open === 1) open += row.n;
      }
      return { entries, byStatus, open };
    },
    postPaths: (after, limit) => paths.all(after ?? '', Math.max(0, limit)),
    keyAt: (path) => owner.get(path)?.key ?? null,
  };
}
