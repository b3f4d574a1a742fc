// The sums of a pass, and what in it was less than good. Pure.
import { errorTable } from '../core/error-table.ts';
import type { FeedEvent, PassEvent, PostEvent, PostOutcome } from './events.ts';

/** The sums of a pass. */
export interface PassSummary {
  readonly written: number;
  readonly full: number;
  readonly summaryOnly: number;
  /** Posts that only got other links. */
  readonly relinked: number;
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
  /** Commits and pushes that failed. */
  readonly publishFailed: number;
}

/** Adds events up. `isDegraded`: something went less well than it could without needing a person. */
export function tally(events: readonly PassEvent[]): PassSummary & { readonly isDegraded: boolean } {
  const posts = events.filter((event) => event.event === 'post');
  const feeds = events.filter((event) => event.event === 'feed');
  const count = (outcome: PostOutcome): number => posts.filter((post) => post.outcome === outcome).length;
  const feedCount = (result: FeedEvent['result']): number =>
    feeds.filter((feed) => feed.result === result).length;
  const relinked = events.filter((event) => event.event === 'relinked').length;
  const summary = {
    written: posts.filter((post) => post.isWritten).length + relinked,
    full: posts.filter((post) => post.isWritten && post.outcome === 'full').length,
    summaryOnly: posts.filter((post) => post.isWritten && post.outcome === 'summary').length,
    relinked,
    waiting: posts.filter((post) => !post.isWritten && isFallback(post)).length,
    pending: count('pending'),
    filtered: count('filtered') + events.filter((event) => event.event === 'filtered').length,
    leftAlone: count('left-alone'),
    failed: count('failed'),
    feedsFailed: feedCount('failed'),
    feedsSkipped: feedCount('skipped'),
    notModified: feedCount('not-modified'),
    alarms: events.filter((event) => event.event === 'alarm' && event.state === 'raised').length,
    publishFailed: publishFailures(events).length,
  };
  // A feed inside the floor was asked a moment ago: that is no degradation. All other skips have a code.
  const skips = feeds.filter((feed) => feed.result === 'skipped' && feed.code !== null).length;
  return {
    ...summary,
    isDegraded:
      posts.filter(isFallback).length + summary.pending + skips + summary.alarms + summary.publishFailed > 0,
  };
}

/** No more than a summary because something failed; without a code it is one because its owner wants no more. */
export function isFallback(post: PostEvent): boolean {
  return post.outcome === 'summary' && post.code !== null;
}

/** What went wrong with commits and pushes; `isLasting`: it needs a person. */
export function publishFailures(
  events: readonly PassEvent[],
): readonly { readonly reason: string; readonly isLasting: boolean }[] {
  return events.flatMap((event) => {
    if (event.event !== 'publish') return [];
    return [event, ...event.remotes].flatMap(({ code, reason }) =>
      code === null || reason === null ? [] : [{ reason, isLasting: errorTable[code].retry === 'never' }],
    );
  });
}
