// What a page says of itself: JSON-LD and meta elements before the text that it prints. Reads, changes nothing.
import { parseDate } from '../core/dates.ts';
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { DateSource } from '../core/types.ts';
import { firstOf, lineOf, linesOf, metaOf } from './dom-text.ts';
import { readLinkedData } from './json-ld.ts';
import { cleanTitle } from './title.ts';

export interface Metadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly dateSource: DateSource | null;
  readonly printedDate: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly language: string | null;
  readonly standfirst: string | null;
  /** The pictures that the head names, in order. */
  readonly shareImages: readonly string[];
  /** All @type names of the page's JSON-LD. */
  readonly types: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

/** `version` null: a site without rules, whose head alone is believed. */
export function readMetadata(
  tree: HtmlDocument,
  rules: SiteRules | null,
  version: SiteVersion | null,
): Metadata {
  const linked = readLinkedData(tree);
  const meta = (name: string) => metaOf(tree, name)[0] ?? null;
  const dom = (key: keyof SiteVersion & TextKey) => linesOf(tree, version?.[key] ?? []);
  const printed = (key: keyof SiteVersion & TextKey) => dom(key)[0] ?? null;
  const date = (text: string | null) =>
    text === null ? null : parseDate(text, { timezone: rules?.timezone ?? 'UTC' });
  const fromHead = date(linked.published) ?? date(meta('article:published_time'));
  const published = fromHead ?? date(timeIn(tree, version));
  return {
    title: titleOf(
      [
        printed('title'),
        meta('og:title'),
        ...(version === null ? [headlineOf(tree)] : []),
        linked.headline,
        documentTitle(tree),
      ],
      rules,
    ),
    author: dom('author').join('、') || linked.author || meta('author') || meta('dc.creator'),
    published,
    updated: date(linked.updated) ?? date(meta('article:modified_time')),
    dateSource: published === null ? null : fromHead === null ? 'time' : 'metadata',
    printedDate: withoutLabel(printed('printedDate')),
    section: meta('article:section') ?? linked.section ?? dom('section').at(-1) ?? null,
    tags: firstFilled(linked.tags, metaOf(tree, 'article:tag'), dom('tags'), keywordsOf(meta('keywords'))),
    language: languageOf(tree) ?? linked.language ?? rules?.language ?? null,
    standfirst: printed('standfirst'),
    shareImages: [
      ...metaOf(tree, 'og:image'),
      ...metaOf(tree, 'og:image:url'),
      ...metaOf(tree, 'twitter:image'),
      ...(linked.image === null ? [] : [linked.image]),
    ],
    types: linked.types,
    warnings: linked.broken === 0 ? [] : [`${linked.broken} JSON-LD script(s) of the page are no JSON`],
  };
}

type TextKey = 'title' | 'standfirst' | 'printedDate' | 'author' | 'section' | 'tags';

function titleOf(candidates: readonly (string | null)[], rules: SiteRules | null): string | null {
  for (const candidate of candidates) {
    const title = candidate === null ? null : cleanTitle(candidate, rules?.titleBoilerplate ?? []);
    if (title !== null) return title;
  }
  return null;
}

/** A page without rules: its only h1 is the headline. */
function headlineOf(tree: HtmlDocument): string | null {
  const headings = select(tree, 'h1');
  return headings.length === 1 && headings[0] !== undefined ? lineOf(headings[0]) : null;
}

function documentTitle(tree: HtmlDocument): string | null {
  const title = firstOf(tree, ['head > title', 'title']);
  return title === null ? null : lineOf(title);
}

/** The first `datetime` of the version's time elements; without rules, the first inside an article's head. */
function timeIn(tree: HtmlDocument, version: SiteVersion | null): string | null {
  for (const selector of version?.time ?? [
    'article time[datetime]',
    'time[pubdate]',
    'time[itemprop="datePublished"]',
  ]) {
    for (const time of select(tree, selector)) {
      const text = attribute(time, 'datetime')?.trim() || lineOf(time);
      if (text !== null && text !== '') return text;
    }
  }
  return null;
}

/** "发表时间： 22/08/2020 - 01:18" → "22/08/2020 - 01:18". */
function withoutLabel(text: string | null): string | null {
  return text?.replace(/^[^\d:：]*[:：]\s*(?=\S)/u, '') ?? null;
}

function languageOf(tree: HtmlDocument): string | null {
  const root = select(tree, 'html')[0];
  return (
    (root === undefined ? null : attribute(root, 'lang')?.trim()) ||
    metaOf(tree, 'og:locale')[0]?.replace('_', '-') ||
    null
  );
}

function keywordsOf(text: string | null): readonly string[] {
  return text === null
    ? []
    : text
        .split(/[,，]/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
}

function firstFilled(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}
