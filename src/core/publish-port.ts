// The door to what is remembered of commits and pushes. Part of the state.

/** One remote as the last publishing left it. */
export interface RemoteState {
  /** As configured: a name known to git, or an address. */
  readonly remote: string;
  /** Id of the commit that it has for certain; null: nothing was pushed yet. */
  readonly commit: string | null;
  readonly pushedAt: Date | null;
  /** Attempts in a row that failed. */
  readonly failures: number;
  readonly errorCode: string | null;
  readonly error: string | null;
  /** No attempt before this; null: at any time. */
  readonly nextTryAt: Date | null;
  /** Times of the attempts of the last hour, for the limit. */
  readonly attempts: readonly Date[];
}

export interface LastCommit {
  readonly id: string;
  readonly at: Date;
}

export interface PublishStore {
  /**
   * Makes `owner` the only publisher until `endPublish` or for `leaseMs`; false when another has it.
   * A lease outlives a killed process by no more than its time.
   */
  beginPublish(claim: {
    readonly owner: string;
    readonly at: Date;
    readonly leaseMs: number;
  }): Promise<boolean>;
  endPublish(owner: string): Promise<void>;
  /** The last commit that this program made; null: none yet. */
  lastCommit(): Promise<LastCommit | null>;
  noteCommit(commit: LastCommit): Promise<void>;
  /** What is known of the remotes, in no order; one that was never tried is not among them. */
  remoteStates(): Promise<readonly RemoteState[]>;
  noteRemote(state: RemoteState): Promise<void>;
}
