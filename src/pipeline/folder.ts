// The posts folder against the state, before anything is fetched: what is new there, moved, or taken away by the owner.
import { PostError } from '../core/errors.ts';
import type { PostOnDisk, StateStore } from '../core/state-port.ts';
import { canonicalKey } from '../core/url.ts';
import { slugOf } from '../post/filename.ts';
import { readPost } from '../post/read.ts';
import type { FolderEvent } from './events.ts';
import type { PipelineParts } from './parts.ts';

/**
 * More than this many posts gone at once is no owner tidying up but a branch switch or an unmounted disk: 20 posts
 * or 1 %, whichever is less. In a blog of less than 300 posts, where that would be one or two, three may go by hand;
 * all of them never.
 */
export function vanishLimit(total: number): number {
  return Math.min(20, Math.max(3, Math.floor(total / 100)));
}

const pageSize = 2_000;

export interface FolderRequest {
  /** Shown to the owner. */
  readonly folder: string;
  readonly deletions: 'guard' | 'accept';
  /** Whether any query of a link means nothing, by host; see SiteRules.identity. */
  readonly identityOf: (url: string) => { readonly dropQuery?: boolean };
}

/**
 * Adopts posts that the state does not know, follows moved ones by their `from:`, and remembers deletions.
 * @throws PostError post.vanished when too many are gone at once; then nothing is recorded
 */
export async function reconcileFolder(
  request: FolderRequest,
  parts: Pick<PipelineParts, 'state' | 'posts' | 'clock'>,
): Promise<FolderEvent> {
  // What is recorded is read before the folder is listed: a post that another process writes meanwhile is then a new
  // one, and never a missing one.
  const missing = new Map<string, string>();
  for await (const { path, key } of recordedPosts(parts.state)) missing.set(path, key);
  const total = missing.size;
  const unknown: string[] = [];
  for await (const name of parts.posts.list()) {
    const path = name.normalize('NFC');
    if (!missing.delete(path)) unknown.push(path);
  }

  const found = await readAll(unknown, request, parts);
  const keysFound = new Set(found.map((post) => post.key));
  const moved = [...missing].filter(([, key]) => keysFound.has(key));
  for (const [path] of moved) missing.delete(path);
  const areAllGone = total > 0 && missing.size === total;
  if (request.deletions === 'guard' && (areAllGone || missing.size > vanishLimit(total))) {
    throw new PostError('post.vanished', { count: missing.size, total, folder: request.folder });
  }

  const movedKeys = new Set(moved.map(([, key]) => key));
  for (const post of found) if (movedKeys.delete(post.key)) await parts.state.relocate(post.key, post);
  const adopted = await parts.state.adopt(found, parts.clock.now());
  for (const key of missing.values()) await parts.state.close(key, 'deleted');
  return { event: 'folder', adopted, moved: moved.length, deleted: missing.size };
}

async function* recordedPosts(state: StateStore): AsyncIterable<{ path: string; key: string }> {
  let after: string | null = null;
  for (;;) {
    const page = await state.postPaths(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.path;
  }
}

async function readAll(
  paths: readonly string[],
  request: FolderRequest,
  parts: Pick<PipelineParts, 'state' | 'posts'>,
): Promise<readonly PostOnDisk[]> {
  const found: PostOnDisk[] = [];
  for (const path of paths) {
    const place = slugOf(path);
    const text = place === null ? null : await parts.posts.read(path);
    if (place === null || text === null) continue;
    const post = readPost(text);
    const named = post.url === null ? null : canonicalKey(post.url, request.identityOf(post.url));
    const key = named === null ? null : ((await parts.state.findKey([named])) ?? named);
    found.push({
      path,
      ...place,
      // A post of the owner's own has no source; it is known by its path, so that its name is never taken.
      key: key ?? `file:${path}`,
      url: post.url ?? '',
      title: post.title,
      publishedAt: post.publishedAt,
      bodyHash: post.bodyHash,
      summaryOnly: key !== null && post.summaryOnly,
    });
  }
  return found;
}
