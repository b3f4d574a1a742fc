// The story of one entry. The only file that knows this order.
import type { EntryRecord } from '../core/entry-record.ts';
import { FetchError, PostError, RuleError } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import { bodyHash, readPost } from '../post/read.ts';
import { refusalOf } from './filters.ts';
import { type Finding, findArticle, noArticle } from './find-article.ts';
import type { HostWatch } from './host-watch.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { putPost } from './put-post.ts';
import { reportPost } from './report-post.ts';
import { passOver, settleFor, settleWire } from './settle-entry.ts';
import { watchSite } from './site-watch.ts';
import { isWireByAddress } from './wire.ts';
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
    // Stopped among its pictures: nothing is written, and the next pass begins anew.
    if (error instanceof FetchError && error.code === 'fetch.aborted') return;
    // An expression of the owner's that never ends on this entry, or a file at its place that the system does not let us
    // read and that may well be its post: the others go on.
    const isItsOwn = error instanceof RuleError || (error instanceof PostError && error.code === 'post.read');
    if (!isItsOwn) throw error;
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
  if (feed.wire !== 'full' && isWireByAddress(entry.url, feed.rules))
    return settleWire(entry, feed, { ...parts, page: null });

  const finding = await watchSite(entry, feed, await ask(entry, feed, parts), parts);
  if (finding.kind === 'none') {
    const { error, page } = finding;
    if (error.code !== 'fetch.aborted') await settleFor(entry, feed, { ...parts, error, page });
    return;
  }
  if (finding.kind === 'same-as') return passOver(entry, `the same article as ${finding.key}`, parts);
  const { article, dates, fetchedAt, doubt } = finding;
  const page = { article, dates, fetchedAt };
  const refusal = refusalOf(subjectOf(entry, article), feed);
  if (refusal !== null) return passOver(entry, refusal, parts);
  if (article.family === 'wire' && feed.wire !== 'full') return settleWire(entry, feed, { ...parts, page });
  if (doubt !== null) return settleFor(entry, feed, { ...parts, error: doubt, page });
  const { attempts } = entry;
  const end = { nextTryAt: null, attempts, error: null, note: null };
  await putPost(entry, feed, { status: 'full', ...page, ...end }, parts);
}

/** Its host may have shown in this pass that it gives nothing now. */
async function ask(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts & { readonly hosts: HostWatch },
): Promise<Finding> {
  const objection = parts.hosts.objection(entry.url);
  if (objection !== null) return noArticle(objection);
  const finding = await findArticle(entry, feed, parts);
  parts.hosts.note(entry.url, finding.kind === 'none' ? finding.error : null);
  return finding;
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
    // Whoever wrote it knew; the file does not say.
    method: null,
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
