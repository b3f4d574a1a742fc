// When a page says that it was published and changed: all places, best first, checked against each other.
import { parseDate } from '../core/dates.ts';
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { DateSource } from '../core/types.ts';
import { lineOf, type Metas } from './dom-text.ts';
import type { LinkedData } from './json-ld.ts';
import type { Candidate, TraceRecorder } from './trace.ts';

/** A date of publication and what kind of place it stands in. */
export interface DatedBy {
  readonly date: Date;
  readonly source: Extract<DateSource, 'metadata' | 'time'>;
  readonly from: string;
}

export interface PageDates {
  readonly dates: readonly DatedBy[];
  readonly updated: Date | null;
  readonly warnings: readonly string[];
}

/** Two places that are further apart speak of different things; time zones alone are at most this. */
const agreementMs = 26 * 3_600_000;

/** The names that sites without Open Graph give it. */
const metaNames = [
  'article:published_time',
  'og:published_time',
  'datePublished',
  'dcterms.created',
  'dc.date.issued',
  'dc.date',
  'pubdate',
  'publishdate',
  'parsely-pub-date',
  'sailthru.date',
];

const timeSelectors = ['article time[datetime]', 'time[pubdate]', 'time[itemprop="datePublished"]'];

export function readDates(
  tree: HtmlDocument,
  about: {
    readonly linked: LinkedData;
    readonly rules: SiteRules | null;
    readonly version: SiteVersion | null;
    readonly metas: Metas;
  },
  trace: TraceRecorder,
): PageDates {
  const { linked, rules, version, metas } = about;
  const date = (text: string | null) =>
    text === null ? null : parseDate(text, { timezone: rules?.timezone ?? 'UTC' });
  const heads: readonly Candidate<Date>[] = [
    { from: 'JSON-LD datePublished', value: date(linked.published) },
    ...metaNames.map((name) => ({ from: name, value: date(metas(name)[0] ?? null) })),
  ];
  const time = { from: 'time[datetime]', value: date(timeIn(tree, version)) };
  if (time.value !== null && version !== null) trace.matches('time');
  trace.choose('date', [...heads, time]);
  const dates = [...heads, time].flatMap(({ from, value }) =>
    value === null
      ? []
      : [{ date: value, from, source: from === time.from ? ('time' as const) : ('metadata' as const) }],
  );
  const updated = trace.choose('updated', [
    { from: 'JSON-LD dateModified', value: date(linked.updated) },
    { from: 'article:modified_time', value: date(metas('article:modified_time')[0] ?? null) },
  ]);
  return { dates, updated, warnings: disagreements(dates) };
}

/** The first `datetime` of the version's time elements; without rules, the first inside an article's head. */
function timeIn(tree: HtmlDocument, version: SiteVersion | null): string | null {
  for (const selector of version?.time ?? timeSelectors) {
    for (const time of select(tree, selector)) {
      const text = attribute(time, 'datetime')?.trim() || lineOf(time);
      if (text !== null && text !== '') return text;
    }
  }
  return null;
}

function disagreements(dates: readonly DatedBy[]): readonly string[] {
  const [first, ...others] = dates;
  if (first === undefined) return [];
  return others
    .filter(({ date }) => Math.abs(date.getTime() - first.date.getTime()) > agreementMs)
    .map(
      ({ from, date }) =>
        `${first.from} says ${first.date.toISOString()} and ${from} ${date.toISOString()}: the former was taken`,
    );
}
