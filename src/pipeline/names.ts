// The names that a feed's posts may have, in the folders that its blog wants. Pure.
import type { PathCandidate } from '../core/state-port.ts';
import { pathCandidates } from '../post/filename.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** Names to try in order; the last one is the article's alone. */
export function namesFor(
  about: { readonly title: string; readonly publishedAt: Date; readonly url: string },
  feed: Pick<MirroredFeed, 'byYear'>,
): readonly PathCandidate[] {
  const names = pathCandidates(about);
  if (!feed.byYear) return names;
  return names.map((name) => ({ ...name, path: `${name.day.slice(0, 4)}/${name.path}` }));
}
