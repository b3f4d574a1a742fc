// Summary-only posts completed on request: their pages are asked for again, whenever they were due. Politeness, rules
// and doubts are those of every pass, because the work is done by the same story of one entry.
import type { EntryRecord } from '../core/entry-record.ts';
import type { SummaryPost } from '../core/summaries-port.ts';
import { feedOf } from './feed-of.ts';
import { reconcileFolder, reportFolder } from './folder.ts';
import { openHostWatch } from './host-watch.ts';
import { identityByAddress } from './identity.ts';
import { inPages } from './in-pages.ts';
import { leaseMs } from './lease.ts';
import { mirrorEntry } from './mirror.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { previewed } from './preview.ts';
import { tellMedia } from './report-media.ts';
import { workOff } from './workers.ts';

/** Given up because of what the source said itself: asked again only when the owner names them. */
const resignedCodes: ReadonlySet<string> = new Set(['fetch.gone', 'article.noarchive']);

export interface RebuildRequest {
  /** Every configured feed. */
  readonly feeds: readonly MirroredFeed[];
  /** The ids to work on; null: all. */
  readonly only: readonly string[] | null;
  /** Only posts of this time or later; null: all. */
  readonly since: Date | null;
  /** `preview` reports what would be written and writes no post; the state given to it should be a copy. */
  readonly mode: 'write' | 'preview';
  /** The posts folder as shown to the owner. */
  readonly folder: string;
}

/** @throws PostError and StoreError: the work cannot go on; what was not done stays as it is */
export async function rebuildPosts(request: RebuildRequest, parts: PipelineParts): Promise<void> {
  const { feeds, folder, mode } = request;
  const found = await reconcileFolder(
    { folder, deletions: 'guard', identityOf: identityByAddress(feeds) },
    parts,
  );
  reportFolder(found, parts);

  const hosts = openHostWatch();
  const chosen = candidates(request, parts);
  const next = async (): Promise<EntryRecord | null> => {
    for (let one = await chosen.next(); !one.done; one = await chosen.next()) {
      const claim = { owner: parts.owner, now: parts.clock.now(), leaseMs };
      const entry = await parts.state.claimSummary(one.value.key, claim);
      if (entry !== null) return entry;
    }
    return null;
  };
  const handle = (entry: EntryRecord, feed: MirroredFeed, own: PipelineParts): Promise<void> =>
    mirrorEntry(entry, feed, { ...own, hosts });
  await workOff({ next, handle }, feeds, mode === 'write' ? parts : previewed(parts));
  if (mode === 'write') tellMedia(parts);
}

async function* candidates(
  request: RebuildRequest,
  parts: PipelineParts,
): AsyncGenerator<SummaryPost, undefined> {
  for await (const post of inPages(null, parts.state.summaries, ({ key }) => key))
    if (isChosen(post, request)) yield post;
}

function isChosen(post: SummaryPost, { feeds, only, since }: RebuildRequest): boolean {
  const feed = feedOf(post, feeds);
  if (feed === null || (only !== null && !only.includes(feed.id))) return false;
  if (since !== null && (post.publishedAt ?? post.firstSeenAt) < since) return false;
  const isResigned = !post.open && resignedCodes.has(post.errorCode ?? '');
  return !isResigned || only !== null || since !== null;
}
