// Between rows and records: dates are epoch milliseconds in the file, payloads are JSON. Knows column names, no SQL.

import type { EntryRecord, EntryStatus } from '../core/entry-record.ts';
import type { FeedState } from '../core/feed-state.ts';
import type { DateSource, FeedEntry } from '../core/types.ts';

export interface EntryRow {
  readonly id: number;
  readonly key: string;
  readonly feed_id: string | null;
  readonly url: string;
  readonly status: EntryStatus;
  readonly open: number;
  readonly title: string | null;
  readonly published_at: number | null;
  readonly date_source: DateSource | null;
  readonly path: string | null;
  readonly body_hash: string | null;
  readonly method: string | null;
  readonly first_seen_at: number;
  readonly attempts: number;
  readonly due_at: number;
  readonly last_error_code: string | null;
  readonly claim_owner: string | null;
  readonly payload: string | null;
}

export interface FeedRow {
  readonly id: string;
  readonly address: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly choice: string;
  readonly polled_at: number | null;
  readonly succeeded_at: number | null;
  readonly last_status: number | null;
  readonly error_count: number;
  readonly last_error_code: string | null;
  readonly last_error: string | null;
  readonly last_new_post_at: number | null;
}

/** A Date as stored; null for none and for an invalid one. */
export function toMs(date: Date | null): number | null {
  const ms = date?.getTime() ?? Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

/** A stored time as a Date. */
export function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Column due_at: 0 stands for "at any time", which sorts before every time. */
export function toDueAt(nextTryAt: Date | null): number {
  return toMs(nextTryAt) ?? 0;
}

/** A payload as stored. */
export function payloadToText(payload: FeedEntry): string {
  return JSON.stringify(payload);
}

/** A payload that `payloadToText` wrote: its two dates become Dates again. */
function payloadFromText(text: string): FeedEntry {
  return JSON.parse(text, (name, value: unknown) =>
    (name === 'published' || name === 'updated') && typeof value === 'string' ? new Date(value) : value,
  ) as FeedEntry;
}

export function entryFromRow(row: EntryRow): EntryRecord {
  return {
    key: row.key,
    feedId: row.feed_id,
    url: row.url,
    status: row.status,
    payload: row.payload === null ? null : payloadFromText(row.payload),
    title: row.title,
    publishedAt: toDate(row.published_at),
    dateSource: row.date_source,
    path: row.path,
    bodyHash: row.body_hash,
    method: row.method,
    firstSeenAt: new Date(row.first_seen_at),
    attempts: row.attempts,
    nextTryAt: row.due_at === 0 ? null : new Date(row.due_at),
    open: row.open === 1,
    lastErrorCode: row.last_error_code,
  };
}

export function feedFromRow(row: FeedRow): FeedState {
  return {
    id: row.id,
    validators:
      row.address === null ? null : { address: row.address, etag: row.etag, lastModified: row.last_modified },
    choice: row.choice,
    polledAt: toDate(row.polled_at),
    succeededAt: toDate(row.succeeded_at),
    lastStatus: row.last_status,
    errorCount: row.error_count,
    lastErrorCode: row.last_error_code,
    lastError: row.last_error,
    lastNewPostAt: toDate(row.last_new_post_at),
  };
}
