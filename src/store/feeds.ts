// The feeds table: what the last polls brought. Knows nothing of entries.
import type { FeedState, PollRecord } from '../core/state-port.ts';
import type { Db } from './connection.ts';
import { type FeedRow, feedFromRow, toMs } from './rows.ts';

export interface FeedTable {
  get(id: string): FeedState | null;
  all(): readonly FeedState[];
  /** To be called inside a transaction. A failure keeps the validators, and the address that they came from. */
  recordPoll(poll: PollRecord): void;
  /** To be called inside a transaction. */
  recordNewPost(id: string, at: Date): void;
}

export function feedTable(db: Db): FeedTable {
  const one = db.prepare<[string], FeedRow>('SELECT * FROM feeds WHERE id = ?');
  const all = db.prepare<[], FeedRow>('SELECT * FROM feeds ORDER BY id');
  const add = db.prepare<[string, string]>(
    'INSERT INTO feeds (id, url) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const succeed = db.prepare<[{ id: string; at: number | null; status: number }]>(
    `UPDATE feeds SET polled_at = @at, succeeded_at = @at, last_status = @status, error_count = 0,
       last_error_code = NULL, last_error = NULL WHERE id = @id`,
  );
  const validate = db.prepare<
    [{ id: string; url: string; etag: string | null; lastModified: string | null }]
  >('UPDATE feeds SET url = @url, etag = @etag, last_modified = @lastModified WHERE id = @id');
  const fail = db.prepare<
    [{ id: string; at: number | null; status: number | null; code: string; message: string }]
  >(
    `UPDATE feeds SET polled_at = @at, last_status = @status, error_count = error_count + 1,
       last_error_code = @code, last_error = @message WHERE id = @id`,
  );
  const newPost = db.prepare<[number | null, string]>('UPDATE feeds SET last_new_post_at = ? WHERE id = ?');

  return {
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? null : feedFromRow(row);
    },
    all: () => all.all().map(feedFromRow),
    recordPoll: ({ feedId: id, url, at: polledAt, result }) => {
      const at = toMs(polledAt);
      add.run(id, url);
      if (result.state === 'failed') {
        fail.run({ id, at, status: result.status, code: result.code, message: result.message });
        return;
      }
      succeed.run({ id, at, status: result.state === 'read' ? result.status : 304 });
      if (result.state === 'read') {
        validate.run({ id, url, etag: result.validators.etag, lastModified: result.validators.lastModified });
      }
    },
    recordNewPost: (id, at) => {
      newPost.run(toMs(at), id);
    },
  };
}
