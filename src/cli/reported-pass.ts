// Work on posts, told as it goes: events, the line of sums, the sentences for a person, the exit status.
import { MirrorError } from '../core/errors.ts';
import type { AlarmEvent, PassEvent } from '../pipeline/events.ts';
import type { PipelineParts } from '../pipeline/parts.ts';
import { alarmSentence } from '../pipeline/site-watch.ts';
import { publishFailures, tally } from '../pipeline/tally.ts';
import { alarmAdvice, alarmsOf } from './alarms.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { degradations, describeEvent, describeSummary, eventJson, openRepetition } from './report.ts';
import type { World } from './world.ts';

/**
 * Runs `run` and reports it.
 * @param about `isDry`: nothing is written, so what is said of writing is a promise
 * @returns 0; 1 when something needs a person, or with --strict when something was degraded
 * @throws MirrorError: what ended the work, after its sums were shown
 */
export async function reportedPass(
  about: {
    readonly world: World;
    readonly isDry: boolean;
    readonly signal: AbortSignal;
    readonly run: (parts: PipelineParts) => Promise<void>;
  },
  options: GlobalOptions,
  io: CliIo,
): Promise<number> {
  const { world, isDry, signal, run } = about;
  const events: PassEvent[] = [];
  const isRepeated = openRepetition();
  const show = (event: PassEvent): void => {
    events.push(event);
    if (options.json === true) io.print(jsonLine(eventJson(event)));
    else if (options.quiet !== true && !isRepeated(event)) {
      for (const line of describeEvent(event, isDry)) io.print(line);
    }
    if (event.event === 'alarm' && event.state === 'raised') io.printError(printable(alarmLine(event)));
  };
  const failure = await attempt(() => run({ ...world.parts, signal, report: show }));
  const { isDegraded, ...summary } = tally(events);
  if (options.json === true) io.print(jsonLine({ event: 'summary', dryRun: isDry, ...summary }));
  else if (options.quiet !== true) io.print(describeSummary(summary, events, isDry));
  if (failure !== null) throw failure;
  const problems = events.flatMap((event) => (event.event === 'folder' ? event.problems : []));
  for (const { path, reason } of problems)
    io.printError(printable(`Cannot read the post ${path}: ${reason}.`));
  for (const event of events) {
    if (event.event === 'feed' && event.result === 'failed')
      io.printError(printable(`${event.feed}: ${event.reason}`));
  }
  const unpublished = publishFailures(events);
  for (const { reason } of unpublished) io.printError(printable(reason));
  // Said above, once: until its rules are mended a site gives summaries only, and nobody but a person mends them. A
  // pass that finds the alarm standing is as good as it can be.
  const needsMending = events.some((event) => event.event === 'alarm' && isNewAndEssential(event));
  const isUnpublished = unpublished.some(({ isLasting }) => isLasting);
  if (summary.feedsFailed + summary.failed + problems.length > 0 || needsMending || isUnpublished)
    return exitStatus.needsPerson;
  if (options.strict !== true) return exitStatus.ok;
  const standing = await alarmsOf(world.parts.state, world.feeds);
  if (!isDegraded && standing.length === 0) return exitStatus.ok;
  const sentences = [...degradations(events), ...standing.map((alarm) => `${alarmSentence(alarm)}.`)];
  for (const sentence of sentences) io.printError(printable(sentence));
  return exitStatus.needsPerson;
}

function isNewAndEssential({ state, isEssential }: AlarmEvent): boolean {
  return state === 'raised' && isEssential;
}

function alarmLine(alarm: AlarmEvent): string {
  return `${alarmSentence(alarm)}. ${alarmAdvice(alarm)}`;
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
