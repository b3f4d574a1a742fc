// Links from post to post, and the writing of them announced and ended. Knows rows, not what a post says.
import { StoreError } from '../core/errors.ts';
import type { LinkingPost, PostLink, Rewriting } from '../core/links-port.ts';
import type { StateStore } from '../core/state-port.ts';
import type { Connection } from './connection.ts';
import { type EntryRow, toDate } from './rows.ts';

/** The methods of LinkStore under shorter names; those that write are to be called inside a transaction. */
export interface LinkTable {
  record(key: string, links: readonly PostLink[]): void;
  forget(key: string): void;
  of(key: string): readonly PostLink[];
  hasAny(): boolean;
  unread(after: string | null, limit: number): readonly LinkingPost[];
  linking(after: number, limit: number): readonly (LinkingPost & { readonly cursor: number })[];
  claim(key: string, claim: Parameters<StateStore['claimPost']>[1]): boolean;
  release(key: string): void;
  begin(key: string, next: Rewriting): void;
  end(key: string, end: 'done' | 'undone'): void;
  unfinished(): readonly { readonly key: string; readonly path: string | null; readonly bodyHash: string }[];
}

type PostRow = Pick<EntryRow, 'key' | 'feed_id' | 'url' | 'published_at' | 'first_seen_at'>;

export function linkTable({ db, file }: Connection): LinkTable {
  const idOf = db.prepare<[string], { id: number }>('SELECT id FROM entries WHERE key = ?');
  const rows = db.prepare<[number], PostLink>(
    'SELECT position, target, source, shown FROM links WHERE entry_id = ? ORDER BY position',
  );
  const clear = db.prepare<[number]>('DELETE FROM links WHERE entry_id = ?');
  const add = db.prepare<[PostLink & { readonly id: number }]>(
    `INSERT INTO links (entry_id, position, target, source, shown)
     VALUES (@id, @position, @target, @source, @shown)`,
  );
  const setKnown = db.prepare<[number, number]>('UPDATE entries SET links_known = ? WHERE id = ?');
  const any = db.prepare<[], { n: number }>('SELECT 1 AS n FROM links LIMIT 1');
  const unread = db.prepare<[string, number], PostRow>(
    `SELECT key, feed_id, url, published_at, first_seen_at FROM entries
     WHERE links_known = 0 AND status IN ('full', 'summary') AND key > ? ORDER BY key LIMIT ?`,
  );
  const linking = db.prepare<[number, number], PostRow & { cursor: number }>(
    `SELECT links.entry_id AS cursor, post.key, post.feed_id, post.url, post.published_at, post.first_seen_at
     FROM links JOIN entries AS post ON post.id = links.entry_id
     WHERE links.entry_id > ? AND post.status IN ('full', 'summary') AND (
       links.shown IS NOT NULL
       OR EXISTS (SELECT 1 FROM entries AS target
                  WHERE target.key = links.target AND target.status IN ('full', 'summary'))
       OR EXISTS (SELECT 1 FROM aliases JOIN entries AS target ON target.id = aliases.entry_id
                  WHERE aliases.name = links.target AND target.status IN ('full', 'summary')))
     GROUP BY links.entry_id ORDER BY links.entry_id LIMIT ?`,
  );
  const take = db.prepare<[{ key: string; owner: string; now: number; until: number }]>(
    `UPDATE entries SET claim_owner = @owner, claim_until = @until
     WHERE key = @key AND status IN ('full', 'summary') AND (claim_until IS NULL OR claim_until <= @now)`,
  );
  const release = db.prepare<[string]>(
    'UPDATE entries SET claim_owner = NULL, claim_until = NULL WHERE key = ?',
  );
  const announce = db.prepare<[number, string, string | null]>(
    `INSERT INTO rewrites (entry_id, body_hash, links) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET body_hash = excluded.body_hash, links = excluded.links`,
  );
  const announced = db.prepare<[number], { body_hash: string; links: string | null }>(
    'SELECT body_hash, links FROM rewrites WHERE entry_id = ?',
  );
  const end = db.prepare<[number]>('DELETE FROM rewrites WHERE entry_id = ?');
  const setHash = db.prepare<[string, number]>('UPDATE entries SET body_hash = ? WHERE id = ?');
  const unfinished = db.prepare<[], { key: string; path: string | null; bodyHash: string }>(
    `SELECT entries.key, entries.path, rewrites.body_hash AS bodyHash
     FROM rewrites JOIN entries ON entries.id = rewrites.entry_id`,
  );

  const required = (key: string): number => {
    const row = idOf.get(key);
    if (row === undefined)
      throw new StoreError('store.write', { file, detail: `it has no entry with the key ${key}` });
    return row.id;
  };
  const replace = (id: number, links: readonly PostLink[]): void => {
    clear.run(id);
    for (const { position, target, source, shown } of links) add.run({ id, position, target, source, shown });
    setKnown.run(1, id);
  };

  return {
    record: (key, links) => replace(required(key), links),
    forget: (key) => {
      const id = required(key);
      clear.run(id);
      end.run(id);
      setKnown.run(0, id);
    },
    of: (key) => {
      const id = idOf.get(key)?.id;
      return id === undefined ? [] : rows.all(id);
    },
    hasAny: () => any.get() !== undefined,
    unread: (after, limit) => unread.all(after ?? '', Math.max(0, limit)).map(postFrom),
    linking: (after, limit) =>
      linking.all(after, Math.max(0, limit)).map((row) => ({ ...postFrom(row), cursor: row.cursor })),
    claim: (key, { owner, now, leaseMs }) => {
      const at = now.getTime();
      return take.run({ key, owner, now: at, until: at + leaseMs }).changes > 0;
    },
    release: (key) => void release.run(key),
    begin: (key, next) =>
      void announce.run(
        required(key),
        next.bodyHash,
        next.links === null ? null : JSON.stringify(next.links),
      ),
    end: (key, how) => {
      const id = required(key);
      const next = announced.get(id);
      if (next !== undefined && how === 'done') {
        setHash.run(next.body_hash, id);
        if (next.links !== null) replace(id, JSON.parse(next.links) as readonly PostLink[]);
        else {
          clear.run(id);
          setKnown.run(0, id);
        }
      }
      end.run(id);
    },
    unfinished: () => unfinished.all(),
  };
}

function postFrom(row: PostRow): LinkingPost {
  return {
    key: row.key,
    feedId: row.feed_id,
    url: row.url,
    publishedAt: toDate(row.published_at),
    firstSeenAt: new Date(row.first_seen_at),
  };
}
