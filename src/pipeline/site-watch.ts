// The eye on each site's health: every page with text that was read is judged beside the last ones, what cannot be
// believed is held back, and an alarm is told once.
import { createHash } from 'node:crypto';
import type { EntryRecord } from '../core/entry-record.ts';
import { ArticleError } from '../core/errors.ts';
import type { SiteAlarm, SiteReading } from '../core/site-health-port.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { parseHttpUrl } from '../core/url.ts';
import { essentialAlarms, judge } from './drift.ts';
import type { Finding } from './find-article.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';

type WatchParts = Pick<PipelineParts, 'state' | 'clock' | 'logger' | 'report'>;

/** Families that live by their text; the body of a film or a broadcast may be anything. */
const textFamilies: ReadonlySet<string> = new Set(['article', 'wire', 'column']);

/** The name that a site's readings go by: its rules' id, or `//host` where there are none. */
export function siteOf(address: string, rules: SiteRules | null): string {
  return rules?.id ?? `//${parseHttpUrl(address)?.host ?? address}`;
}

/**
 * Records what a page gave, and tells alarms that it raised or ended.
 * @returns the finding, with the doubt that holds its article back (`article.drift`) when there is one
 */
export async function watchSite(
  entry: EntryRecord,
  feed: MirroredFeed,
  finding: Finding,
  parts: WatchParts,
): Promise<Finding> {
  const now = parts.clock.now();
  const reading = readingOf(entry, feed, { finding, now });
  if (reading === null) return finding;
  const site = siteOf(entry.url, feed.rules);
  const about = { hasRules: feed.rules !== null, isSecondLook: isSecondLook(entry, now) };
  const { doubt, ended } = await parts.state.noteReading(
    { site, rules: fingerprint(feed.rules), reading },
    (history, standing) => judge({ reading, history, standing, ...about }),
  );
  for (const alarm of ended) tellEnd(alarm, parts);
  await tellAlarms(parts);
  if (doubt === null || finding.kind === 'same-as') return finding;
  const error = new ArticleError('article.drift', { url: entry.url, detail: doubt });
  return finding.kind === 'article' ? { ...finding, doubt: error } : { ...finding, error };
}

/** Tells whatever alarm was told to nobody: raised a moment ago, or by a process that died before it could say so. */
export async function tellAlarms(parts: WatchParts): Promise<void> {
  for (const alarm of await parts.state.takeUntold(parts.clock.now())) {
    const { site, rule, reason } = alarm;
    const isEssential = essentialAlarms.has(rule);
    parts.report({ event: 'alarm', state: 'raised', site, rule, reason, isEssential });
    parts.logger.warn({ site, rule }, alarmSentence(alarm));
  }
}

function tellEnd({ site, rule, reason }: SiteAlarm, parts: WatchParts): void {
  parts.report({
    event: 'alarm',
    state: 'ended',
    site,
    rule,
    reason,
    isEssential: essentialAlarms.has(rule),
  });
  parts.logger.info({ site, rule }, `${siteName(site)}: the alarm about ${rule} is over`);
}

/** One sentence without its full stop: the site, the rule, what was seen. */
export function alarmSentence(alarm: Pick<SiteAlarm, 'site' | 'rule' | 'reason'>): string {
  const { site, rule, reason } = alarm;
  const name = siteName(site);
  if (rule === 'body') return `${name}: the rule "body" does not fit any more: ${reason}`;
  if (!essentialAlarms.has(rule)) return `${name}: the rule "${rule}" finds nothing any more: ${reason}`;
  return `${name}: bodies are cut short: ${reason}`;
}

function siteName(site: string): string {
  return site.startsWith('//') ? `${site.slice(2)} (no site rules)` : `site rules ${site}`;
}

/** Null for what says nothing of the rules: no page, another kind of page, or one that leads elsewhere. */
function readingOf(
  entry: EntryRecord,
  feed: MirroredFeed,
  seen: { readonly finding: Finding; readonly now: Date },
): SiteReading | null {
  const { finding, now: at } = seen;
  const { key } = entry;
  if (finding.kind === 'article') {
    const { article, trace } = finding;
    const { matched, outsideText } = trace;
    if (!textFamilies.has(article.family)) return null;
    return { key, at, matched, textLength: article.text.length, outsideText };
  }
  if (finding.kind !== 'none' || finding.trace === null || finding.error.code !== 'article.no-body')
    return null;
  if (feed.rules === null || !textFamilies.has(finding.trace.family ?? '')) return null;
  return { key, at, matched: finding.trace.matched, textLength: null, outsideText: 0 };
}

/** Held back before, and due again: retry.ts makes that a day later. */
function isSecondLook(entry: EntryRecord, now: Date): boolean {
  return entry.lastErrorCode === 'article.drift' && entry.nextTryAt !== null && entry.nextTryAt <= now;
}

/** A site whose rules changed in any way starts afresh. */
function fingerprint(rules: SiteRules | null): string {
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16);
}
