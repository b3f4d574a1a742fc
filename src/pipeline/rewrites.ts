// A post of ours written anew in place: announced before, recorded after, finished when a process died in between.
import type { PostLink } from '../core/links-port.ts';
import type { Clock, PostFiles } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import { bodyHash } from '../post/read.ts';
import { leaseMs } from './lease.ts';

interface RewriteParts {
  readonly state: StateStore;
  readonly posts: PostFiles;
}

/**
 * Puts `text` at the post's path. Announced first: whenever the process dies, the body that stands is one that we know,
 * and no edit of the owner's.
 * @param links the links of the new body; null: nobody has looked at them yet, and `rebuild` will
 * @throws PostError, StoreError: the post is whole, old or new
 */
export async function rewritePost(
  post: { readonly key: string; readonly path: string },
  next: { readonly text: string; readonly links: readonly PostLink[] | null },
  { state, posts }: RewriteParts,
): Promise<void> {
  const { key, path } = post;
  await state.beginRewrite(key, { bodyHash: bodyHash(next.text), links: next.links });
  await posts.write(path, next.text);
  await state.endRewrite(key, 'done');
}

/** What is known of a post's links, for a rewriting that touches none of them; null: nothing. */
export async function linksAsKnown(
  key: string,
  { state }: Pick<RewriteParts, 'state'>,
): Promise<readonly PostLink[] | null> {
  const links = await state.linksOf(key);
  // The state gives none for a post without links and for one that nobody has looked at: looking again harms nothing.
  return links.length === 0 ? null : links;
}

/**
 * Looks at each announced writing whether the file has it. To be called before anything asks whether a post was edited.
 * @throws PostError, StoreError
 */
export async function finishRewrites(
  parts: RewriteParts & { readonly owner: string; readonly clock: Clock },
): Promise<void> {
  const { state, posts, owner, clock } = parts;
  for (const { key, path, bodyHash: announced } of await state.unfinishedRewrites()) {
    // Somebody else may be writing it just now. A post that is gone needs nobody's claim.
    const isClaimed = await state.claimPost(key, { owner, now: clock.now(), leaseMs });
    const isPost = ['full', 'summary'].includes((await state.entry(key))?.status ?? '');
    if (!isClaimed && isPost) continue;
    const text = path === null ? null : await posts.read(path);
    const isDone = text !== null && bodyHash(text) === announced;
    await state.endRewrite(key, isDone ? 'done' : 'undone');
    if (isClaimed) await state.releasePost(key);
  }
}
