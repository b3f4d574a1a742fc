// The door to all that the program remembers: feeds, entries, posts. Returns promises and holds no transaction across a call.
import type { EntryRecord, EntryStatus } from './entry-record.ts';
import type { FeedState } from './feed-state.ts';
import type { LinkStore } from './links-port.ts';
import type { MediaStore } from './media-port.ts';
import type { PublishStore } from './publish-port.ts';
import type { RepairStore } from './repairs-port.ts';
import type { SiteHealthStore } from './site-health-port.ts';
import type { SummaryStore } from './summaries-port.ts';
import type { AddressValidators, DateSource, FeedEntry } from './types.ts';

/** A new entry as planned, before its page is fetched. */
export interface PlannedEntry {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly url: string;
  readonly payload: FeedEntry;
  readonly title: string | null;
  readonly publishedAt: Date | null;
  readonly dateSource: DateSource | null;
  /** Names to try in order, see PathCandidate; empty while title or date are unknown. */
  readonly names: readonly PathCandidate[];
}

/** A file name and the slug that Jekyll makes of it. Taken when another key holds the slug on the day ± 1, or the path. */
export interface PathCandidate {
  readonly path: string;
  readonly slug: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
}

export interface PollRecord {
  readonly feedId: string;
  readonly at: Date;
  readonly result:
    | {
        readonly state: 'read';
        readonly status: number;
        /** null: the next request is unconditional. */
        readonly validators: AddressValidators | null;
        readonly choice: string;
      }
    | { readonly state: 'not-modified' }
    | {
        readonly state: 'failed';
        readonly code: string;
        readonly message: string;
        readonly status: number | null;
      };
  /** Entries that were not known; a key that has come up in the meantime is left as it is. */
  readonly entries: readonly PlannedEntry[];
}

export interface PostOnDisk {
  readonly path: string;
  readonly slug: string;
  readonly day: string;
  readonly key: string;
  readonly url: string;
  readonly title: string | null;
  readonly publishedAt: Date | null;
  readonly bodyHash: string;
  /** A summary-only post of ours: completed when the page can be had. */
  readonly summaryOnly: boolean;
}

/** All that the program remembers. Times are UTC instants. */
export interface StateStore
  extends SiteHealthStore,
    SummaryStore,
    LinkStore,
    MediaStore,
    PublishStore,
    RepairStore {
  feed(id: string): Promise<FeedState | null>;
  feeds(): Promise<readonly FeedState[]>;
  /**
   * Reserves a poll: false when the feed was polled less than `floorMs` before `at`, by whatever process; else the
   * feed's `polledAt` is `at` from now on. A floor of 0 always reserves.
   */
  beginPoll(feedId: string, poll: { readonly at: Date; readonly floorMs: number }): Promise<boolean>;
  /** Takes a reservation back, because nothing was asked: `polledAt` is what it was. */
  cancelPoll(feedId: string, polledAt: Date | null): Promise<void>;
  /**
   * Validators, feed state and new entries in one transaction, so that a 304 can never hide an unrecorded entry.
   * An entry is new when its key is not known as a key or an alias; aliases that others have stay theirs.
   * Returns how many were new.
   */
  recordPoll(poll: PollRecord): Promise<number>;
  /** The key that any of these names (key or alias) belongs to, the first that is known. */
  findKey(names: readonly string[]): Promise<string | null>;
  entry(key: string): Promise<EntryRecord | null>;
  addAliases(key: string, aliases: readonly string[]): Promise<void>;
  /** An adopted entry (feedId null) turned up in a feed: from now on it is the feed's. Others are left as they are. */
  attach(key: string, source: { readonly feedId: string; readonly payload: FeedEntry }): Promise<void>;
  /** Takes up to `limit` entries with open work that is due, oldest first, for `leaseMs`; others cannot take them meanwhile. */
  claim(request: {
    readonly owner: string;
    readonly now: Date;
    readonly leaseMs: number;
    readonly limit: number;
    /** Only entries whose last attempt (postpone, markWritten) was before this, so that one pass tries each once. */
    readonly triedBefore: Date;
    /** Only entries of these feeds; null: of all. */
    readonly feedIds: readonly string[] | null;
  }): Promise<readonly EntryRecord[]>;
  /**
   * Takes the entry of a summary-only post, due or not, given up or not, for `leaseMs`; null when it is none (any more)
   * or somebody else has it.
   */
  claimSummary(
    key: string,
    claim: { readonly owner: string; readonly now: Date; readonly leaseMs: number },
  ): Promise<EntryRecord | null>;
  /**
   * Gives claimed entries back untouched. StoreError when the state cannot be written; a caller that ends because of
   * another error catches this one, so that the other is told. The claims then end by themselves.
   */
  unclaim(owner: string): Promise<void>;
  /**
   * Fixes title, date and path of an entry that had none, the first free candidate; one transaction.
   * An entry that has a path keeps it: the record comes back as it stands.
   */
  settle(
    key: string,
    choice: {
      /** null: nobody knows it yet. */
      readonly title: string | null;
      readonly publishedAt: Date;
      readonly dateSource: DateSource;
      readonly names: readonly PathCandidate[];
    },
  ): Promise<EntryRecord>;
  /** The post is on disk. Releases the claim. */
  markWritten(
    key: string,
    result: {
      readonly status: 'full' | 'summary';
      readonly bodyHash: string;
      /** How the body was come by, as `Article.method`; null: a summary, or nobody knows. */
      readonly method: string | null;
      /** null: nobody knows it yet; a title that is known already stays. */
      readonly title: string | null;
      readonly at: Date;
      /** When to look for the full page; null: never again. */
      readonly nextTryAt: Date | null;
      readonly errorCode: string | null;
      /** The new count; the caller decides which tries count. */
      readonly attempts: number;
    },
  ): Promise<void>;
  /** No post this time. Releases the claim. */
  postpone(
    key: string,
    result: {
      readonly at: Date;
      readonly nextTryAt: Date | null;
      readonly errorCode: string;
      /** The new count; the caller decides which tries count. */
      readonly attempts: number;
    },
  ): Promise<void>;
  /** The work is over without a (new) post, because of `errorCode` or (null) for a good reason. Releases the claim. */
  close(
    key: string,
    status: 'filtered' | 'deleted' | 'full' | 'summary',
    errorCode?: string | null,
  ): Promise<void>;
  /**
   * Posts that the blog has and the state did not know; also those of deleted entries, which are posts again: with
   * the path and the facts of the file. Other known keys and paths are left as they are. Returns how many it took.
   */
  adopt(posts: readonly PostOnDisk[], at: Date): Promise<number>;
  /** The owner moved a post inside the posts folder. */
  relocate(key: string, place: PathCandidate): Promise<void>;
  /** Paths of posts that should be on disk, in pages of at most `limit`, after `after`. */
  postPaths(
    after: string | null,
    limit: number,
  ): Promise<readonly { readonly path: string; readonly key: string }[]>;
  /** The key that the post at `path` belongs to; null: no post of that path is known. */
  keyAt(path: string): Promise<string | null>;
  counts(): Promise<StateCounts>;
  /** Closes the file; nothing may be called after it. */
  shut(): void;
}

export interface StateCounts {
  readonly entries: number;
  readonly byStatus: Readonly<Record<EntryStatus, number>>;
  /** Open work that is due or waiting. */
  readonly open: number;
}
