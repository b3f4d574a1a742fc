// The door to the posts that are no more than a summary. Part of the state.

/** A summary-only post whose page failed, or was never read by this state. */
export interface SummaryPost {
  readonly key: string;
  readonly feedId: string | null;
  readonly url: string;
  readonly publishedAt: Date | null;
  readonly firstSeenAt: Date;
  /** Of the last failure; null for an adopted post that was not tried yet. */
  readonly errorCode: string | null;
  /** false: given up. */
  readonly open: boolean;
}

export interface SummaryStore {
  /**
   * In pages of at most `limit`, by key, after `after`. Left out are posts that are meant to be summaries: closed
   * without an error.
   */
  summaries(after: string | null, limit: number): Promise<readonly SummaryPost[]>;
}
