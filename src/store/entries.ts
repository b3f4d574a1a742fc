// New entries, from a feed or from the blog. Knows how an entry is born, not what becomes of it.
import type { PlannedEntry, PostOnDisk } from '../core/state-port.ts';
import type { Db } from './connection.ts';
import type { NameTable } from './names.ts';
import type { PathTable } from './paths.ts';
import { type EntryRow, payloadToText, toMs } from './rows.ts';

type NewEntry = Pick<
  EntryRow,
  | 'key'
  | 'feed_id'
  | 'url'
  | 'status'
  | 'open'
  | 'title'
  | 'published_at'
  | 'date_source'
  | 'body_hash'
  | 'first_seen_at'
  | 'payload'
>;

export interface EntryBirth {
  /**
   * One planned entry becomes pending, and true comes back; unless its key is known, as a key or an alias. A known
   * alias alone never hides an entry: sources give guids twice. To be called inside a transaction.
   */
  plan(entry: PlannedEntry, seen: { readonly feedId: string; readonly at: Date }): boolean;
  /** All posts that were not known, and those of deleted entries; returns how many. To be called inside a transaction. */
  adopt(posts: readonly PostOnDisk[], at: Date): number;
}

export function entryBirth(
  db: Db,
  tables: { readonly names: NameTable; readonly paths: PathTable },
): EntryBirth {
  const { names, paths } = tables;
  const insert = db.prepare<[NewEntry]>(
    `INSERT INTO entries (key, feed_id, url, status, open, title, published_at, date_source, body_hash,
       first_seen_at, payload)
     VALUES (@key, @feed_id, @url, @status, @open, @title, @published_at, @date_source, @body_hash,
       @first_seen_at, @payload)`,
  );
  const finish = db.prepare<[FileFacts & { readonly id: number }]>(
    `UPDATE entries SET status = @status, open = @open, body_hash = @body_hash, title = coalesce(@title, title),
       date_source = iif(@published_at IS NULL, date_source, 'post'),
       published_at = coalesce(@published_at, published_at), attempts = 0, due_at = 0, tried_at = NULL,
       last_error_code = NULL
     WHERE id = @id`,
  );

  /**
   * The file was written and the crash came before its record, another tool wrote it while ours waited, or its owner
   * put a deleted post back: the post is there, and its date is the permalink. Returns whether it was.
   */
  const recover = (known: EntryRow, post: PostOnDisk): boolean => {
    // At its own place it is known again when its turn comes.
    const isElsewhere = known.path !== post.path.normalize('NFC');
    const isUnwritten = known.status === 'pending' && known.claim_owner === null && isElsewhere;
    if ((!isUnwritten && known.status !== 'deleted') || !paths.makeWay(post.path)) return false;
    paths.place(known.id, post);
    finish.run({ id: known.id, ...factsOf(post) });
    return true;
  };

  const adoptOne = (post: PostOnDisk, at: Date): number => {
    const known = names.find([post.key]);
    if (known !== null) {
      return recover(known, post) && known.status === 'deleted' ? 1 : 0;
    }
    if (paths.holder(post.path)?.url === post.url || !paths.makeWay(post.path)) return 0;
    const { lastInsertRowid } = insert.run({
      key: post.key,
      feed_id: null,
      url: post.url,
      date_source: post.publishedAt === null ? null : 'post',
      first_seen_at: at.getTime(),
      payload: null,
      ...factsOf(post),
    });
    paths.place(Number(lastInsertRowid), post);
    return 1;
  };

  return {
    plan: (entry, seen) => {
      if (names.find([entry.key]) !== null) return false;
      const place = paths.firstFree(entry.names);
      const { lastInsertRowid } = insert.run({
        key: entry.key,
        feed_id: seen.feedId,
        url: entry.url,
        status: 'pending',
        open: 1,
        title: entry.title,
        published_at: toMs(entry.publishedAt),
        date_source: entry.dateSource,
        body_hash: null,
        first_seen_at: seen.at.getTime(),
        payload: payloadToText(entry.payload),
      });
      const id = Number(lastInsertRowid);
      if (place !== null) paths.place(id, place);
      names.addAliases(id, entry.aliases);
      return true;
    },
    adopt: (posts, at) => posts.reduce((added, post) => added + adoptOne(post, at), 0),
  };
}

type FileFacts = Pick<EntryRow, 'status' | 'open' | 'body_hash' | 'title' | 'published_at'>;

/** What the file itself says. A summary-only post stays open, to be completed. */
function factsOf(post: PostOnDisk): FileFacts {
  return {
    status: post.summaryOnly ? 'summary' : 'full',
    open: post.summaryOnly ? 1 : 0,
    body_hash: post.bodyHash,
    title: post.title,
    published_at: toMs(post.publishedAt),
  };
}
