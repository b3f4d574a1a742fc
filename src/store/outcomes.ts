// What becomes of an entry: its name fixed, its post written or moved, its work put off or over.

import type { EntryRecord } from '../core/entry-record.ts';
import { StoreError } from '../core/errors.ts';
import type { PathCandidate, StateStore } from '../core/state-port.ts';
import type { Connection } from './connection.ts';
import type { FeedTable } from './feeds.ts';
import type { NameTable } from './names.ts';
import type { PathTable } from './paths.ts';
import { type EntryRow, entryFromRow, payloadToText, toDueAt, toMs } from './rows.ts';

type Choice = Parameters<StateStore['settle']>[1];
type Written = Parameters<StateStore['markWritten']>[1];
type Postponed = Parameters<StateStore['postpone']>[1];
type Source = Parameters<StateStore['attach']>[1];
type ClosedStatus = Parameters<StateStore['close']>[1];

/** The methods of StateStore by these names, each to be called inside a transaction; StoreError for an unknown key. */
export interface Outcomes {
  settle(key: string, choice: Choice): EntryRecord;
  markWritten(key: string, result: Written): void;
  postpone(key: string, result: Postponed): void;
  attach(key: string, source: Source): void;
  close(key: string, status: ClosedStatus, errorCode: string | null): void;
  relocate(key: string, place: PathCandidate): void;
  addAliases(key: string, aliases: readonly string[]): void;
}

type Parameter = string | number | null;

export function outcomes(
  { db, file }: Connection,
  tables: { readonly names: NameTable; readonly paths: PathTable; readonly feeds: FeedTable },
): Outcomes {
  const { names, paths, feeds } = tables;
  const update = (columns: string) =>
    db.prepare<[Readonly<Record<string, Parameter>>]>(`UPDATE entries SET ${columns} WHERE id = @id`);
  const released = 'claim_owner = NULL, claim_until = NULL';
  // What the feed already said stays: the names to choose from were made of it.
  const settled = update(
    `title = coalesce(title, @title), date_source = iif(published_at IS NULL, @dateSource, date_source),
     published_at = coalesce(published_at, @publishedAt)`,
  );
  const written = update(
    `status = @status, body_hash = @bodyHash, method = @method, title = coalesce(@title, title), tried_at = @at,
     attempts = @attempts,
     due_at = @dueAt, open = @open, last_error_code = @errorCode, ${released}`,
  );
  const postponed = update(
    `tried_at = @at, attempts = @attempts, due_at = @dueAt, last_error_code = @errorCode, ${released}`,
  );
  const attached = update('feed_id = @feedId, payload = @payload');
  const closed = update(`status = @status, open = 0, due_at = 0, last_error_code = @errorCode, ${released}`);

  const failure = (detail: string): StoreError => new StoreError('store.write', { file, detail });
  const required = (key: string): EntryRow => {
    const row = names.find([key]);
    if (row?.key !== key) throw failure(`it has no entry with the key ${key}`);
    return row;
  };

  return {
    settle: (key, choice) => {
      const row = required(key);
      if (row.path !== null) return entryFromRow(row);
      const place = paths.firstFree(choice.names);
      if (place === null) throw failure(`no file name was proposed for the entry ${key}`);
      const { title, dateSource } = choice;
      settled.run({ id: row.id, title, dateSource, publishedAt: toMs(choice.publishedAt) });
      paths.place(row.id, place);
      return entryFromRow(required(key));
    },
    markWritten: (key, result) => {
      const row = required(key);
      written.run({
        id: row.id,
        status: result.status,
        bodyHash: result.bodyHash,
        method: result.method,
        title: result.title,
        at: toMs(result.at),
        dueAt: toDueAt(result.nextTryAt),
        open: result.nextTryAt === null ? 0 : 1,
        errorCode: result.errorCode,
        attempts: result.attempts,
      });
      // The completion of a summary-only post is no new post.
      if (row.body_hash === null && row.feed_id !== null) feeds.recordNewPost(row.feed_id, result.at);
    },
    postpone: (key, { at, nextTryAt, errorCode, attempts }) => {
      const { id } = required(key);
      postponed.run({ id, at: toMs(at), dueAt: toDueAt(nextTryAt), errorCode, attempts });
    },
    attach: (key, { feedId, payload }) => {
      const { id, feed_id } = required(key);
      if (feed_id === null) attached.run({ id, feedId, payload: payloadToText(payload) });
    },
    close: (key, status, errorCode) => {
      closed.run({ id: required(key).id, status, errorCode });
    },
    relocate: (key, place) => {
      const { id } = required(key);
      if (paths.holder(place.path)?.id !== id && !paths.makeWay(place.path)) {
        throw failure(`${place.path} is the post of another entry`);
      }
      paths.place(id, place);
    },
    addAliases: (key, aliases) => {
      names.addAliases(required(key).id, aliases);
    },
  };
}
