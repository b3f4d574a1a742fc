// How long one process may hold an entry, and holding a post while it is written anew.
import type { Clock } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';

/** Long enough for a page behind a slow host's queue, short enough to come back after a crash. */
export const leaseMs = 30 * 60_000;

/**
 * Does `work` while nobody else may take the post.
 * @returns what it gives; null when the post is none any more, or somebody else has it
 */
export async function whileHeld<T>(
  key: string,
  parts: { readonly state: StateStore; readonly owner: string; readonly clock: Clock },
  work: () => Promise<T>,
): Promise<T | null> {
  const { state, owner, clock } = parts;
  if (!(await state.claimPost(key, { owner, now: clock.now(), leaseMs }))) return null;
  try {
    return await work();
  } finally {
    await state.releasePost(key);
  }
}
