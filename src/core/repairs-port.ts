// The door to posts that are being repaired. Part of the state.

/** A post that should be on disk, and what its body was when we last looked at it or wrote it. */
export interface KnownPost {
  readonly key: string;
  readonly path: string;
  readonly url: string;
  readonly bodyHash: string | null;
}

export interface RepairStore {
  /** Whole posts with a source, in pages of at most `limit`, by path, after `after`. Summaries have their own way. */
  knownPosts(after: string | null, limit: number): Promise<readonly KnownPost[]>;
}
