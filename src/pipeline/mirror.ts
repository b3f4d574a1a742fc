// The story of one entry. The only file that knows this order.
import type { ErrorCode, MirrorError } from '../core/errors.ts';
import { sentenceFor } from '../core/errors.ts';
import type { EntryRecord } from '../core/state-port.ts';
import type { Article } from '../core/types.ts';
import { bodyHash, readPost } from '../post/read.ts';
import { articleBody, dateOf, postText, summaryBody } from './compose.ts';
import type { PostEvent, PostOutcome } from './events.ts';
import { refusalOf } from './filters.ts';
import { findArticle } from './find-article.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import { namesFor } from './names.ts';
import type { PipelineParts } from './parts.ts';
import { verdictOn } from './retry.ts';
import { standingAt, type Written, writePost } from './write.ts';

/** What is written, and what follows for the next passes. */
interface Rendering {
  readonly status: 'full' | 'summary';
  readonly article: Article | null;
  readonly fetchedAt: Date;
  readonly nextTryAt: Date | null;
  readonly error: MirrorError | null;
}

/**
 * Mirrors one claimed entry: page, article, post, record. Whatever the source does ends in an event and a record.
 * @throws PostError, StoreError: the disk or the state does not take it, and nothing else will go better
 */
export async function mirrorEntry(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts,
): Promise<void> {
  if (await isAlreadyThere(entry, parts)) return;

  const finding = await findArticle(entry, feed, parts);
  if (finding.kind === 'same-as') {
    await parts.state.close(entry.key, 'filtered');
    report(entry, parts, { outcome: 'filtered', reason: `the same article as ${finding.key}` });
    return;
  }
  if (finding.kind === 'article') {
    const { article, fetchedAt } = finding;
    const refusal = refusalOf(subjectOf(entry, article), feed);
    if (refusal !== null) {
      await parts.state.close(entry.key, 'filtered');
      report(entry, parts, { outcome: 'filtered', reason: refusal });
      return;
    }
    await write(entry, feed, { status: 'full', article, fetchedAt, nextTryAt: null, error: null }, parts);
    return;
  }

  const { error } = finding;
  if (error.code === 'fetch.aborted') return;
  const now = parts.clock.now();
  const verdict = verdictOn(
    { code: error.code, attempts: entry.attempts, firstSeenAt: entry.firstSeenAt },
    now,
  );
  if (verdict.kind === 'wait' || entry.status === 'summary') {
    const nextTryAt = verdict.kind === 'wait' ? verdict.notBefore : verdict.nextTryAt;
    await parts.state.postpone(entry.key, { at: now, nextTryAt, errorCode: error.code });
    report(entry, parts, {
      outcome: entry.status === 'summary' ? 'summary' : 'pending',
      path: entry.path,
      code: error.code,
      reason: error.message,
    });
    return;
  }
  const { nextTryAt } = verdict;
  await write(entry, feed, { status: 'summary', article: null, fetchedAt: now, nextTryAt, error }, parts);
}

/** A crash between the file and its record, or a post that somebody else's tool wrote in the meantime. */
async function isAlreadyThere(entry: EntryRecord, parts: PipelineParts): Promise<boolean> {
  if (entry.status !== 'pending' || entry.path === null) return false;
  const standing = await standingAt(entry.path, entry, parts);
  if (standing.kind !== 'own') return false;
  const at = parts.clock.now();
  const { summaryOnly } = readPost(standing.text);
  await parts.state.markWritten(entry.key, {
    status: summaryOnly ? 'summary' : 'full',
    bodyHash: bodyHash(standing.text),
    title: entry.title ?? '',
    at,
    nextTryAt: summaryOnly ? at : null,
    errorCode: null,
  });
  report(entry, parts, { outcome: 'present', path: entry.path });
  return true;
}

async function write(
  entry: EntryRecord,
  feed: MirroredFeed,
  rendering: Rendering,
  parts: PipelineParts,
): Promise<void> {
  const { article, fetchedAt } = rendering;
  const chosen = dateOf(entry, { article, fetchedAt }, feed);
  const title = entry.title ?? article?.title ?? '';
  const names = namesFor({ title, publishedAt: entry.publishedAt ?? chosen.date, url: entry.url }, feed);
  const choice = { title, publishedAt: chosen.date, dateSource: chosen.source, names };
  const placed = await parts.state.settle(entry.key, choice);
  if (placed.path === null) throw new Error(`no path was settled for ${entry.url}`);
  if (placed.dateSource === 'first-seen') {
    parts.logger.warn({ url: entry.url }, 'no date anywhere: the post is dated by when it was first seen');
  }

  const body = article === null ? summaryBody(entry, feed) : articleBody(article, entry, feed);
  const head = { url: placed.url, title, publishedAt: placed.publishedAt ?? chosen.date };
  const text = postText(head, body, { feed, byline: article?.author ?? entry.payload?.author ?? null });
  const written = await writePost({ ...placed, path: placed.path }, text, { names, parts });
  await record(entry, title, { rendering, written }, parts);
}

async function record(
  entry: EntryRecord,
  title: string,
  result: { readonly rendering: Rendering; readonly written: Written },
  parts: PipelineParts,
): Promise<void> {
  const { rendering, written } = result;
  const { error, status } = rendering;
  const { path } = written;
  if (written.left !== null) {
    await parts.state.close(entry.key, written.left === 'deleted' ? 'deleted' : status);
    const code = written.left === 'edited' ? 'post.edited' : null;
    const reason = code === null ? 'its owner deleted the post' : sentenceFor(code, { file: path });
    report(entry, parts, { outcome: 'left-alone', path, code, reason });
    return;
  }
  await parts.state.markWritten(entry.key, {
    status,
    bodyHash: written.bodyHash,
    title,
    at: parts.clock.now(),
    nextTryAt: rendering.nextTryAt,
    errorCode: error?.code ?? null,
  });
  report(entry, parts, {
    outcome: written.isChanged ? status : 'present',
    isWritten: written.isChanged,
    path,
    title,
    code: error?.code ?? null,
    reason: error?.message ?? null,
  });
  // Of use to whoever keeps the site rules; nobody else need lose sleep over them.
  for (const warning of rendering.article?.warnings ?? []) parts.logger.debug({ url: entry.url }, warning);
}

function subjectOf(entry: EntryRecord, article: Article) {
  const sections = [
    ...(entry.payload?.categories ?? []),
    ...(article.section === null ? [] : [article.section]),
  ];
  return { title: entry.title ?? article.title, sections, url: entry.url, credit: article.credit };
}

function report(
  entry: EntryRecord,
  parts: PipelineParts,
  fact: { readonly outcome: PostOutcome } & Partial<{
    isWritten: boolean;
    path: string | null;
    title: string;
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
