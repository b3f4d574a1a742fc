// What a page says about itself in JSON-LD. Each script is read alone: a broken one spoils no other.
import { type HtmlDocument, select, textOf } from '../core/html.ts';

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

/** Reads all scripts; the first article among the items serves, a text before a film or a sound. */
export function readLinkedData(tree: HtmlDocument): LinkedData {
  const scripts = select(tree, 'script[type="application/ld+json" i]').map((script) =>
    scriptItems(textOf(script)),
  );
  const items = scripts.flatMap((found) => found ?? []);
  const articles = items.filter((item) => typesOf(item).some((type) => articleType.test(type)));
  const item =
    articles.find((one) => typesOf(one).some((type) => /Article|Posting|Report$/.test(type))) ??
    articles[0] ??
    {};
  return {
    types: new Set(items.flatMap(typesOf)),
    headline: textIn(item['headline']) ?? textIn(item['name']),
    published: textIn(item['datePublished']) ?? textIn(item['uploadDate']),
    updated: textIn(item['dateModified']),
    author: namesIn(item['author']).join('、') || null,
    section: textIn(item['articleSection']),
    tags: listIn(item['keywords']),
    image: textIn(item['image'], 'url') ?? textIn(item['thumbnailUrl']),
    language: textIn(item['inLanguage']),
    broken: scripts.filter((found) => found === null).length,
  };
}

/** All objects in a script's value, arrays and @graph opened; null when it is no JSON. */
function scriptItems(text: string): readonly Item[] | null {
  try {
    // Some sites wrap the JSON in a comment or leave line breaks inside strings.
    const value: unknown = JSON.parse(text.replace(/^\s*<!--|-->\s*$/g, '').replace(/\p{Cc}+/gu, ' '));
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
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || null;
  if (Array.isArray(value)) return textIn(value[0], key);
  if (typeof value !== 'object' || value === null) return null;
  const inner = (value as Item)[key];
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
