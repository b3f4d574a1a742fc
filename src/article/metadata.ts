// What a page says of itself: JSON-LD and meta elements before the text that it prints. Reads, changes nothing.
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { DateSource } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { type DatedBy, readDates } from './dates.ts';
import { firstOf, lineOf, linesOf, type Metas, readMetas } from './dom-text.ts';
import { type LinkedData, readLinkedData } from './json-ld.ts';
import { withoutSiteName } from './site-name.ts';
import { cleanTitle } from './title.ts';
import { type Candidate, TraceRecorder } from './trace.ts';

export interface Metadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly dateSource: DateSource | null;
  /** Every date of publication that the page gives, best first; the first is `published`. */
  readonly dates: readonly DatedBy[];
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

/** What the reading stands on; `version` null: a site without rules, whose head alone is believed. */
export interface MetadataSource {
  readonly url: string | null;
  readonly rules: SiteRules | null;
  readonly version: SiteVersion | null;
}

/** @param trace told which place each fact was taken from */
export function readMetadata(
  tree: HtmlDocument,
  about: MetadataSource,
  trace: TraceRecorder = new TraceRecorder(),
): Metadata {
  const { url, rules, version } = about;
  const metas = readMetas(tree);
  const meta = (name: string): Candidate<string> => ({ from: name, value: metas(name)[0] ?? null });
  const dom = (key: TextKey): readonly string[] => {
    const lines = linesOf(tree, version?.[key] ?? []);
    if (lines.length > 0) trace.matches(key);
    return lines;
  };
  const titles = titlesOf(tree, { printed: dom('title')[0] ?? null, version, metas });
  const linked = readLinkedData(tree, { url, titles: titles.flatMap(({ value }) => value ?? []) });
  const { dates, updated, warnings } = readDates(tree, { linked, rules, version, metas }, trace);
  return {
    title: chooseTitle(titles, { linked, metas, about }, trace),
    author: trace.choose('author', authorsOf(dom('author'), linked, meta)),
    published: dates[0]?.date ?? null,
    updated,
    dateSource: dates[0]?.source ?? null,
    dates,
    printedDate: withoutLabel(dom('printedDate')[0] ?? null),
    section: trace.choose('section', [
      meta('article:section'),
      { from: 'JSON-LD articleSection', value: linked.section },
      { from: 'rule section', value: dom('section').at(-1) ?? null },
    ]),
    tags:
      trace.choose('tags', [
        { from: 'JSON-LD keywords', value: filled(linked.tags) },
        { from: 'article:tag', value: filled(metas('article:tag')) },
        { from: 'rule tags', value: filled(dom('tags')) },
        { from: 'keywords', value: filled(keywordsOf(meta('keywords').value)) },
      ]) ?? [],
    language: trace.choose('language', [
      { from: 'html lang', value: languageOf(tree) },
      { from: 'og:locale', value: meta('og:locale').value?.replace('_', '-') ?? null },
      { from: 'JSON-LD inLanguage', value: linked.language },
      { from: 'the site rules', value: rules?.language ?? null },
    ]),
    standfirst: dom('standfirst')[0] ?? null,
    shareImages: [
      ...metas('og:image'),
      ...metas('og:image:url'),
      ...metas('twitter:image'),
      ...(linked.image === null ? [] : [linked.image]),
    ],
    types: linked.types,
    warnings: [
      ...(linked.broken === 0 ? [] : [`${linked.broken} JSON-LD script(s) of the page are no JSON`]),
      ...warnings,
    ],
  };
}

type TextKey = 'title' | 'standfirst' | 'printedDate' | 'author' | 'section' | 'tags';

/** All places of the page itself, best first. A page without rules: its only h1 is the headline. */
function titlesOf(
  tree: HtmlDocument,
  found: { readonly printed: string | null; readonly version: SiteVersion | null; readonly metas: Metas },
): readonly Candidate<string>[] {
  const { printed, version, metas } = found;
  return [
    { from: 'rule title', value: printed },
    { from: 'og:title', value: metas('og:title')[0] ?? null },
    ...(version === null ? [{ from: 'the only h1', value: headlineOf(tree) }] : []),
    { from: '<title>', value: documentTitle(tree) },
  ];
}

function chooseTitle(
  places: readonly Candidate<string>[],
  page: { readonly linked: LinkedData; readonly metas: Metas; readonly about: MetadataSource },
  trace: TraceRecorder,
): string | null {
  const { linked, metas, about } = page;
  const all = [
    ...places.slice(0, -1),
    { from: 'JSON-LD headline', value: linked.headline },
    ...places.slice(-1),
  ];
  const cleaned = all.map(({ from, value }) => ({
    from,
    value: value === null ? null : cleanTitle(value, about.rules?.titleBoilerplate ?? []),
  }));
  if (about.version !== null) return trace.choose('title', cleaned);
  const siteNames = [...metas('og:site_name'), ...metas('application-name'), ...hostNames(about.url)];
  const bare = cleaned.map(({ from, value }) => {
    const others = cleaned.flatMap((other) =>
      other.from === from || other.value === null ? [] : [other.value],
    );
    return { from, value: value === null ? null : withoutSiteName(value, { siteNames, others }) };
  });
  return trace.choose('title', bare);
}

/** `www.the-herald.example` → the-herald.example, the-herald. */
function hostNames(url: string | null): readonly string[] {
  const host = parseHttpUrl(url ?? '')?.hostname.replace(/^www\./, '');
  return host === undefined ? [] : [host, host.replace(/\.[^.]+$/, '')];
}

function headlineOf(tree: HtmlDocument): string | null {
  const headings = select(tree, 'h1');
  return headings.length === 1 && headings[0] !== undefined ? lineOf(headings[0]) : null;
}

function documentTitle(tree: HtmlDocument): string | null {
  const title = firstOf(tree, ['head > title', 'title']);
  return title === null ? null : lineOf(title);
}

function authorsOf(
  printed: readonly string[],
  linked: LinkedData,
  meta: (name: string) => Candidate<string>,
): readonly Candidate<string>[] {
  const heads = ['author', 'dc.creator', 'article:author'].map(meta);
  return [
    { from: 'rule author', value: printed.join('、') || null },
    { from: 'JSON-LD author', value: linked.author },
    ...heads,
  ].map(({ from, value }) => ({ from, value: value !== null && isAddress(value) ? null : value }));
}

/** article:author is the address of a profile more often than a name. */
function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** "发表时间： 22/08/2020 - 01:18" → "22/08/2020 - 01:18". */
function withoutLabel(text: string | null): string | null {
  return text?.replace(/^[^\d:：]*[:：]\s*(?=\S)/u, '') ?? null;
}

function languageOf(tree: HtmlDocument): string | null {
  const root = select(tree, 'html')[0];
  return (root === undefined ? null : attribute(root, 'lang')?.trim()) || null;
}

function keywordsOf(text: string | null): readonly string[] {
  return text === null
    ? []
    : text
        .split(/[,，]/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
}

function filled(list: readonly string[]): readonly string[] | null {
  return list.length === 0 ? null : list;
}
