// `rebuild` without network: links between posts brought up to date, as targets arrive, move or go, and the addresses
// of copied pictures, as the blog moves.

import type { EntryRecord } from '../core/entry-record.ts';
import type { LinkingPost, PostLink } from '../core/links-port.ts';
import { bodyLinks } from '../post/body-links.ts';
import { bodyHash } from '../post/read.ts';
import { feedOf } from './feed-of.ts';
import { reconcileFolder, reportFolder } from './folder.ts';
import { identityByAddress } from './identity.ts';
import { inPages } from './in-pages.ts';
import { whileHeld } from './lease.ts';
import { linksAt, resolved, withLinks } from './mirror-links.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import { moveCopies } from './move-copies.ts';
import type { PipelineParts } from './parts.ts';
import { previewed } from './preview.ts';
import type { RebuildRequest } from './rebuild.ts';
import { reportEdited } from './report-post.ts';
import { finishRewrites, rewritePost } from './rewrites.ts';

/**
 * Goes through the posts whose links may have to change, and once through those whose links nobody has looked at.
 * Edited posts are left alone.
 * @throws PostError and StoreError: the work cannot go on; what was not done stays as it is
 */
export async function relinkPosts(request: RebuildRequest, parts: PipelineParts): Promise<void> {
  const { feeds, folder, mode } = request;
  const found = await reconcileFolder(
    { folder, deletions: 'guard', identityOf: identityByAddress(feeds) },
    parts,
  );
  reportFolder(found, parts);
  const own = mode === 'write' ? parts : previewed(parts);
  if (mode === 'write') await finishRewrites(own);
  const edited = new Set<string>();
  for await (const { post, feed } of candidates(request, own)) {
    if (!(await mayChange(post, feed, own))) continue;
    const outcome = await whileHeld(post.key, own, async () => {
      const entry = await own.state.entry(post.key);
      return entry === null ? null : relinkPost(entry, feed, own);
    });
    if (outcome === 'edited') edited.add(post.key);
  }
  // Named already.
  await moveCopies((entry) => (edited.has(entry.key) ? null : chosenFeed(entry, request)), own);
}

/** By the state alone: most posts need not be read, whatever their number. */
async function mayChange(
  post: LinkingPost,
  feed: MirroredFeed,
  { state, permalinks }: Pick<PipelineParts, 'state' | 'permalinks'>,
): Promise<boolean> {
  const recorded = await state.linksOf(post.key);
  return (
    recorded.length === 0 || differ(recorded, await resolved(recorded, { entry: post, feed }, permalinks)) > 0
  );
}

/** How many of the links are shown otherwise. */
function differ(before: readonly PostLink[], after: readonly PostLink[]): number {
  return after.filter((link, index) => link.shown !== before[index]?.shown).length;
}

async function* candidates(
  request: RebuildRequest,
  parts: PipelineParts,
): AsyncGenerator<{ readonly post: LinkingPost; readonly feed: MirroredFeed }> {
  for await (const post of inPages(0, parts.state.linkingPosts, ({ cursor }) => cursor)) {
    const feed = chosenFeed(post, request);
    if (parts.signal.aborted) return;
    if (feed !== null) yield { post, feed };
  }
  // Behind the others, which come to know these: each post once. Unknown links can only be links to the source.
  for await (const post of inPages(null, parts.state.unreadPosts, ({ key }) => key)) {
    const feed = chosenFeed(post, request);
    if (parts.signal.aborted) return;
    if (feed?.links === 'mirror') yield { post, feed };
  }
}

function chosenFeed(post: LinkingPost, { feeds, only, since }: RebuildRequest): MirroredFeed | null {
  const feed = feedOf(post, feeds);
  if (feed === null || (only !== null && !only.includes(feed.id))) return null;
  return since !== null && (post.publishedAt ?? post.firstSeenAt) < since ? null : feed;
}

async function relinkPost(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: PipelineParts,
): Promise<'edited' | 'done'> {
  const { key, path } = entry;
  const text = path === null ? null : await parts.posts.read(path);
  if (path === null || text === null) return 'done';
  if (bodyHash(text) !== entry.bodyHash) {
    reportEdited(entry, path, parts);
    return 'edited';
  }
  const standing = bodyLinks(text) ?? [];
  const recorded = await parts.state.linksOf(key);
  const isAsRecorded = recorded.every((link) => standing[link.position] === (link.shown ?? link.source));
  const before: readonly PostLink[] =
    recorded.length > 0 && isAsRecorded ? recorded : linksAt(standing, parts.permalinks);
  const links = await resolved(before, { entry, feed }, parts.permalinks);
  const changed = differ(before, links);
  if (changed === 0) {
    if (before !== recorded) await parts.state.recordLinks(key, links);
    return 'done';
  }
  await rewritePost({ key, path }, { text: withLinks(text, links), links }, parts);
  parts.report({ event: 'relinked', feed: feed.id, path, url: entry.url, links: changed });
  parts.logger.info({ feed: feed.id, url: entry.url, path, links: changed }, 'relinked');
  return 'done';
}
