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

/** What was committed and pushed after the work. */
export interface PublishEvent {
  readonly event: 'publish';
  /** Id of the commit that was made; null: none. */
  readonly commit: string | null;
  readonly files: number;
  /** Changes are gathered until then. */
  readonly gatherUntil: Date | null;
  readonly remotes: readonly {
    readonly remote: string;
    readonly state: 'pushed' | 'up-to-date' | 'waiting' | 'failed';
    readonly until: Date | null;
    readonly code: ErrorCode | null;
    readonly reason: string | null;
  }[];
  /** What kept it from beginning at all. */
  readonly code: ErrorCode | null;
  readonly reason: string | null;
}

/** A post whose links to other posts were brought up to date. */
export interface RelinkedEvent {
  readonly event: 'relinked';
  readonly feed: string;
  readonly path: string;
  readonly url: string;
  /** How many of its links changed. */
  readonly links: number;
}

/** Pictures and sound of the pass: copied, not to be had, and left out because the limit of all copies is reached. */
export interface MediaEvent {
  readonly event: 'media';
  readonly copied: number;
  readonly failed: number;
  readonly beyondTotal: number;
}

export type PassEvent =
  | PostEvent
  | FeedEvent
  | FilteredEvent
  | DroppedEvent
  | PlannedEvent
  | FolderEvent
  | AlarmEvent
  | ChangeEvent
  | PublishEvent
  | RelinkedEvent
  | MediaEvent;

export type Report = (event: PassEvent) => void;
