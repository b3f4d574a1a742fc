// Several entries in hand at once, and one end for all of them. Knows no order of work and no entry's story.
import type { EntryRecord } from '../core/entry-record.ts';
import { feedOf } from './feed-of.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';

/** Entries in hand at once. One host is asked one thing at a time whatever this is; it lets several hosts work. */
const workers = 4;

export interface Work {
  /** The next claimed entry; null when there is none left. */
  next(): Promise<EntryRecord | null>;
  handle(entry: EntryRecord, feed: MirroredFeed, parts: PipelineParts): Promise<void>;
}

/** Takes and handles entries until there are none. The first error that is not about one entry stops all workers. */
export async function workOff(
  work: Work,
  feeds: readonly MirroredFeed[],
  parts: PipelineParts,
): Promise<void> {
  const trouble = new AbortController();
  const signal = AbortSignal.any([parts.signal, trouble.signal]);
  const next = async (): Promise<EntryRecord | null> => (signal.aborted ? null : work.next());
  const one = async (): Promise<void> => {
    for (let entry = await next(); entry !== null; entry = await next()) {
      const feed = feedOf(entry, feeds);
      // Without one its feed left the configuration: the entry keeps until it comes back.
      if (feed !== null) await work.handle(entry, feed, { ...parts, signal });
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await one();
    } catch (error) {
      trouble.abort(error);
      throw error;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: workers }, guarded));
  const failure = results.find((result) => result.status === 'rejected');
  // A disk that is full refuses this too; what stopped the work is what the owner must hear.
  await parts.state.unclaim(parts.owner).catch((error: unknown) => {
    if (failure === undefined) throw error;
  });
  if (failure !== undefined) throw failure.reason;
}
