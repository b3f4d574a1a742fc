// One pass: the folder, the feeds, then all pending work. What `once` does, and what a daemon repeats.
import type { EntryRecord } from '../core/state-port.ts';
import { dependsOnCredit } from './filters.ts';
import { reconcileFolder } from './folder.ts';
import { openHostWatch } from './host-watch.ts';
import { feedForAddress, identityByAddress } from './identity.ts';
import { mirrorEntry } from './mirror.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { pollFeed } from './poll.ts';

/** Entries in hand at once. One host is asked one thing at a time whatever this is; it lets several hosts work. */
const workers = 4;

/** Long enough for a page behind a slow host's queue, short enough to come back after a crash. */
const leaseMs = 30 * 60_000;

export interface PassRequest {
  /** Every configured feed. */
  readonly feeds: readonly MirroredFeed[];
  /** The ids to work on; null: all. */
  readonly only: readonly string[] | null;
  readonly floor: 'keep' | 'lift';
  /** `plan` polls and says what would be mirrored, without fetching pages or writing posts. */
  readonly mode: 'mirror' | 'plan';
  /** The posts folder as shown to the owner. */
  readonly folder: string;
}

/** @throws PostError and StoreError: the pass cannot go on; work not done stays pending */
export async function runPass(request: PassRequest, parts: PipelineParts): Promise<void> {
  const { feeds, only } = request;
  const startedAt = parts.clock.now();
  const found = await reconcileFolder(
    { folder: request.folder, deletions: 'guard', identityOf: identityByAddress(feeds) },
    parts,
  );
  if (found.adopted + found.moved + found.deleted > 0) parts.report(found);

  const chosen = feeds.filter((feed) => only === null || only.includes(feed.id));
  await Promise.all(chosen.map((feed) => pollFeed(feed, parts, request.floor)));

  await workOff(request, startedAt, parts);
}

/** Takes and handles entries until none is due. The first error that is not about one entry stops all workers. */
async function workOff(request: PassRequest, startedAt: Date, parts: PipelineParts): Promise<void> {
  const { owner } = parts;
  const hosts = openHostWatch();
  const trouble = new AbortController();
  const signal = AbortSignal.any([parts.signal, trouble.signal]);
  const handle = request.mode === 'mirror' ? mirrorEntry : announce;

  const next = async (): Promise<EntryRecord | null> => {
    if (signal.aborted) return null;
    const now = parts.clock.now();
    const claim = { owner, now, triedBefore: startedAt, leaseMs, limit: 1, feedIds: request.only };
    return (await parts.state.claim(claim))[0] ?? null;
  };
  const work = async (): Promise<void> => {
    for (let entry = await next(); entry !== null; entry = await next()) {
      const feed = feedOf(entry, request.feeds);
      // Without one its feed left the configuration: the entry keeps until it comes back.
      if (feed !== null) await handle(entry, feed, { ...parts, hosts, signal });
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      trouble.abort(error);
      throw error;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: workers }, guarded));
  const failure = results.find((result) => result.status === 'rejected');
  // A disk that is full refuses this too; what stopped the pass is what the owner must hear.
  await parts.state.unclaim(owner).catch((error: unknown) => {
    if (failure === undefined) throw error;
  });
  if (failure !== undefined) throw failure.reason;
}

async function announce(entry: EntryRecord, feed: MirroredFeed, parts: PipelineParts): Promise<void> {
  const { url, title, path, feedId } = entry;
  const work = entry.status === 'pending' ? 'write' : 'complete';
  const sections = entry.payload?.categories ?? [];
  const subject = { title, sections, url, credit: undefined };
  const event = { event: 'planned', work, feed: feedId, url, title, path } as const;
  parts.report({ ...event, dependsOnCredit: dependsOnCredit(subject, feed) });
}

function feedOf(entry: EntryRecord, feeds: readonly MirroredFeed[]): MirroredFeed | null {
  if (entry.feedId === null) return feedForAddress(entry.url, feeds);
  return feeds.find((feed) => feed.id === entry.feedId) ?? null;
}
