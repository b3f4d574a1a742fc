// One pass: the folder, the feeds, then all pending work. What `once` does, and what a daemon repeats.
import type { EntryRecord } from '../core/entry-record.ts';
import { dependsOnCredit } from './filters.ts';
import { reconcileFolder, reportFolder } from './folder.ts';
import { openHostWatch } from './host-watch.ts';
import { identityByAddress } from './identity.ts';
import { leaseMs } from './lease.ts';
import { mirrorEntry } from './mirror.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { pollFeed } from './poll.ts';
import { tellMedia } from './report-media.ts';
import { finishRewrites } from './rewrites.ts';
import { tellAlarms } from './site-watch.ts';
import { isWireByAddress, wireReason } from './wire.ts';
import { workOff } from './workers.ts';

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
  reportFolder(found, parts);

  const chosen = feeds.filter((feed) => only === null || only.includes(feed.id));
  await Promise.all(chosen.map((feed) => pollFeed(feed, parts, request.floor)));

  if (request.mode === 'mirror') await finishRewrites(parts);
  // Raised by a process that died before it could say so.
  if (request.mode === 'mirror') await tellAlarms(parts);
  await workOffDue(request, startedAt, parts);
  if (request.mode === 'mirror') {
    await parts.media.expire(feeds, parts.posts);
    tellMedia(parts);
  }
}

/** Takes what is due, oldest first, until nothing is. */
async function workOffDue(request: PassRequest, startedAt: Date, parts: PipelineParts): Promise<void> {
  const { owner } = parts;
  const hosts = openHostWatch();
  const next = async (): Promise<EntryRecord | null> => {
    const now = parts.clock.now();
    const claim = { owner, now, triedBefore: startedAt, leaseMs, limit: 1, feedIds: request.only };
    return (await parts.state.claim(claim))[0] ?? null;
  };
  const story = request.mode === 'mirror' ? mirrorEntry : announce;
  const handle = (entry: EntryRecord, feed: MirroredFeed, own: PipelineParts): Promise<void> =>
    story(entry, feed, { ...own, hosts });
  await workOff({ next, handle }, request.feeds, parts);
}

async function announce(entry: EntryRecord, feed: MirroredFeed, parts: PipelineParts): Promise<void> {
  const { url, title, path, feedId } = entry;
  const isSkipped = feed.wire === 'skip' && entry.status === 'pending' && isWireByAddress(url, feed.rules);
  if (isSkipped)
    return parts.report({ event: 'filtered', feed: feed.id, title, url, reason: wireReason(feed.wire) });
  const work = entry.status === 'pending' ? 'write' : 'complete';
  const sections = entry.payload?.categories ?? [];
  const subject = { title, sections, url, credit: undefined };
  const event = { event: 'planned', work, feed: feedId, url, title, path } as const;
  parts.report({
    ...event,
    dependsOnCredit: dependsOnCredit(subject, feed) || (feed.wire === 'skip' && feed.rules !== null),
  });
}
