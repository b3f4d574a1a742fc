// The doors between the pure rooms and the world. Each returns promises and holds no transaction across a call.
import type { AddressValidators, FetchResponse } from './types.ts';

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

/** `media`: pictures and sound. */
export type RequestKind = 'feed' | 'page' | 'media';

export interface FetchRequest {
  readonly url: string;
  readonly kind: RequestKind;
  /** Sent as If-None-Match and If-Modified-Since, and only to the address that gave them, wherever it stands among the hops. */
  readonly validators?: AddressValidators | null;
  readonly signal?: AbortSignal;
  /** Largest body in bytes, inflated, where that is less than the configuration's limit. */
  readonly maxBytes?: number;
  /** Sent as Referer; none without it. */
  readonly referrer?: string | null;
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

/** A file or folder of the blog that the system does not let us read, and why, as a clause. */
export interface UnreadablePlace {
  readonly path: string;
  readonly reason: string;
}

export interface PostText {
  readonly text: string;
  /** false: the file is no UTF-8. Its text holds replacement characters, and written back it would lose letters. */
  readonly isExact: boolean;
}

/** The posts folder. Paths are relative to it, with `/`; `../` leads to the rest of the blog, and never out of it. */
export interface PostFiles {
  /**
   * All `.md`, `.markdown` and `.html` files that Jekyll would read, in no order.
   * @param tell told of each folder or link below that cannot be looked into; the rest is listed
   */
  list(tell?: (place: UnreadablePlace) => void): AsyncIterable<string>;
  /** Texts of the blog outside the posts folder: where its owner may have put a post. As `../_drafts/a.md`. */
  listElsewhere(tell?: (place: UnreadablePlace) => void): AsyncIterable<string>;
  exists(): Promise<boolean>;
  read(path: string): Promise<string | null>;
  /** The same, for who may write it back. */
  readExactly(path: string): Promise<PostText | null>;
  /** Whole or not at all: temporary file elsewhere, fsync, rename, fsync of the folder. */
  write(path: string, text: string): Promise<void>;
}
