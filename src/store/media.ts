// Copied media in the state: address → file. Knows no bytes and no post.
import type { MediaCopy, MediaStore } from '../core/media-port.ts';
import type { Db } from './connection.ts';

interface MediaRow {
  readonly url: string;
  readonly path: string;
  readonly bytes: number;
  readonly fetched_at: number;
}

/** The methods of MediaStore without their promises; writing ones are to be called inside a transaction. */
export type MediaTable = {
  readonly [Name in keyof MediaStore]: (
    ...args: Parameters<MediaStore[Name]>
  ) => Awaited<ReturnType<MediaStore[Name]>>;
};

export function mediaTable(db: Db): MediaTable {
  const get = db.prepare<[string], MediaRow>('SELECT * FROM media WHERE url = ?');
  const put = db.prepare<[MediaRow]>(
    'INSERT OR REPLACE INTO media (url, path, bytes, fetched_at) VALUES (@url, @path, @bytes, @fetched_at)',
  );
  const sum = db.prepare<[], { bytes: number | null }>(
    'SELECT sum(bytes) AS bytes FROM (SELECT max(bytes) AS bytes FROM media GROUP BY path)',
  );
  const old = db.prepare<[number, number], MediaRow>(
    'SELECT * FROM media WHERE fetched_at < ? ORDER BY fetched_at LIMIT ?',
  );
  const forget = db.prepare<[string]>('DELETE FROM media WHERE path = ?');
  const clear = db.prepare<[string]>(
    'DELETE FROM media_uses WHERE entry_id = (SELECT id FROM entries WHERE key = ?)',
  );
  const use = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO media_uses (entry_id, path) SELECT id, ? FROM entries WHERE key = ?',
  );
  const used = db.prepare<[string], { path: string }>(
    `SELECT path FROM media_uses WHERE entry_id = (SELECT id FROM entries WHERE key = ?) ORDER BY path`,
  );
  const users = db.prepare<[string], { key: string }>(
    `SELECT entries.key FROM media_uses JOIN entries ON entries.id = entry_id
     WHERE media_uses.path = ? AND entries.status IN ('full', 'summary')`,
  );
  const showing = db.prepare<[number, number], { cursor: number; key: string }>(
    `SELECT entry_id AS cursor, entries.key FROM media_uses JOIN entries ON entries.id = entry_id
     WHERE entry_id > ? AND entries.status IN ('full', 'summary') GROUP BY entry_id ORDER BY entry_id LIMIT ?`,
  );
  return {
    postsWithMedia: (after, limit) => showing.all(after, Math.max(0, limit)),
    recordMediaUses: (key, paths) => {
      clear.run(key);
      for (const path of paths) use.run(path, key);
    },
    mediaUses: (key) => used.all(key).map(({ path }) => path),
    postsShowing: (path) => users.all(path).map(({ key }) => key),
    mediaCopy: (url) => {
      const row = get.get(url);
      return row === undefined ? null : fromRow(row);
    },
    noteMedia: ({ url, path, bytes, fetchedAt }) => {
      put.run({ url, path, bytes, fetched_at: fetchedAt.getTime() });
    },
    mediaBytes: () => sum.get()?.bytes ?? 0,
    oldMedia: (before, limit) => old.all(before.getTime(), Math.max(0, limit)).map(fromRow),
    forgetMedia: (path) => {
      forget.run(path);
    },
  };
}

function fromRow({ url, path, bytes, fetched_at }: MediaRow): MediaCopy {
  return { url, path, bytes, fetchedAt: new Date(fetched_at) };
}
