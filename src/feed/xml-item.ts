// One item of an XML feed → RawItem: which elements serve for what, in which order. Elements by canonical name.
import { absoluteUrl, innerBase } from './links.ts';
import { attributeOf, childrenOf, firstWithText, textOf, textsOf } from './node.ts';
import type { RawItem, RawText } from './raw.ts';
import { categoriesOf, categoryElements } from './xml-categories.ts';
import { enclosuresOf, imagesOf, mediaElements, spareImagesOf } from './xml-media.ts';
import { personsOf, rawTextOf } from './xml-text.ts';

const ids = ['guid@rss', 'id@atom', 'identifier@dc'];
const titles = ['title@rss', 'title@atom', 'title@dc', 'title@media'];
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
  const id = textsOf(item, ids)[0] ?? about;
  const enclosures = enclosuresOf(item, base);
  return {
    id,
    title: firstText(item, titles, base),
    links: [
      ...linksOf(item, base),
      // A guid or an rdf:about is an address only when it looks like one; it is never resolved.
      absoluteUrl(id, null),
      absoluteUrl(about, null),
      ...enclosures.map((enclosure) => enclosure.url),
    ].filter((url) => url !== null),
    author:
      personAmong(item) ?? personsOf(childrenOf(item, 'source@atom')[0], ['author@atom']) ?? feed.author,
    published: textsOf(item, published),
    updated: textsOf(item, updated),
    summary: firstText(item, summaries, base),
    content: firstText(item, contents, base),
    categories: categoriesOf(item),
    enclosures,
    images: imagesOf(item, base),
    spareImages: spareImagesOf(item, base),
  };
}

/** The first of these elements that holds text or HTML. */
function firstText(item: unknown, names: readonly string[], base: string | null): RawText | null {
  for (const name of names) {
    const text = rawTextOf(firstWithText(item, [name]), base);
    if (text !== null) return name === 'encoded@content' ? { ...text, kind: 'html' } : text;
  }
  return null;
}

/** RSS links first, then Atom's alternates, pages before other types. */
function linksOf(item: unknown, base: string | null): (string | null)[] {
  const nodes = links.flatMap((name) => childrenOf(item, name));
  const inText = nodes.map((node) =>
    absoluteUrl(textOf(node), innerBase(attributeOf(node, 'xml:base'), base)),
  );
  const alternates = nodes.filter((node) => (attributeOf(node, 'rel') ?? 'alternate') === 'alternate');
  const isPage = (node: unknown): boolean => /html/.test(attributeOf(node, 'type') ?? 'html');
  const inOrder = [...alternates.filter(isPage), ...alternates.filter((node) => !isPage(node))];
  return [
    ...inText,
    ...inOrder.map((node) =>
      absoluteUrl(attributeOf(node, 'href'), innerBase(attributeOf(node, 'xml:base'), base)),
    ),
  ];
}

function personAmong(item: unknown): string | null {
  for (const name of authors) {
    const person = personsOf(item, [name]);
    if (person !== null) return person;
  }
  return null;
}
