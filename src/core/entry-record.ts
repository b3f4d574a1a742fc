// One article as the state knows it.
import type { DateSource, FeedEntry } from './types.ts';

/**
 * - pending: known, no post yet;  - full / summary: a post is on disk;  - filtered: not wanted (feed filter);
 * - deleted: its owner took the post away.
 */
export type EntryStatus = 'pending' | 'full' | 'summary' | 'filtered' | 'deleted';

/** One article as the state knows it. */
export interface EntryRecord {
  readonly key: string;
  /** null for a post that was adopted from the blog. */
  readonly feedId: string | null;
  /** The source link as given. */
  readonly url: string;
  readonly status: EntryStatus;
  /** What the feed said; null for adopted posts. */
  readonly payload: FeedEntry | null;
  readonly title: string | null;
  readonly publishedAt: Date | null;
  readonly dateSource: DateSource | null;
  /** Relative to the posts folder; null until chosen. */
  readonly path: string | null;
  /** SHA-256 of the body as written (post/read.ts); null before the first writing. */
  readonly bodyHash: string | null;
  /** How the body was come by, as `Article.method`; null for a summary and for adopted posts. */
  readonly method: string | null;
  readonly firstSeenAt: Date;
  readonly attempts: number;
  /** No attempt before this; null: at any time. */
  readonly nextTryAt: Date | null;
  /** false: the work is over, whatever the status. */
  readonly open: boolean;
  readonly lastErrorCode: string | null;
}
