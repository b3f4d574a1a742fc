// What a page says about itself in JSON-LD. Each script is read alone: a broken one spoils no other.
import { type HtmlDocument, select, textOf } from '../core/html.ts';
import { canonicalKey } from '../core/url.ts';
import { plainLettersOf } from './letters.ts';

export interface LinkedData {
  /** All @type names on the page. */
  readonly types: ReadonlySet<string>;
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly author: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly language: string | null;
  /** Scripts that are no JSON. */
  readonly broken: number;
}

type Item = Readonly<Record<string, unknown>>;

const articleType =
  /^(?:NewsArticle|Article|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|TechArticle|ScholarlyArticle|Report|VideoObject|AudioObject|PodcastEpisode|RadioEpisode|Episode)$/;

/**
 * Reads all scripts. Of several articles that of this page serves: the one with its address or one of its titles, else
 * the first; a text goes before a film or a sound. What it lacks is taken from others that speak of the same page.
 */
export function readLinkedData(
  tree: HtmlDocument,
  page: { readonly url: string | null; readonly titles: readonly string[] },
): LinkedData {
  const scripts = select(tree, 'script[type="application/ld+json" i]').map((script) =>
    scriptItems(textOf(script)),
  );
  const items = scripts.flatMap((found) => found ?? []);
  const own = ofThisPage(
    items.filter((item) => typesOf(item).some((type) => articleType.test(type))),
    page,
  );
  const first = <T>(read: (item: Item) => T | null): T | null => {
    for (const item of own) {
      const found = read(item);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    types: new Set(items.flatMap(typesOf)),
    headline: first(headlineOf),
    published: first((item) => textIn(item['datePublished']) ?? textIn(item['uploadDate'])),
    updated: first((item) => textIn(item['dateModified'])),
    author: first((item) => namesIn(item['author']).join('、') || null),
    section: first((item) => textIn(item['articleSection'])),
    tags: first((item) => filled(listIn(item['keywords']))) ?? [],
    image: first((item) => textIn(item['image'], 'url') ?? textIn(item['thumbnailUrl'])),
    language: first((item) => textIn(item['inLanguage'])),
    broken: scripts.filter((found) => found === null).length,
  };
}

/** Those that speak of this page, best first: by address, by title, by being the only kind there is. */
function ofThisPage(
  articles: readonly Item[],
  page: { readonly url: string | null; readonly titles: readonly string[] },
): readonly Item[] {
  const texts = articles.filter(isText);
  const ordered = [...texts, ...articles.filter((item) => !isText(item))];
  const key = page.url === null ? null : canonicalKey(page.url, {});
  const byAddress = ordered.filter((item) => key !== null && keysOf(item).includes(key));
  const byTitle = ordered.filter((item) => isTitled(item, page.titles));
  const known = [...new Set([...byAddress, ...byTitle])];
  if (known.length > 0) return [...known.filter(isText), ...known.filter((item) => !isText(item))];
  return ordered.slice(0, 1);
}

function isText(item: Item): boolean {
  return typesOf(item).some((type) => /Article|Posting|Report$/.test(type));
}

/** The title of the document often has the site's name after the headline. */
function isTitled(item: Item, titles: readonly string[]): boolean {
  const headline = plainLettersOf(headlineOf(item) ?? '');
  return headline !== '' && titles.some((title) => plainLettersOf(title).startsWith(headline));
}

/** Under which addresses an item says that it can be read. */
function keysOf(item: Item): readonly (string | null)[] {
  return [textIn(item['url']), textIn(item['mainEntityOfPage'], '@id'), textIn(item['@id'])].map((address) =>
    address === null ? null : canonicalKey(address, {}),
  );
}

function headlineOf(item: Item): string | null {
  return textIn(item['headline']) ?? textIn(item['name']);
}

/** What old browsers were kept from the text with. */
const wrappers = [
  ['<!--', '-->'],
  ['//<![CDATA[', '//]]>'],
  ['/*<![CDATA[*/', '/*]]>*/'],
  ['<![CDATA[', ']]>'],
] as const;

function unwrapped(text: string): string {
  const bare = text.trim();
  const found = wrappers.find(([open, close]) => bare.startsWith(open) && bare.endsWith(close));
  return found === undefined ? bare : bare.slice(found[0].length, -found[1].length);
}

/** All objects in a script's value, arrays and @graph opened; null when it is no JSON. */
function scriptItems(text: string): readonly Item[] | null {
  try {
    // Some sites wrap the JSON in a comment or a CDATA section, or leave line breaks inside strings.
    const value: unknown = JSON.parse(unwrapped(text).replace(/\p{Cc}+/gu, ' '));
    return itemsIn(value, 0);
  } catch {
    return null;
  }
}

function itemsIn(value: unknown, depth: number): readonly Item[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((one) => itemsIn(one, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const item = value as Item;
  return [item, ...itemsIn(item['@graph'], depth + 1), ...itemsIn(item['mainEntity'], depth + 1)];
}

function typesOf(item: Item): readonly string[] {
  const type = item['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}

/** A text, the first text of a list, or the text under `key` of an object. */
function textIn(value: unknown, key = 'name'): string | null {
  let first = value;
  // Not by recursion: JSON may hold a hundred thousand lists in each other.
  while (Array.isArray(first)) first = first[0];
  if (typeof first === 'string') return first.replace(/\s+/g, ' ').trim() || null;
  if (typeof first !== 'object' || first === null) return null;
  const inner = (first as Item)[key];
  return typeof inner === 'string' ? textIn(inner) : null;
}

function namesIn(value: unknown): readonly string[] {
  const names = (Array.isArray(value) ? value : [value])
    .map((one) => textIn(one))
    .filter((name) => name !== null);
  return [...new Set(names)];
}

function listIn(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return value
      .split(/[,，、]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return Array.isArray(value) ? namesIn(value) : [];
}

function filled(list: readonly string[]): readonly string[] | null {
  return list.length === 0 ? null : list;
}
