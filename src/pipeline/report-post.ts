// One entry's outcome, told to the watcher and to the log.

import type { EntryRecord } from '../core/entry-record.ts';
import { type ErrorCode, sentenceFor } from '../core/errors.ts';
import type { PostEvent, PostOutcome } from './events.ts';
import type { PipelineParts } from './parts.ts';

/** What is not said in `fact` is taken from the entry or null. */
export function reportPost(
  entry: EntryRecord,
  parts: Pick<PipelineParts, 'report' | 'logger'>,
  fact: { readonly outcome: PostOutcome } & Partial<{
    isWritten: boolean;
    path: string | null;
    title: string | null;
    code: ErrorCode | null;
    reason: string | null;
  }>,
): void {
  const event: PostEvent = {
    event: 'post',
    feed: entry.feedId,
    isWritten: false,
    path: null,
    url: entry.url,
    title: entry.title,
    code: null,
    reason: null,
    ...fact,
  };
  parts.report(event);
  const fields = { feed: event.feed, url: event.url, path: event.path, code: event.code };
  parts.logger.info(fields, `${event.outcome}${event.reason === null ? '' : `: ${event.reason}`}`);
}

/** A post that its owner edited, and that is left as it is. */
export function reportEdited(
  entry: EntryRecord,
  path: string,
  parts: Pick<PipelineParts, 'report' | 'logger'>,
): void {
  const code = 'post.edited';
  reportPost(entry, parts, { outcome: 'left-alone', path, code, reason: sentenceFor(code, { file: path }) });
}
