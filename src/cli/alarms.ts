// Alarms about site rules in words for a person: what stands, what it holds back, and what to do.
import type { SiteAlarm } from '../core/site-health-port.ts';
import type { StateStore } from '../core/state-port.ts';
import { essentialAlarms, lengthAlarm } from '../pipeline/drift.ts';
import { feedOf } from '../pipeline/feed-of.ts';
import type { MirroredFeed } from '../pipeline/mirrored-feed.ts';
import { alarmSentence, siteOf } from '../pipeline/site-watch.ts';

/** An alarm as `status` shows it. */
export interface AlarmStatus {
  /** Id of the site rules; `//host` for a site without any. */
  readonly site: string;
  readonly rule: string;
  readonly reason: string;
  readonly since: Date;
  /** Posts that are no more than a summary because of it. */
  readonly summaryOnly: number;
  readonly advice: string;
}

/** What its owner does about an alarm, as sentences. */
export function alarmAdvice({ site, rule }: Pick<SiteAlarm, 'site' | 'rule'>): string {
  if (!essentialAlarms.has(rule)) {
    return `Posts go on. Look at one with "feedmirror extract --explain URL" and mend ${rulesFile(site)}; if the site gave the thing up, the alarm ends by itself.`;
  }
  const mend = site.startsWith('//') ? `write ${rulesFile(site)}` : `mend ${rulesFile(site)}`;
  return `Its articles are summary-only until then: ${mend}, try "feedmirror extract --explain URL", then "feedmirror rebuild --refetch".`;
}

function rulesFile(site: string): string {
  return `sites/${site.startsWith('//') ? '<name>' : site}.yaml beside your configuration file`;
}

/** The alarms that stand about sites which some feed still reads. */
export async function alarmsOf(
  state: StateStore,
  feeds: readonly MirroredFeed[],
): Promise<readonly SiteAlarm[]> {
  const isRead = (site: string): boolean =>
    feeds.some(({ rules }) => (rules === null ? site.startsWith('//') : rules.id === site));
  return (await state.alarms()).filter(({ site }) => isRead(site));
}

/** The same, with the posts that each holds back. */
export async function standingAlarms(
  state: StateStore,
  feeds: readonly MirroredFeed[],
): Promise<readonly AlarmStatus[]> {
  const alarms = await alarmsOf(state, feeds);
  if (alarms.length === 0) return [];
  const held = await heldBack(state, feeds);
  return alarms.map((alarm) => {
    const { site, rule, reason, raisedAt: since } = alarm;
    const codes = codesOf.get(rule) ?? [];
    const summaryOnly = codes.reduce((sum, code) => sum + (held.get(`${code} ${site}`) ?? 0), 0);
    return { site, rule, reason, since, summaryOnly, advice: alarmAdvice(alarm) };
  });
}

/** The first pages without a body had it before anybody could blame the site. */
const codesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['body', ['article.drift', 'article.no-body']],
  [lengthAlarm, ['article.drift']],
]);

const pageSize = 5_000;

/** How many summary-only posts there are, by error code and site. */
async function heldBack(
  state: StateStore,
  feeds: readonly MirroredFeed[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let after: string | null = null; ; ) {
    const page = await state.summaries(after, pageSize);
    for (const post of page) {
      const name = `${post.errorCode} ${siteOf(post.url, feedOf(post, feeds)?.rules ?? null)}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return counts;
    after = last.key;
  }
}

/** Lines of `status`. */
export function describeAlarm(alarm: AlarmStatus): readonly string[] {
  const { since, summaryOnly, advice } = alarm;
  const held =
    summaryOnly === 0
      ? ''
      : `; ${summaryOnly === 1 ? '1 post is' : `${summaryOnly} posts are`} summary only because of it`;
  return [
    `alarm    ${alarmSentence(alarm)}`,
    `         since ${since.toISOString()}${held}`,
    `         ${advice}`,
  ];
}
