// The end of old copies: posts show the source's picture again, and when no post shows a copy any more, its file goes.
import type { MediaCopy, MediaFiles } from '../core/media-port.ts';
import type { Clock, PostFiles } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import { withoutCopies } from '../post/body-media.ts';
import { bodyHash } from '../post/read.ts';
import { feedOf } from './feed-of.ts';
import { whileHeld } from './lease.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import { linksAsKnown, rewritePost } from './rewrites.ts';

interface ExpireParts {
  readonly state: StateStore;
  readonly files: MediaFiles;
  readonly posts: PostFiles;
  readonly clock: Clock;
  /** Names this process in claims. */
  readonly owner: string;
}

const mostAtOnce = 1_000;

/** Copies older than the `media.keep` of the feed whose posts show them. @throws PostError, StoreError */
export async function expireMedia(feeds: readonly MirroredFeed[], parts: ExpireParts): Promise<void> {
  const keeps = feeds.flatMap(({ media }) => (media.keep === null ? [] : [media.keep]));
  if (keeps.length === 0) return;
  const now = parts.clock.now().getTime();
  for (const copy of await parts.state.oldMedia(new Date(now - Math.min(...keeps)), mostAtOnce)) {
    let isShown = false;
    for (const key of await parts.state.postsShowing(copy.path)) {
      if (!(await isGivenBack(key, copy, { feeds, parts }))) isShown = true;
    }
    if (isShown) continue;
    await parts.files.remove(copy.path);
    await parts.state.forgetMedia(copy.path);
  }
}

/** Whether the post of `key` shows the source's again; false when it keeps the copy. */
async function isGivenBack(
  key: string,
  copy: MediaCopy,
  { feeds, parts }: { readonly feeds: readonly MirroredFeed[]; readonly parts: ExpireParts },
): Promise<boolean> {
  const { state, clock } = parts;
  const entry = await state.entry(key);
  const feed = entry === null ? null : feedOf(entry, feeds);
  if (entry?.path == null || feed === null) return false;
  const { keep } = feed.media;
  if (keep === null || clock.now().getTime() - copy.fetchedAt.getTime() <= keep) return false;
  // Somebody else may be writing it just now: another time.
  return (await whileHeld(key, parts, () => giveBack(key, copy, parts))) ?? false;
}

async function giveBack(key: string, copy: MediaCopy, parts: ExpireParts): Promise<boolean> {
  const { state, posts } = parts;
  const entry = await state.entry(key);
  if (entry?.path == null) return false;
  const text = await posts.read(entry.path);
  if (text === null) return true;
  if (bodyHash(text) !== entry.bodyHash) return false;
  const next = withoutCopies(text, (address) => (address.endsWith(`/${copy.path}`) ? copy.url : null));
  if (next !== text)
    await rewritePost(
      { key, path: entry.path },
      { text: next, links: await linksAsKnown(key, parts) },
      parts,
    );
  const others = (await state.mediaUses(key)).filter((path) => path !== copy.path);
  await state.recordMediaUses(key, others);
  return true;
}
