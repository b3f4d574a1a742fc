// The story of one entry. The only file that knows this order.
import { type MirrorError, RuleError } from '../core/errors.ts';
import type { EntryRecord } from '../core/state-port.ts';
import type { Article } from '../core/types.ts';
import { bodyHash, readPost } from '../post/read.ts';
import { refusalOf } from './filters.ts';
import { type Finding, findArticle } from './find-article.ts';
import type { HostWatch } from './host-watch.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { putPost } from './put-post.ts';
import { reportPost } from './report-post.ts';
import { verdictOn } from './retry.ts';
import { standingAt } from './write.ts';

/**
 * Mirrors one claimed entry: page, article, post, record. Whatever the source does ends in an event and a record.
 * @throws PostError, StoreError: the disk or the state does not take it, and nothing else will go better
 */
export async function mirrorEntry(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly hosts: HostWatch },
): Promise<void> {
  try {
    await tryEntry(entry, feed, parts);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    // An expression of the owner's that never ends on this entry: the others go on.
    const { code, message: reason } = error;
    const { attempts } = entry;
    await parts.state.postpone(entry.key, {
      at: parts.clock.now(),
      nextTryAt: null,
      attempts,
      errorCode: code,
    });
    reportPost(entry, parts, { outcome: 'failed', path: entry.path, code, reason });
  }
}

async function tryEntry(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly hosts: HostWatch },
): Promise<void> {
  if (await isAlreadyThere(entry, parts)) return;

  const objection = parts.hosts.objection(entry.url);
  const finding: Finding =
    objection === null ? await findArticle(entry, feed, parts) : { kind: 'none', error: objection };
  if (objection === null) parts.hosts.note(entry.url, finding.kind === 'none' ? finding.error : null);
  if (finding.kind === 'none') {
    if (finding.error.code !== 'fetch.aborted')
      await settleFor(entry, feed, { ...parts, error: finding.error });
    return;
  }
  const refusal =
    finding.kind === 'same-as'
      ? `the same article as ${finding.key}`
      : refusalOf(subjectOf(entry, finding.article), feed);
  if (refusal !== null) {
    // A summary-only post that stands stays: the blog's readers may have its address.
    await parts.state.close(entry.key, entry.status === 'summary' ? 'summary' : 'filtered');
    reportPost(entry, parts, { outcome: 'filtered', path: entry.path, reason: refusal });
  } else if (finding.kind === 'article') {
    const { article, dates, fetchedAt } = finding;
    const { attempts } = entry;
    await putPost(
      entry,
      feed,
      { status: 'full', article, dates, fetchedAt, nextTryAt: null, attempts, error: null },
      parts,
    );
  }
}

/** No article this time: wait, or settle for the summary. */
async function settleFor(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly error: MirrorError },
): Promise<void> {
  const { error } = parts;
  const now = parts.clock.now();
  const verdict = verdictOn({ ...entry, code: error.code }, now);
  const { attempts } = verdict;
  if (verdict.kind === 'summary' && entry.status !== 'summary') {
    const { nextTryAt } = verdict;
    await putPost(
      entry,
      feed,
      { status: 'summary', article: null, dates: [], fetchedAt: now, nextTryAt, attempts, error },
      parts,
    );
    return;
  }
  if (verdict.kind === 'summary' && verdict.nextTryAt === null) await parts.state.close(entry.key, 'summary');
  else {
    const nextTryAt = verdict.kind === 'wait' ? null : verdict.nextTryAt;
    await parts.state.postpone(entry.key, { at: now, nextTryAt, attempts, errorCode: error.code });
  }
  const outcome = entry.status === 'summary' ? 'summary' : 'pending';
  reportPost(entry, parts, { outcome, path: entry.path, code: error.code, reason: error.message });
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
    title: entry.title,
    at,
    nextTryAt: summaryOnly ? at : null,
    attempts: entry.attempts,
    errorCode: null,
  });
  reportPost(entry, parts, { outcome: 'present', path: entry.path });
  return true;
}

function subjectOf(entry: EntryRecord, article: Article) {
  const sections = [
    ...(entry.payload?.categories ?? []),
    ...(article.section === null ? [] : [article.section]),
  ];
  return { title: entry.title ?? article.title, sections, url: entry.url, credit: article.credit };
}
