// What a pass did, in lines for a person. Pure.
import { readable } from '../core/url.ts';
import type {
  FeedEvent,
  MediaEvent,
  PassEvent,
  PlannedEvent,
  PostEvent,
  PublishEvent,
} from '../pipeline/events.ts';
import { alarmSentence } from '../pipeline/site-watch.ts';
import { isFallback, type PassSummary, publishFailures } from '../pipeline/tally.ts';
import { printable } from './io.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The lines for one event; none for what a person need not see. */
export function describeEvent(event: PassEvent, isDry: boolean): readonly string[] {
  switch (event.event) {
    case 'feed':
      return [describeFeed(event)];
    case 'post':
      return describePost(event, isDry);
    case 'filtered':
      return [line('filtered', event.title ?? event.url, event.reason)];
    case 'dropped':
      return [line('dropped', event.title ?? '(no title)', event.reason)];
    case 'planned':
      return [describePlan(event)];
    case 'folder': {
      const verb = isDry ? 'would be ' : '';
      return [
        ...(event.adopted > 0 ? [`${posts(event.adopted)} found in the folder ${verb}adopted`] : []),
        ...(event.moved > 0 ? [`${posts(event.moved)} ${verb}followed to a new place`] : []),
        ...(event.deleted > 0 ? [`${posts(event.deleted)} deleted by hand ${verb}remembered`] : []),
        ...(event.unreadable > 0 ? [`${posts(event.unreadable)} cannot be read:`] : []),
        ...event.problems.map(({ path, reason }) => line('unreadable', path, reason)),
      ];
    }
    case 'alarm':
      // A raised one is a problem, and goes to stderr.
      return event.state === 'raised' ? [] : [printable(`over: ${alarmSentence(event)}`)];
    case 'change':
      return unifiedDiff(event.path, event.before, event.after).map(printable);
    case 'media':
      return [describeMedia(event)];
    case 'publish':
      return describePublish(event).map(printable);
    case 'relinked':
      // A dry run has shown its diff.
      return isDry
        ? []
        : [line('relinked', event.path, event.links === 1 ? '1 link' : `${event.links} links`)];
  }
}

/** An event as `--json` prints it: what would change as a unified diff, not as two texts. */
export function eventJson(event: PassEvent): object {
  if (event.event !== 'change') return event;
  const { path, before, after } = event;
  return { event: 'change', path, diff: `${unifiedDiff(path, before, after).join('\n')}\n` };
}

function describePlan(event: PlannedEvent): string {
  const verb = event.work === 'write' ? 'would write' : 'would try to complete';
  const note = event.dependsOnCredit ? `${event.url}, unless its credit line is filtered` : event.url;
  return line(verb, event.path ?? event.title ?? event.url, note);
}

function describeFeed(event: FeedEvent): string {
  switch (event.result) {
    case 'read':
      return `${event.feed}: ${event.entries} entries, ${event.new} new${event.dropped === 0 ? '' : `, ${event.dropped} dropped`}`;
    case 'not-modified':
      return `${event.feed}: not modified (304)`;
    case 'skipped':
      return printable(readable(`${event.feed}: skipped: ${event.reason}`, 'path'));
    case 'failed':
      return printable(readable(`${event.feed}: failed: ${event.reason}`, 'path'));
  }
}

function describePost(event: PostEvent, isDry: boolean): readonly string[] {
  const name = event.path ?? event.title ?? event.url;
  switch (event.outcome) {
    case 'full':
      return [line(isDry ? 'would write' : 'wrote', name, null)];
    case 'summary':
      return event.isWritten ? [line('wrote', name, `summary only: ${event.reason}`)] : [];
    case 'present':
      return [line('present', name, null)];
    default:
      return [line(event.outcome, name, event.reason)];
  }
}

function describeMedia({ copied, failed, beyondTotal }: MediaEvent): string {
  const parts = [
    `${copied === 1 ? '1 picture or sound' : `${copied} pictures and sounds`} copied`,
    count(failed, 'not to be had, shown from the source'),
    count(beyondTotal, 'not copied: media.totalBytes is reached'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What failed goes to stderr. */
function describePublish({ commit, files, gatherUntil, remotes }: PublishEvent): readonly string[] {
  const made =
    commit === null
      ? []
      : [`committed ${files === 1 ? '1 file' : `${files} files`} as ${commit.slice(0, 10)}`];
  const gathered =
    gatherUntil === null ? [] : [`changes are gathered for a commit after ${gatherUntil.toISOString()}`];
  const told = remotes.flatMap(({ remote, state, until }) => {
    if (state === 'pushed') return [`pushed to ${remote}`];
    return state === 'waiting' && until !== null
      ? [`next push to ${remote} after ${until.toISOString()}`]
      : [];
  });
  return [...made, ...gathered, ...told];
}

/** The last line: what the pass came to. */
export function describeSummary(summary: PassSummary, events: readonly PassEvent[], isDry: boolean): string {
  const planned = events.filter((event) => event.event === 'planned' && event.work === 'write').length;
  const parts = [
    isDry
      ? `${planned + summary.written} would be written`
      : `${summary.written} written (${summary.full} full, ${summary.summaryOnly} summary only${summary.relinked > 0 ? `, ${summary.relinked} with other links` : ''})`,
    count(summary.waiting, 'still summary only'),
    count(summary.pending, 'pending'),
    count(summary.filtered, 'filtered'),
    count(summary.leftAlone, 'left alone'),
    count(summary.failed, 'failed'),
    count(summary.alarms, summary.alarms === 1 ? 'alarm' : 'alarms'),
    count(summary.notModified, 'not modified (304)'),
    count(summary.feedsSkipped, summary.feedsSkipped === 1 ? 'feed skipped' : 'feeds skipped'),
    count(summary.publishFailed, 'not published'),
    count(summary.feedsFailed, summary.feedsFailed === 1 ? 'feed failed' : 'feeds failed'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function count(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}`;
}

function posts(number: number): string {
  return number === 1 ? '1 post' : `${number} posts`;
}

function line(verb: string, name: string, note: string | null): string {
  // Addresses as a person reads them: 国际 and not %E5%9B%BD%E9%99%85.
  const shown = note === null ? '' : `  (${readable(note, 'path')})`;
  return printable(`  ${verb} ${name}${shown}`);
}

/** Whether the same sentence about waiting was shown before: a host in trouble is named once, not for each page. */
export function openRepetition(): (event: PassEvent) => boolean {
  const shown = new Set<string>();
  return (event) => {
    if (event.event !== 'post' || event.isWritten || event.reason === null) return false;
    if (event.outcome !== 'pending' && event.outcome !== 'summary') return false;
    if (shown.has(event.reason)) return true;
    shown.add(event.reason);
    return false;
  };
}

/** Why a pass was not as good as it could be, a sentence each; for --strict. */
export function degradations(events: readonly PassEvent[]): readonly string[] {
  const sentences = events.flatMap((event) => {
    if (event.event === 'feed' && event.result === 'skipped' && event.code !== null) {
      return [`${event.feed}: ${event.reason}`];
    }
    if (event.event !== 'post' || (!isFallback(event) && event.outcome !== 'pending')) return [];
    return [event.reason ?? `${event.url} has no more than a summary.`];
  });
  return [...new Set([...sentences, ...publishFailures(events).map(({ reason }) => reason)])];
}
