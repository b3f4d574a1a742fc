// Posts show their copied pictures from where the blog serves them now: its `baseurl`, or `media.baseUrl`, may have
// changed since they were written. Changes nothing else in them.
import type { EntryRecord } from '../core/entry-record.ts';
import { bodyHash } from '../post/read.ts';
import { inPages } from './in-pages.ts';
import { whileHeld } from './lease.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { reportEdited } from './report-post.ts';
import { linksAsKnown, rewritePost } from './rewrites.ts';

/**
 * Each post once. One that its owner edited keeps what it shows and is named; one that is being worked on waits.
 * @param feedFor the feed of a post; null: the post stays as it is
 * @throws PostError, StoreError: what was not done stays as it is
 */
export async function moveCopies(
  feedFor: (entry: EntryRecord) => MirroredFeed | null,
  parts: PipelineParts,
): Promise<void> {
  for await (const { key } of inPages(0, parts.state.postsWithMedia, ({ cursor }) => cursor)) {
    if (parts.signal.aborted) return;
    await whileHeld(key, parts, async () => {
      const entry = await parts.state.entry(key);
      const feed = entry === null ? null : feedFor(entry);
      if (entry !== null && feed !== null) await moveIn(entry, feed, parts);
    });
  }
}

async function moveIn(entry: EntryRecord, feed: MirroredFeed, parts: PipelineParts): Promise<void> {
  const { key, path, url } = entry;
  const { state, posts, media } = parts;
  const text = path === null ? null : await posts.read(path);
  if (path === null || text === null) return;
  const { text: next, moved } = media.moved(text, { feed, paths: await state.mediaUses(key) });
  if (moved === 0) return;
  if (bodyHash(text) !== entry.bodyHash) {
    reportEdited(entry, path, parts);
    return;
  }
  await rewritePost({ key, path }, { text: next, links: await linksAsKnown(key, parts) }, parts);
  parts.report({ event: 'relinked', feed: feed.id, path, url, links: moved });
  parts.logger.info({ feed: feed.id, url, path, pictures: moved }, 'relinked');
}
