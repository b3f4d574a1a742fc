// The doors between the pure rooms and the world. Each returns promises and holds no transaction across a call.
import type { DateSource, FeedEntry, FetchResponse, Validators } from './types.ts';

export interface Clock {
  now(): Date;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1). */
export type Random = () => number;

/** The smallest logger that a room may ask for; pino has this shape. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type RequestKind = 'feed' | 'page';

export interface FetchRequest {
  readonly url: string;
  readonly kind: RequestKind;
  /** Sent as If-None-Match and If-Modified-Since, and only to `url` itself. */
  readonly validators?: Validators | null;
  readonly signal?: AbortSignal;
  /**
   * Whether a good-looking answer is a challenge or consent page: a refusal with a friendly status. Asked while the
   * host is still ours, so that nobody else runs into the same wall meanwhile.
   */
  readonly isChallenge?: (answer: FreshAnswer) => Promise<boolean>;
}

export type FreshAnswer = Pick<FetchResponse, 'url' | 'headers' | 'body'>;

/**
 * A polite request: robots.txt, the host's budget, holds and breaker, redirects, retries and caps are its business.
 * Resolves for 2xx and 304; everything else is a FetchError whose code says what to do.
 */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchResponse>;
}

export type Reservation =
  /** The host is ours until `release`; no other process may start a request to it. */
  | { readonly state: 'go'; readonly token: string }
  /** Ask again at `until`. */
  | { readonly state: 'wait'; readonly until: Date }
  /** Told to stay away (`hold`) or refused before (`breaker`), until then. */
  | { readonly state: 'hold' | 'breaker'; readonly until: Date };

export interface RobotsRecord {
  /** The file's text; null when the host has none (4xx), which allows all. */
  readonly body: string | null;
  readonly fetchedAt: Date;
}

/** One host's allowance, shared by all processes on the archive. `host` is host[:port]. */
export interface HostBudget {
  /**
   * Asks for the next slot. Start-to-start distance is at least `gapMs`, and three times the last response time
   * when that is longer and the gap is not zero. A lease that outlives `leaseMs` is void (its process died).
   * With the breaker of `kind` open, `breaker` is returned; after its time one probe is let through.
   */
  reserve(request: {
    readonly host: string;
    readonly kind: RequestKind | 'robots';
    readonly gapMs: number;
    readonly leaseMs: number;
  }): Promise<Reservation>;
  /** Gives the host back. `responseMs` is the time from start to the last byte. */
  release(request: {
    readonly host: string;
    readonly token: string;
    readonly responseMs: number;
  }): Promise<void>;
  /** No request of any kind before `until` (Retry-After). Never shortens a longer hold. */
  hold(host: string, until: Date): Promise<void>;
  /** The host refused a request of this kind: opens its breaker, or doubles it. Gives the time it ends. */
  refuse(host: string, kind: RequestKind): Promise<Date>;
  /** The host served a request of this kind: closes its breaker. */
  serve(host: string, kind: RequestKind): Promise<void>;
  readRobots(host: string): Promise<RobotsRecord | null>;
  writeRobots(host: string, record: RobotsRecord): Promise<void>;
  /** All hosts ever asked, for `status`. */
  list(): Promise<readonly HostState[]>;
}

export interface HostState {
  readonly host: string;
  readonly nextAllowedAt: Date | null;
  readonly holdUntil: Date | null;
  readonly breakers: readonly {
    readonly kind: RequestKind;
    readonly until: Date;
    readonly refusals: number;
  }[];
  readonly robots: RobotsRecord | null;
}

/** What is remembered about one feed. */
export interface FeedState {
  readonly id: string;
  /** The address that `validators` came from. */
  readonly url: string;
  readonly validators: Validators;
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
  readonly firstSeenAt: Date;
  readonly attempts: number;
  /** No attempt before this; null: at any time. */
  readonly nextTryAt: Date | null;
  /** false: the work is over, whatever the status. */
  readonly open: boolean;
  readonly lastErrorCode: string | null;
}

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
  readonly url: string;
  readonly at: Date;
  readonly result:
    | { readonly state: 'read'; readonly status: number; readonly validators: Validators }
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
export interface StateStore {
  feed(id: string): Promise<FeedState | null>;
  feeds(): Promise<readonly FeedState[]>;
  /** Validators, feed state and new entries in one transaction, so that a 304 can never hide an unrecorded entry. */
  recordPoll(poll: PollRecord): Promise<void>;
  /** The key that any of these names (key or alias) belongs to, the first that is known. */
  findKey(names: readonly string[]): Promise<string | null>;
  entry(key: string): Promise<EntryRecord | null>;
  addAliases(key: string, aliases: readonly string[]): Promise<void>;
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
  /** Gives claimed entries back untouched. */
  unclaim(owner: string): Promise<void>;
  /**
   * Fixes title, date and path of an entry that had none, the first free candidate; one transaction.
   * An entry that has a path keeps it: the record comes back as it stands.
   */
  settle(
    key: string,
    choice: {
      readonly title: string;
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
      readonly title: string;
      readonly at: Date;
      /** When to look for the full page; null: never again. */
      readonly nextTryAt: Date | null;
      readonly errorCode: string | null;
    },
  ): Promise<void>;
  /** No post this time. Releases the claim. */
  postpone(
    key: string,
    result: { readonly at: Date; readonly nextTryAt: Date | null; readonly errorCode: string },
  ): Promise<void>;
  /** The work is over without a (new) post. Releases the claim. */
  close(key: string, status: 'filtered' | 'deleted' | 'full' | 'summary'): Promise<void>;
  /** Posts that the blog has and the state did not know. Known keys and paths are left as they are. Returns how many were new. */
  adopt(posts: readonly PostOnDisk[], at: Date): Promise<number>;
  /** The owner moved a post inside the posts folder. */
  relocate(key: string, place: PathCandidate): Promise<void>;
  /** Paths of posts that should be on disk, in pages of at most `limit`, after `after`. */
  postPaths(
    after: string | null,
    limit: number,
  ): Promise<readonly { readonly path: string; readonly key: string }[]>;
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

/** The posts folder. Paths are relative to it, with `/`. */
export interface PostFiles {
  /** All `.md`, `.markdown` and `.html` files that Jekyll would read, in no order. */
  list(): AsyncIterable<string>;
  exists(): Promise<boolean>;
  read(path: string): Promise<string | null>;
  /** Whole or not at all: temporary file elsewhere, fsync, rename, fsync of the folder. */
  write(path: string, text: string): Promise<void>;
}
