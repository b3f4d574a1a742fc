// The state: readable, of a schema that this program knows, and not from the future.
import { systemClock } from '../../core/clock.ts';
import { detailOf, MirrorError } from '../../core/errors.ts';
import { type Finding, failure, ok } from '../../core/finding.ts';
import { openState, stateExists } from '../../store/state.ts';
import type { Check } from './ground.ts';

export const stateFile: Check = async ({ places, now }) => {
  const file = places.stateFile;
  if (!stateExists(file)) return [ok('state', `${file} is made by the first run.`), clockFinding(now, [])];
  try {
    const { state, shut } = openState({ file, clock: systemClock, mode: 'read' });
    try {
      const { entries } = await state.counts();
      const polls = (await state.feeds()).flatMap(({ polledAt }) => (polledAt === null ? [] : [polledAt]));
      return [ok('state', `${file} knows ${entries} articles.`), clockFinding(now, polls)];
    } finally {
      shut();
    }
  } catch (error) {
    const message = error instanceof MirrorError ? error.message : `${file}: ${detailOf(error)}.`;
    const fix =
      'Move the file away: the next run makes a new one and learns the posts of the folder again. Nothing is written twice.';
    return [failure('state', message, fix), clockFinding(now, [])];
  }
};

/** This program was not there before. */
const earliest = new Date('2026-01-01T00:00:00Z');
const toleranceMs = 5 * 60_000;

/** @param polls when feeds were asked, by the clock of that time */
export function clockFinding(now: Date, polls: readonly Date[]): Finding {
  const latest = Math.max(...polls.map((poll) => poll.getTime()), earliest.getTime());
  if (now.getTime() + toleranceMs >= latest) return ok('clock', `${now.toISOString()}.`);
  const seen = new Date(latest).toISOString();
  const message = `The clock shows ${now.toISOString()}, but it was ${seen} already.`;
  return failure(
    'clock',
    message,
    'Set the clock of this machine, best by NTP: schedules and dates follow it.',
  );
}
