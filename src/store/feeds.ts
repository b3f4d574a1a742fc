// The feeds table: what the last polls brought. Knows nothing of entries.
import type { FeedState } from '../core/feed-state.ts';
import type { PollRecord } from '../core/state-port.ts';
import type { AddressValidators } from '../core/types.ts';
import type { Db } from './connection.ts';
import { type FeedRow, feedFromRow, toMs } from './rows.ts';

/**
 * A poll this little ahead of ours is another process's that read its clock after us and got the lock before us; one
 * further ahead was made before the clock was set back.
 */
const aheadMs = 60_000;

export interface FeedTable {
  get(id: string): FeedState | null;
  all(): readonly FeedState[];
  /** Whether the poll may be made; its time is then recorded. To be called inside a transaction. */
  beginPoll(id: string, poll: { readonly at: Date; readonly floorMs: number }): boolean;
  cancelPoll(id: string, polledAt: Date | null): void;
  /** To be called inside a transaction. Only an answer that was read changes the validators and the choice. */
  recordPoll(poll: PollRecord): void;
  /** To be called inside a transaction. */
  recordNewPost(id: string, at: Date): void;
}

export function feedTable(db: Db): FeedTable {
  const one = db.prepare<[string], FeedRow>('SELECT * FROM feeds WHERE id = ?');
  const all = db.prepare<[], FeedRow>('SELECT * FROM feeds ORDER BY id');
  const add = db.prepare<[string]>('INSERT INTO feeds (id) VALUES (?) ON CONFLICT DO NOTHING');
  const setPolled = db.prepare<[number | null, string]>('UPDATE feeds SET polled_at = ? WHERE id = ?');
  const succeed = db.prepare<[{ id: string; at: number | null; status: number }]>(
    `UPDATE feeds SET polled_at = @at, succeeded_at = @at, last_status = @status, error_count = 0,
       last_error_code = NULL, last_error = NULL WHERE id = @id`,
  );
  const choose = db.prepare<[AddressValidators & { readonly id: string; readonly choice: string }]>(
    `UPDATE feeds SET address = @address, etag = @etag, last_modified = @lastModified, choice = @choice
     WHERE id = @id`,
  );
  const forget = db.prepare<[{ id: string; choice: string }]>(
    `UPDATE feeds SET address = NULL, etag = NULL, last_modified = NULL, choice = @choice WHERE id = @id`,
  );
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
    beginPoll: (id, poll) => {
      const at = poll.at.getTime();
      add.run(id);
      const last = one.get(id)?.polled_at ?? null;
      if (last !== null && last > at - poll.floorMs && last <= at + Math.min(poll.floorMs, aheadMs))
        return false;
      setPolled.run(at, id);
      return true;
    },
    cancelPoll: (id, polledAt) => {
      setPolled.run(toMs(polledAt), id);
    },
    recordPoll: ({ feedId: id, at: polledAt, result }) => {
      const at = toMs(polledAt);
      add.run(id);
      if (result.state === 'failed') {
        fail.run({ id, at, status: result.status, code: result.code, message: result.message });
        return;
      }
      succeed.run({ id, at, status: result.state === 'read' ? result.status : 304 });
      if (result.state !== 'read') return;
      const { choice, validators } = result;
      if (validators === null) forget.run({ id, choice });
      else
        choose.run({
          id,
          choice,
          address: validators.address,
          etag: validators.etag,
          lastModified: validators.lastModified,
        });
    },
    recordNewPost: (id, at) => {
      newPost.run(toMs(at), id);
    },
  };
}
