// `feedmirror rebuild`: posts that are no more than a summary, completed from their pages.
import { UsageError } from '../core/errors.ts';
import { wallTimeToInstant } from '../core/zone.ts';
import { rebuildPosts } from '../pipeline/rebuild.ts';
import { checkFeedIds } from './feeds.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { reportedPass } from './reported-pass.ts';
import { openWorld } from './world.ts';

export interface RebuildOptions {
  readonly refetch?: boolean;
  readonly since?: string;
  readonly feed?: readonly string[];
  readonly dryRun?: boolean;
}

/** @returns as `once` */
export async function rebuild(options: RebuildOptions & GlobalOptions, io: CliIo): Promise<number> {
  if (options.refetch !== true) {
    const detail =
      'This version keeps no pages that posts could be rendered from again; "feedmirror rebuild --refetch" fetches them';
    throw new UsageError('usage.invalid', { detail });
  }
  const wallMs = options.since === undefined ? null : dayFrom(options.since);
  const isDry = options.dryRun === true;
  const world = await openWorld(options, io, isDry ? 'snapshot' : 'write');
  try {
    checkFeedIds(options.feed ?? [], world.config);
    const since = wallMs === null ? null : wallTimeToInstant(wallMs, world.config.timezone);
    const run: Parameters<typeof reportedPass>[0]['run'] = (parts) =>
      rebuildPosts(
        {
          feeds: world.feeds,
          only: options.feed ?? null,
          since,
          mode: isDry ? 'preview' : 'write',
          folder: world.places.postsDir,
        },
        parts,
      );
    return await reportedPass({ world, isDry, signal: io.signal, run }, options, io);
  } finally {
    await world.close();
  }
}

/** The beginning of a day as a wall clock shows it, written as if it were UTC, in milliseconds. */
function dayFrom(text: string): number {
  const wallMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2026-02-30 for 2 March.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 10) !== text)
    throw new UsageError('usage.invalid', { detail: `--since: ${text} is not a date such as 2026-03-01` });
  return wallMs;
}
