// Which of the dates known for an article becomes the post's. Pure. The order is the contract's.
import { futureToleranceMs } from '../core/limits.ts';
import type { DateSource } from '../core/types.ts';

export interface DateCandidate {
  readonly date: Date | null;
  readonly source: DateSource;
}

export interface ChosenDate {
  readonly date: Date;
  readonly source: DateSource;
}

/** The first candidate that is a date and not more than five minutes after the fetch; null when there is none. */
export function chooseDate(candidates: readonly DateCandidate[], fetchedAt: Date): ChosenDate | null {
  const latest = fetchedAt.getTime() + futureToleranceMs;
  for (const { date, source } of candidates) {
    if (date === null) continue;
    const time = date.getTime();
    if (time >= 0 && time <= latest) return { date, source };
  }
  return null;
}
