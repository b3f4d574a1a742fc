// `feedmirror rebuild`: links between posts brought up to date; with --refetch, posts that are no more than a summary
// completed from their pages.
import { loadConfig } from '../config/load.ts';
import { systemClock } from '../core/clock.ts';
import { UsageError } from '../core/errors.ts';
import { wallTimeToInstant } from '../core/zone.ts';
import { rebuildPosts } from '../pipeline/rebuild.ts';
import { relinkPosts } from '../pipeline/relink.ts';
import { openState, stateExists } from '../store/state.ts';
import { requireSite } from './blog-config.ts';
import { checkFeedIds } from './feeds.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { publishAfter } from './publish-after.ts';
import { reportedPass } from './reported-pass.ts';
import { configFile, openWorld, placesOf } from './world.ts';

export interface RebuildOptions {
  readonly refetch?: boolean;
  readonly since?: string;
  readonly feed?: readonly string[];
  readonly dryRun?: boolean;
}

/** @returns as `once` */
export async function rebuild(options: RebuildOptions & GlobalOptions, io: CliIo): Promise<number> {
  const wallMs = options.since === undefined ? null : dayFrom(options.since);
  const isDry = options.dryRun === true;
  const isRefetch = options.refetch === true;
  if (!isRefetch) await assertWork(options, io);
  const world = await openWorld(options, io, isDry ? 'snapshot' : 'write');
  try {
    checkFeedIds(options.feed ?? [], world.config);
    // Without the addresses of posts every link would go back to the source.
    if (!isRefetch) requireSite(world.blog);
    const since = wallMs === null ? null : wallTimeToInstant(wallMs, world.config.timezone);
    const run: Parameters<typeof reportedPass>[0]['run'] = async (parts) => {
      await (isRefetch ? rebuildPosts : relinkPosts)(
        {
          feeds: world.feeds,
          only: options.feed ?? null,
          since,
          mode: isDry ? 'preview' : 'write',
          folder: world.places.postsDir,
        },
        parts,
      );
      if (!isDry) await publishAfter(world, parts, io);
    };
    return await reportedPass({ world, isDry, signal: io.signal, run }, options, io);
  } finally {
    await world.close();
  }
}

/**
 * @throws UsageError when there can be nothing to do: no feed wants links to the mirror or copies of pictures, and no
 *   post has a link that could go back to the source. Leaves no trace.
 */
async function assertWork(options: GlobalOptions, io: CliIo): Promise<void> {
  const config = await loadConfig({ file: configFile(options, io.env), env: io.env });
  if (config.feeds.some(({ post, media }) => post.links === 'mirror' || media.mode === 'copy')) return;
  const file = placesOf(config).stateFile;
  if (stateExists(file)) {
    const { state, shut } = openState({ file, clock: systemClock, mode: 'read' });
    try {
      if (await state.hasLinks()) return;
    } finally {
      shut();
    }
  }
  const detail =
    'There is nothing to rebuild: no feed has post.links: mirror or media.mode: copy, and no post has links to the mirror. This version keeps no pages that posts could be rendered from again; "feedmirror rebuild --refetch" fetches them';
  throw new UsageError('usage.invalid', { detail });
}

/** The beginning of a day as a wall clock shows it, written as if it were UTC, in milliseconds. */
function dayFrom(text: string): number {
  const wallMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2026-02-30 for 2 March.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 10) !== text)
    throw new UsageError('usage.invalid', { detail: `--since: ${text} is not a date such as 2026-03-01` });
  return wallMs;
}
