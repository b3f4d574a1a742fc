// Posts show their copied pictures from where the blog serves them now: its `baseurl`, or `media.baseUrl`, may have
// changed since they were written. Changes nothing else in them.
import type { EntryRecord } from '../core/entry-record.ts';
import { sentenceFor } from '../core/errors.ts';
import { bodyHash } from '../post/read.ts';
import { leaseMs } from './lease.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { reportPost } from './report-post.ts';

const always = new Date(8.64e15);

/**
 * Each post once. One that its owner edited keeps what it shows and is named; one that is being worked on waits.
 * @param feedFor the feed of a post; null: the post stays as it is
 * @throws PostError, StoreError: what was not done stays as it is
 */
export async function moveCopies(
  feedFor: (entry: EntryRecord) => MirroredFeed | null,
  parts: PipelineParts,
): Promise<void> {
  const { state } = parts;
  const seen = new Set<string>();
  const copies = await state.oldMedia(always, Number.MAX_SAFE_INTEGER);
  for (const path of new Set(copies.map((copy) => copy.path))) {
    for (const key of await state.postsShowing(path)) {
      if (parts.signal.aborted) return;
      if (seen.has(key)) continue;
      seen.add(key);
      const claim = { owner: parts.owner, now: parts.clock.now(), leaseMs };
      if (!(await state.claimPost(key, claim))) continue;
      try {
        const entry = await state.entry(key);
        const feed = entry === null ? null : feedFor(entry);
        if (entry !== null && feed !== null) await moveIn(entry, feed, parts);
      } finally {
        await state.releasePost(key);
      }
    }
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
    const reason = sentenceFor('post.edited', { file: path });
    reportPost(entry, parts, { outcome: 'left-alone', path, code: 'post.edited', reason });
    return;
  }
  // Announced first, so that a crash in between makes no edited post of it.
  await state.beginRewrite(key, { bodyHash: bodyHash(next), links: await state.linksOf(key) });
  await posts.write(path, next);
  await state.endRewrite(key, 'done');
  parts.report({ event: 'relinked', feed: feed.id, path, url, links: moved });
  parts.logger.info({ feed: feed.id, url, path, pictures: moved }, 'relinked');
}
