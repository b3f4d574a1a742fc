// `feedmirror once`: one pass over feeds and pending work, reported as it goes.
import { MirrorError } from '../core/errors.ts';
import { type PassEvent, tally } from '../pipeline/events.ts';
import { runPass } from '../pipeline/pass.ts';
import { checkFeedIds } from './feeds.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { degradations, describeEvent, describeSummary, openRepetition } from './report.ts';
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
    const events: PassEvent[] = [];
    const isRepeated = openRepetition();
    const show = (event: PassEvent): void => {
      events.push(event);
      if (options.json === true) io.print(jsonLine(event));
      else if (options.quiet !== true && !isRepeated(event)) {
        for (const line of describeEvent(event, isDry)) io.print(line);
      }
    };
    const signals = [io.signal];
    if (options.maxDuration !== undefined) signals.push(AbortSignal.timeout(options.maxDuration));
    const failure = await attempt(() =>
      runPass(
        {
          feeds: world.feeds,
          only: options.feed ?? null,
          floor: options.force === true ? 'lift' : 'keep',
          mode: isDry ? 'plan' : 'mirror',
          folder: world.places.postsDir,
        },
        { ...world.parts, signal: AbortSignal.any(signals), report: show },
      ),
    );
    const { isDegraded, ...summary } = tally(events);
    if (options.json === true) io.print(jsonLine({ event: 'summary', dryRun: isDry, ...summary }));
    else if (options.quiet !== true) io.print(describeSummary(summary, events, isDry));
    if (failure !== null) throw failure;
    for (const event of events) {
      if (event.event === 'feed' && event.result === 'failed')
        io.printError(printable(`${event.feed}: ${event.reason}`));
    }
    if (summary.feedsFailed + summary.failed > 0) return exitStatus.needsPerson;
    if (options.strict !== true || !isDegraded) return exitStatus.ok;
    for (const sentence of degradations(events)) io.printError(printable(sentence));
    return exitStatus.needsPerson;
  } finally {
    await world.close();
  }
}

/** The sums are shown before the sentence of what ended the pass. */
async function attempt(run: () => Promise<void>): Promise<MirrorError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof MirrorError) return error;
    throw error;
  }
}
