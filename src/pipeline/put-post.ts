// From a rendering to a file and its record: names and date settled, text composed, written, remembered.
import type { DatedBy } from '../article/dates.ts';
import type { EntryRecord } from '../core/entry-record.ts';
import type { MirrorError } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import type { PostBody } from '../post/render.ts';
import { articleBody, dateOf, postText, summaryBody } from './compose.ts';
import { leadPicture } from './facts.ts';
import { linkToMirror } from './mirror-links.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import { namesFor } from './names.ts';
import type { PipelineParts } from './parts.ts';
import { reportEdited, reportPost } from './report-post.ts';
import { type Written, writePost } from './write.ts';

/** What is written, and what follows for the next passes. */
export interface Rendering {
  readonly status: 'full' | 'summary';
  /** Of a summary-only post title and dates count. */
  readonly article: Article | null;
  /** The page's dates of publication, best first. */
  readonly dates: readonly DatedBy[];
  readonly fetchedAt: Date;
  readonly nextTryAt: Date | null;
  readonly attempts: number;
  readonly error: MirrorError | null;
  /** Shown where there is no error: why it is no more than a summary. */
  readonly note: string | null;
}

/** @throws PostError, StoreError: the disk or the state does not take it */
export async function putPost(
  entry: EntryRecord,
  feed: MirroredFeed,
  rendering: Rendering,
  parts: PipelineParts,
): Promise<void> {
  const { article, dates, fetchedAt } = rendering;
  const chosen = dateOf(entry, { dates, fetchedAt }, feed);
  const title = entry.title ?? article?.title ?? null;
  // Shown, but not remembered as the title: the page may still tell the real one.
  const made = entry.payload?.title ?? '';
  const publishedAt = entry.publishedAt ?? chosen.date;
  const names = namesFor({ title: title ?? made, publishedAt, url: entry.url }, feed);
  const choice = { title, publishedAt: chosen.date, dateSource: chosen.source, names };
  const placed = await parts.state.settle(entry.key, choice);
  if (placed.path === null) throw new Error(`no path was settled for ${entry.url}`);
  if (placed.dateSource === 'first-seen') {
    parts.logger.warn({ url: entry.url }, 'no date anywhere: the post is dated by when it was first seen');
  }

  const head = { url: placed.url, publishedAt: placed.publishedAt ?? chosen.date };
  // A summary-only post says nothing of its page, so that it can be told what stood in it when it is completed.
  const shown = rendering.status === 'full' ? article : null;
  const about = { entry: placed, feed, signal: parts.signal };
  const rendered = async (shownTitle: string, body: PostBody, page: Article | null): Promise<string> => {
    const picture = leadPicture(body, feed);
    const copy = picture === null ? null : await parts.media.shown(picture, about);
    return postText({ ...head, title: shownTitle }, body, { entry, feed, article: page, copy });
  };
  const body = shown === null ? summaryBody(entry, feed) : articleBody(shown, entry, feed);
  const text = await rendered(title ?? made, body, shown);
  const copied = await parts.media.copyInto(text, about);
  const linked = await linkToMirror(copied, about, parts);
  // Only summary-only posts are written again. Of the old text the head counts, which may name the picture's copy.
  const previous =
    entry.bodyHash === null ? null : await rendered(entry.title ?? made, summaryBody(entry, feed), null);
  const written = await writePost({ ...placed, path: placed.path }, linked, { previous, names, parts });
  await record(entry, title, { rendering, written }, parts);
}

async function record(
  entry: EntryRecord,
  title: string | null,
  result: { readonly rendering: Rendering; readonly written: Written },
  parts: PipelineParts,
): Promise<void> {
  const { rendering, written } = result;
  const { error, status } = rendering;
  const { path } = written;
  if (written.left !== null) {
    await parts.state.close(entry.key, written.left === 'deleted' ? 'deleted' : status);
    if (written.left === 'edited') reportEdited(entry, path, parts);
    else reportPost(entry, parts, { outcome: 'left-alone', path, reason: 'its owner deleted the post' });
    return;
  }
  await parts.state.markWritten(entry.key, {
    status,
    bodyHash: written.bodyHash,
    method: status === 'full' ? (rendering.article?.method ?? null) : null,
    title,
    at: parts.clock.now(),
    nextTryAt: rendering.nextTryAt,
    attempts: rendering.attempts,
    errorCode: error?.code ?? null,
  });
  reportPost(entry, parts, {
    outcome: written.isChanged ? status : 'present',
    isWritten: written.isChanged,
    path,
    title,
    code: error?.code ?? null,
    reason: error?.message ?? rendering.note,
  });
  // Of use to whoever keeps the site rules; nobody else need lose sleep over them.
  const warnings = status === 'full' ? (rendering.article?.warnings ?? []) : [];
  for (const warning of warnings) parts.logger.debug({ url: entry.url }, warning);
}
