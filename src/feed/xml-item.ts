// One item of an XML feed → RawItem: which elements serve for what, in which order. Elements by canonical name.
import { itemMarks } from './item-spans.ts';
import { absoluteUrl, innerBase } from './links.ts';
import {
  attributeOf,
  childrenAmong,
  childrenOf,
  firstWithText,
  hasAttribute,
  isHollow,
  textOf,
  textsOf,
} from './node.ts';
import type { RawItem, RawText } from './raw.ts';
import { categoriesOf, categoryElements } from './xml-categories.ts';
import { enclosuresOf, imagesOf, mediaElements, spareImagesOf } from './xml-media.ts';
import { personsOf, rawTextOf } from './xml-text.ts';

const ids = ['guid@rss', 'id@atom', 'identifier@dc'];
const titles = ['title@rss', 'title@atom', 'title@dc', 'title@media', 'title@itunes'];
const links = ['link@rss', 'link@atom'];
const published = [
  ...['pubdate@rss', 'published@atom', 'issued@atom', 'date@dc'],
  ...['issued@dcterms', 'created@dcterms', 'created@atom'],
];
const updated = ['updated@atom', 'modified@atom', 'modified@dcterms'];
const summaries = [
  ...['description@rss', 'summary@atom', 'summary@rss', 'description@dc', 'summary@itunes'],
  ...['description@media', 'subtitle@itunes'],
];
const contents = [
  ...['encoded@content', 'content@atom', 'body@xhtml', 'div@xhtml', 'content@rss', 'fulltext@rss'],
  'fullitem@rss',
];
const authors = ['creator@dc', 'author@dc', 'author@atom', 'author@rss', 'author@itunes'];
/** RFC 4287, section 4.2.11: an entry that was taken from another feed. */
const sources = ['source@atom'];

/** `$` are the attributes. All that readXmlItem looks at. */
export const itemElements: readonly string[] = [
  '$',
  ...[ids, titles, links, published, updated, summaries, contents, authors, mediaElements].flat(),
  ...[...categoryElements, ...sources],
];

/** The names of elements that stand in an item, by which a broken text shows where the one before must end. */
export const knownChildren: ReadonlySet<string> = new Set(itemElements.filter((name) => name !== '$'));

/** `base` and `author` are the feed's. */
export function readXmlItem(
  item: unknown,
  feed: { readonly base: string | null; readonly author: string | null },
): RawItem {
  const base = innerBase(attributeOf(item, 'xml:base'), feed.base);
  const about = attributeOf(item, 'rdf:about');
  const id = textOf(firstWithText(item, ids)) ?? about;
  const enclosures = enclosuresOf(item, base);
  const both = summaryAndDescription(item, base);
  return {
    isBlank: id === null && isHollow(item) && !hasAttribute(item, itemMarks.unread),
    id,
    title: firstText(item, titles, base),
    // A guid or an rdf:about is an address when it looks like one; it is resolved only when it says that it is one.
    link:
      linkOf(item, base) ??
      absoluteUrl(id, null) ??
      absoluteUrl(about, null) ??
      permalinkOf(item, base) ??
      contentSourceOf(item, base) ??
      enclosures[0]?.url ??
      selfLinkOf(item, base),
    author: personAmong(item) ?? personsOf(childrenOf(item, 'source@atom')[0], 'author@atom') ?? feed.author,
    published: textsOf(item, published),
    updated: textsOf(item, updated),
    summary: both?.[0] ?? firstText(item, summaries, base),
    content: firstText(item, contents, base) ?? both?.[1] ?? null,
    categories: categoriesOf(item),
    enclosures,
    images: imagesOf(item, base),
    spareImages: spareImagesOf(item, base),
  };
}

/** RSS that has both: whichever stands first is the summary, and the other no worse than a content. */
function summaryAndDescription(item: unknown, base: string | null): readonly RawText[] | null {
  if (childrenOf(item, 'summary@rss').length === 0) return null;
  const summary = firstText(item, ['summary@rss'], base);
  const description = firstText(item, ['description@rss'], base);
  if (summary === null || description === null || summary.value === description.value) return null;
  return hasAttribute(item, itemMarks.summaryFirst) ? [summary, description] : [description, summary];
}

/** The first of these elements that holds text or HTML. */
function firstText(item: unknown, names: readonly string[], base: string | null): RawText | null {
  for (const name of names) {
    for (const node of childrenOf(item, name)) {
      const text = rawTextOf(node, base);
      if (text !== null) return name === 'encoded@content' ? { ...text, kind: 'html' } : text;
    }
  }
  return null;
}

/** RSS links first, then Atom's alternates, pages before other types. */
function linkOf(item: unknown, base: string | null): string | null {
  const nodes = childrenAmong(item, links);
  for (const node of nodes) {
    if (!isAlternate(node)) continue;
    const url = absoluteUrl(textOf(node), innerBase(attributeOf(node, 'xml:base'), base));
    if (url !== null) return url;
  }
  let other: string | null = null;
  for (const node of nodes) {
    if (!isAlternate(node)) continue;
    const url = absoluteUrl(attributeOf(node, 'href'), innerBase(attributeOf(node, 'xml:base'), base));
    if (url !== null && /html/i.test(attributeOf(node, 'type') ?? 'html')) return url;
    other ??= url;
  }
  return other;
}

/** RSS 2.0: a guid that says it is an address. */
function permalinkOf(item: unknown, base: string | null): string | null {
  const guid = childrenOf(item, 'guid@rss').find(
    (node) => attributeOf(node, 'ispermalink')?.toLowerCase() === 'true',
  );
  return guid === undefined ? null : absoluteUrl(textOf(guid), base);
}

/** RFC 4287, section 4.1.3.2: where the content is when it is not in the feed. */
function contentSourceOf(item: unknown, base: string | null): string | null {
  for (const node of childrenOf(item, 'content@atom')) {
    const url = absoluteUrl(attributeOf(node, 'src'), innerBase(attributeOf(node, 'xml:base'), base));
    if (url !== null) return url;
  }
  return null;
}

/** The entry's own address in the feed's format: better than none. */
function selfLinkOf(item: unknown, base: string | null): string | null {
  for (const node of childrenAmong(item, links)) {
    if (!/(?:^|\/)self$/i.test(attributeOf(node, 'rel') ?? '')) continue;
    const url = absoluteUrl(attributeOf(node, 'href'), innerBase(attributeOf(node, 'xml:base'), base));
    if (url !== null) return url;
  }
  return null;
}

/** RFC 4287, section 4.2.7.2: no `rel` means alternate, and a name may be written as an address. */
export function isAlternate(link: unknown): boolean {
  return /(?:^|\/)alternate$/i.test(attributeOf(link, 'rel') ?? 'alternate');
}

function personAmong(item: unknown): string | null {
  for (const name of authors) {
    const person = personsOf(item, name);
    if (person !== null) return person;
  }
  return null;
}
