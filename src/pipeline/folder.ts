// The posts folder against the state, before anything is fetched: what is new there, moved, or taken away by the owner.
import { PostError } from '../core/errors.ts';
import type { UnreadablePlace } from '../core/ports.ts';
import type { PostOnDisk } from '../core/state-port.ts';
import type { FolderEvent } from './events.ts';
import { inPages } from './in-pages.ts';
import { learnPosts } from './learn-posts.ts';
import type { PipelineParts } from './parts.ts';

/**
 * More than this many posts gone at once is no owner tidying up but a branch switch or an unmounted disk: 20 posts
 * or 1 %, whichever is less. In a blog of less than 300 posts, where that would be one or two, three may go by hand;
 * all of them never.
 */
export function vanishLimit(total: number): number {
  return Math.min(20, Math.max(3, Math.floor(total / 100)));
}

export interface FolderRequest {
  /** Shown to the owner. */
  readonly folder: string;
  readonly deletions: 'guard' | 'accept';
  /** Whether any query of a link means nothing, by host; see SiteRules.identity. */
  readonly identityOf: (url: string) => { readonly dropQuery?: boolean };
}

type FolderParts = Pick<PipelineParts, 'state' | 'posts' | 'clock'>;

/**
 * Adopts posts that the state does not know, follows moved ones by their `from:`, and remembers deletions. What cannot
 * be read is listed and neither learned nor taken for deleted.
 * @throws PostError post.vanished when too many are gone at once; then nothing is recorded
 */
export async function reconcileFolder(request: FolderRequest, parts: FolderParts): Promise<FolderEvent> {
  const { state, posts, clock } = parts;
  const problems: UnreadablePlace[] = [];
  const tell = (place: UnreadablePlace): void => void problems.push(place);
  const about = { state, posts, identityOf: request.identityOf, tell };

  // What is recorded is read before the folder is listed: a post that another process writes meanwhile is then a new
  // one, and never a missing one.
  const missing = new Map<string, string>();
  for await (const { path, key } of inPages(null, state.postPaths, (last) => last.path))
    missing.set(path, key);
  const total = missing.size;
  const inside = insideOf(missing);
  const unknown = await unknownOf(posts.list(tell), missing);
  for (const { path } of problems) forgetBelow(path, missing);

  let adopted = 0;
  if (missing.size === 0) {
    for await (const batch of learnPosts(unknown, about)) adopted += await state.adopt(batch, clock.now());
    return { event: 'folder', adopted, moved: 0, deleted: 0, unreadable: problems.length, problems };
  }

  // Nothing may be recorded before it is clear that the folder is the one we know.
  const found: PostOnDisk[] = [];
  for await (const batch of learnPosts(unknown, about)) found.push(...batch);
  const moves = movesTo(found, missing);
  // Put aside as a whole it is gone too, wherever its posts are found.
  const areAllGone = inside > 0 && insideOf(missing) === inside;
  if (missing.size > 0) moves.push(...(await movesElsewhere(missing, parts, about)));
  if (request.deletions === 'guard' && (areAllGone || missing.size > vanishLimit(total)))
    throw new PostError('post.vanished', {
      count: areAllGone ? inside : missing.size,
      total,
      folder: request.folder,
    });

  for (const post of moves) await state.relocate(post.key, post);
  adopted = await state.adopt(found, clock.now());
  for (const key of missing.values()) await state.close(key, 'deleted');
  const counts = { adopted, moved: moves.length, deleted: missing.size, unreadable: problems.length };
  return { event: 'folder', ...counts, problems };
}

/** Tells what was found, when it was anything. */
export function reportFolder(found: FolderEvent, parts: Pick<PipelineParts, 'report' | 'logger'>): void {
  if (found.adopted + found.moved + found.deleted + found.unreadable > 0) parts.report(found);
  for (const { path, reason } of found.problems)
    parts.logger.warn({ path, code: 'post.read' }, `cannot read it: ${reason}`);
}

/** Takes what is listed out of `missing`; the rest comes back, in the same order on every disk. */
async function unknownOf(
  names: AsyncIterable<string>,
  missing: Map<string, string>,
): Promise<readonly string[]> {
  const unknown: string[] = [];
  for await (const name of names) if (!missing.delete(name.normalize('NFC'))) unknown.push(name);
  return unknown.sort();
}

/** How many of them stand in the posts folder itself. */
function insideOf(known: ReadonlyMap<string, string>): number {
  return [...known.keys()].filter((path) => !path.startsWith('../')).length;
}

/** A folder or link that cannot be looked into: what was known in it is there, for all we know. */
function forgetBelow(place: string, missing: Map<string, string>): void {
  const path = place.normalize('NFC');
  for (const one of [...missing.keys()]) if (one === path || one.startsWith(`${path}/`)) missing.delete(one);
}

/** Posts whose entry is missing at its old place, one for each; taken out of `missing`. */
function movesTo(found: readonly PostOnDisk[], missing: Map<string, string>): PostOnDisk[] {
  const old = new Map([...missing].map(([path, key]) => [key, path]));
  return found.filter(({ key }) => {
    const path = old.get(key);
    if (path === undefined) return false;
    old.delete(key);
    return missing.delete(path);
  });
}

/**
 * The same for the rest of the blog: drafts, a category's own posts, an archive of old ones. Strangers there are not
 * learned, and texts are read only while something is still missing.
 */
async function movesElsewhere(
  missing: Map<string, string>,
  { posts }: FolderParts,
  about: Parameters<typeof learnPosts>[1],
): Promise<readonly PostOnDisk[]> {
  const names = await unknownOf(posts.listElsewhere(), missing);
  const moves: PostOnDisk[] = [];
  if (missing.size === 0) return moves;
  for await (const batch of learnPosts(names, { ...about, tell: () => {} })) {
    moves.push(...movesTo(batch, missing));
    if (missing.size === 0) break;
  }
  return moves;
}
