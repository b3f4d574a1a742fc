// What a killed process left between a post's new links and their record.
import { bodyHash } from '../post/read.ts';
import { leaseMs } from './lease.ts';
import type { PipelineParts } from './parts.ts';

/**
 * Looks at each announced writing whether the file has it. To be called before anything asks whether a post was edited.
 * @throws PostError, StoreError
 */
export async function finishRewrites(
  parts: Pick<PipelineParts, 'state' | 'posts' | 'owner' | 'clock'>,
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
