// What the program remembers about one feed. Plain data.
import type { AddressValidators } from './types.ts';

/** What is remembered about one feed. */
export interface FeedState {
  readonly id: string;
  /** null before the first good answer. */
  readonly validators: AddressValidators | null;
  /** The choice of entries (the feed's filters) that the last good answer was read with. */
  readonly choice: string;
  /** Of the last attempt, successful or not. */
  readonly polledAt: Date | null;
  /** Of the last 200 or 304. */
  readonly succeededAt: Date | null;
  readonly lastStatus: number | null;
  readonly errorCount: number;
  readonly lastErrorCode: string | null;
  readonly lastError: string | null;
  readonly lastNewPostAt: Date | null;
}
