// The ends that an entry comes to without its whole article: a summary for now, a summary for good, or nothing.

import type { EntryRecord } from '../core/entry-record.ts';
import type { MirrorError } from '../core/errors.ts';
import type { KnownPage } from './find-article.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { putPost } from './put-post.ts';
import { reportPost } from './report-post.ts';
import { verdictOn } from './retry.ts';
import { wireReason } from './wire.ts';

/** No article this time: wait, or settle for the summary. */
export async function settleFor(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly error: MirrorError; readonly page: KnownPage | null },
): Promise<void> {
  const { error } = parts;
  const now = parts.clock.now();
  const verdict = verdictOn({ ...entry, code: error.code }, now);
  const { attempts } = verdict;
  if (verdict.kind === 'summary' && entry.status !== 'summary') {
    const { nextTryAt } = verdict;
    const page = parts.page ?? noPage(now);
    await putPost(entry, feed, { status: 'summary', ...page, nextTryAt, attempts, error, note: null }, parts);
    return;
  }
  if (verdict.kind === 'summary' && verdict.nextTryAt === null)
    await parts.state.close(entry.key, 'summary', error.code);
  else {
    const nextTryAt = verdict.kind === 'wait' ? null : verdict.nextTryAt;
    await parts.state.postpone(entry.key, { at: now, nextTryAt, attempts, errorCode: error.code });
  }
  const outcome = entry.status === 'summary' ? 'summary' : 'pending';
  reportPost(entry, parts, { outcome, path: entry.path, code: error.code, reason: error.message });
}

/** Agency copy that the owner does not want whole: the summary for good, or nothing. */
export async function settleWire(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly page: KnownPage | null },
): Promise<void> {
  const note = wireReason(feed.wire);
  if (feed.wire === 'skip') return passOver(entry, note, parts);
  const { attempts } = entry;
  if (entry.status !== 'summary') {
    const page = parts.page ?? noPage(parts.clock.now());
    const end = { nextTryAt: null, attempts, error: null, note };
    return putPost(entry, feed, { status: 'summary', ...page, ...end }, parts);
  }
  await parts.state.close(entry.key, 'summary');
  reportPost(entry, parts, { outcome: 'summary', path: entry.path, reason: note });
}

/** Not wanted. A summary-only post that stands stays: the blog's readers may have its address. */
export async function passOver(entry: EntryRecord, reason: string, parts: PipelineParts): Promise<void> {
  await parts.state.close(entry.key, entry.status === 'summary' ? 'summary' : 'filtered');
  reportPost(entry, parts, { outcome: 'filtered', path: entry.path, reason });
}

function noPage(fetchedAt: Date): KnownPage {
  return { article: null, dates: [], fetchedAt };
}
