// Which feed an entry is mirrored for. Pure.
import { feedForAddress } from './identity.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** The feed that an entry came from; of an adopted one, the feed of its site. */
export function feedOf(
  entry: { readonly feedId: string | null; readonly url: string },
  feeds: readonly MirroredFeed[],
): MirroredFeed | null {
  if (entry.feedId === null) return feedForAddress(entry.url, feeds);
  return feeds.find((feed) => feed.id === entry.feedId) ?? null;
}
