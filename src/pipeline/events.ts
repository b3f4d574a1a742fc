// What a pass tells whoever watches it: one event a fact, and the sums of a pass. Knows no terminal and no log.
import type { ErrorCode } from '../core/errors.ts';
import type { UnreadablePlace } from '../core/ports.ts';

export type PostOutcome =
  /** A whole article was written. */
  | 'full'
  /** A summary-only post was written, or an existing one stays one. */
  | 'summary'
  /** Nothing yet; tried again by itself. */
  | 'pending'
  /** The feed's filters do not want it. */
  | 'filtered'
  /** Its post was on disk already. */
  | 'present'
  /** The owner deleted or edited the post. */
  | 'left-alone'
  /** Something that a person has to mend. */
  | 'failed';

export interface PostEvent {
  readonly event: 'post';
  readonly feed: string | null;
  readonly outcome: PostOutcome;
  /** Whether a file was written in this pass. */
  readonly isWritten: boolean;
  readonly path: string | null;
  readonly url: string;
  readonly title: string | null;
  readonly code: ErrorCode | null;
  readonly reason: string | null;
}

export interface FeedEvent {
  readonly event: 'feed';
  readonly feed: string;
  readonly result: 'read' | 'not-modified' | 'skipped' | 'failed';
  readonly entries: number;
  readonly new: number;
  /** Items that were no entries, each with an event of its own. */
  readonly dropped: number;
  readonly code: ErrorCode | null;
  readonly reason: string | null;
}

/** An entry of a feed that a filter refused before anything was fetched. */
export interface FilteredEvent {
  readonly event: 'filtered';
  readonly feed: string;
  readonly title: string | null;
  readonly url: string;
  readonly reason: string;
}

/** An item of a feed that names no article: nothing can be mirrored from it. */
export interface DroppedEvent {
  readonly event: 'dropped';
  readonly feed: string;
  readonly title: string | null;
  readonly reason: string;
}

/** A new entry that a dry run would mirror, or a summary-only post that it would try to complete. `path` is null while only its page can tell title or date. */
export interface PlannedEvent {
  readonly event: 'planned';
  readonly work: 'write' | 'complete';
  /** A filter looks at the credit line, which only the page has. */
  readonly dependsOnCredit: boolean;
  readonly feed: string | null;
  readonly path: string | null;
  readonly url: string;
  readonly title: string | null;
}

/** What was found in the posts folder before the pass. */
export interface FolderEvent {
  readonly event: 'folder';
  readonly adopted: number;
  readonly moved: number;
  readonly deleted: number;
  /** How many posts are listed in `problems`. */
  readonly unreadable: number;
  /** What cannot be read, or not wholly, and why: a clause. */
  readonly problems: readonly UnreadablePlace[];
}

/** The rules of a site do not fit its pages any more, or do again. Told once. */
export interface AlarmEvent {
  readonly event: 'alarm';
  readonly state: 'raised' | 'ended';
  /** Id of the site rules; `//host` for a site without any. */
  readonly site: string;
  readonly rule: string;
  readonly reason: string;
  /** Its articles are held back until a person mends the rules. */
  readonly isEssential: boolean;
}

/** A post that a preview would write; `before` is empty for a new one. */
export interface ChangeEvent {
  readonly event: 'change';
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export type PassEvent =
  | PostEvent
  | FeedEvent
  | FilteredEvent
  | DroppedEvent
  | PlannedEvent
  | FolderEvent
  | AlarmEvent
  | ChangeEvent;

export type Report = (event: PassEvent) => void;

/** The sums of a pass. */
export interface PassSummary {
  readonly written: number;
  readonly full: number;
  readonly summaryOnly: number;
  /** Summary-only posts whose page could not be had this time either. */
  readonly waiting: number;
  readonly pending: number;
  readonly filtered: number;
  readonly leftAlone: number;
  readonly failed: number;
  readonly feedsFailed: number;
  readonly feedsSkipped: number;
  readonly notModified: number;
  /** Alarms about the rules of a site that were raised. */
  readonly alarms: number;
}

/** Adds events up. `isDegraded`: something went less well than it could without needing a person. */
export function tally(events: readonly PassEvent[]): PassSummary & { readonly isDegraded: boolean } {
  const posts = events.filter((event) => event.event === 'post');
  const feeds = events.filter((event) => event.event === 'feed');
  const count = (outcome: PostOutcome): number => posts.filter((post) => post.outcome === outcome).length;
  const feedCount = (result: FeedEvent['result']): number =>
    feeds.filter((feed) => feed.result === result).length;
  const summary = {
    written: posts.filter((post) => post.isWritten).length,
    full: posts.filter((post) => post.isWritten && post.outcome === 'full').length,
    summaryOnly: posts.filter((post) => post.isWritten && post.outcome === 'summary').length,
    waiting: posts.filter((post) => !post.isWritten && isFallback(post)).length,
    pending: count('pending'),
    filtered: count('filtered') + events.filter((event) => event.event === 'filtered').length,
    leftAlone: count('left-alone'),
    failed: count('failed'),
    feedsFailed: feedCount('failed'),
    feedsSkipped: feedCount('skipped'),
    notModified: feedCount('not-modified'),
    alarms: events.filter((event) => event.event === 'alarm' && event.state === 'raised').length,
  };
  // A feed inside the floor was asked a moment ago: that is no degradation. All other skips have a code.
  const skips = feeds.filter((feed) => feed.result === 'skipped' && feed.code !== null).length;
  return {
    ...summary,
    isDegraded: posts.filter(isFallback).length + summary.pending + skips + summary.alarms > 0,
  };
}

/** No more than a summary because something failed; without a code it is one because its owner wants no more. */
export function isFallback(post: PostEvent): boolean {
  return post.outcome === 'summary' && post.code !== null;
}
