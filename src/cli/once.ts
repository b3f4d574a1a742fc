// `feedmirror once`: one pass over feeds and pending work, reported as it goes.
import { runPass } from '../pipeline/pass.ts';
import { checkFeedIds } from './feeds.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { publishAfter } from './publish-after.ts';
import { reportedPass } from './reported-pass.ts';
import { openWorld } from './world.ts';

export interface OnceOptions {
  readonly feed?: readonly string[];
  readonly dryRun?: boolean;
  readonly force?: boolean;
  /** Milliseconds. */
  readonly maxDuration?: number;
}

/** @returns 0; 1 when something needs a person, or with --strict when something was degraded */
export async function once(options: OnceOptions & GlobalOptions, io: CliIo): Promise<number> {
  const isDry = options.dryRun === true;
  const world = await openWorld(options, io, isDry ? 'snapshot' : 'write');
  try {
    checkFeedIds(options.feed ?? [], world.config);
    if (world.feeds.length === 0)
      io.printError('The configuration has no feeds: there is nothing to mirror.');
    const signals = [io.signal];
    if (options.maxDuration !== undefined) signals.push(AbortSignal.timeout(options.maxDuration));
    const run: Parameters<typeof reportedPass>[0]['run'] = async (parts) => {
      await runPass(
        {
          feeds: world.feeds,
          only: options.feed ?? null,
          floor: options.force === true ? 'lift' : 'keep',
          mode: isDry ? 'plan' : 'mirror',
          folder: world.places.postsDir,
        },
        parts,
      );
      if (!isDry) await publishAfter(world, parts, io);
    };
    return await reportedPass({ world, isDry, signal: AbortSignal.any(signals), run }, options, io);
  } finally {
    await world.close();
  }
}
