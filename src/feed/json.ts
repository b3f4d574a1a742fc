// JSON Feed 1.0 and 1.1 → RawFeed. Values are unknown until looked at; a wrong type counts as missing.
import { detailOf, FeedError } from '../core/errors.ts';
import type { Enclosure } from '../core/types.ts';
import { notXml } from './characters.ts';
import { absoluteUrl } from './links.ts';
import type { RawEntry, RawFeed, RawItem, RawText } from './raw.ts';
import { escapeHtml } from './text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFeedInput {
  readonly text: string;
  /** Where the feed was found; null for a file. */
  readonly url: string | null;
  /** For messages. */
  readonly source: string;
}

/** Does the text begin as JSON does? */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text);
}

/** Throws FeedError feed.not-a-feed for JSON without a list of items, feed.unparsable for broken JSON. */
export function parseJsonFeed(input: JsonFeedInput): RawFeed {
  const feed = readJson(input);
  const items = isObject(feed) ? feed['items'] : null;
  if (!isObject(feed) || !Array.isArray(items)) {
    throw new FeedError('feed.not-a-feed', { source: input.source, what: 'JSON without a feed' });
  }
  const home = absoluteUrl(textAt(feed, 'home_page_url'), input.url);
  const base = input.url ?? absoluteUrl(textAt(feed, 'feed_url'), null) ?? home;
  const author = authorOf(feed);
  return {
    format: 'json',
    title: plain(textAt(feed, 'title'), base),
    link: home,
    language: textAt(feed, 'language'),
    updated: [],
    entries: [items.map((item: unknown) => readItem(item, { base, author }))],
  };
}

function readJson(input: JsonFeedInput): unknown {
  try {
    return JSON.parse(input.text) as unknown;
  } catch (error) {
    const detail = `broken JSON: ${detailOf(error)}`;
    throw new FeedError('feed.unparsable', { source: input.source, detail }, error);
  }
}

function readItem(
  item: unknown,
  feed: { readonly base: string | null; readonly author: string | null },
): RawEntry {
  if (!isObject(item)) return { unreadable: 'the item is no JSON object' };
  const { base } = feed;
  const id = textAt(item, 'id');
  const enclosures = objectsAt(item, 'attachments').flatMap((attachment) => enclosureOf(attachment, base));
  const url = (name: string): string | null => absoluteUrl(textAt(item, name), base);
  const addresses = (urls: readonly (string | null)[]): string[] => urls.filter((each) => each !== null);
  return {
    isBlank: Object.values(item).every((value) => value === null || value === ''),
    id,
    title: plain(textAt(item, 'title'), base),
    link: url('url') ?? absoluteUrl(id, null) ?? url('external_url') ?? enclosures[0]?.url ?? null,
    author: authorOf(item) ?? feed.author,
    published: texts([item['date_published']]),
    updated: texts([item['date_modified']]),
    summary: plain(textAt(item, 'summary'), base),
    content: contentOf(item, base),
    categories: Array.isArray(item['tags']) ? texts(item['tags']) : [],
    enclosures,
    images: addresses([url('image'), url('banner_image')]).map((url) => ({ url, width: 0, height: 0 })),
    spareImages: [],
  } satisfies RawItem;
}

function contentOf(item: JsonObject, base: string | null): RawText | null {
  const html = textAt(item, 'content_html');
  if (html !== null) return { value: html, kind: 'html', base };
  const text = textAt(item, 'content_text');
  return text === null ? null : { value: escapeHtml(text).replace(/\r?\n/g, '<br>'), kind: 'html', base };
}

function enclosureOf(attachment: JsonObject, base: string | null): Enclosure[] {
  const url = absoluteUrl(textAt(attachment, 'url'), base);
  if (url === null) return [];
  const size = attachment['size_in_bytes'];
  const length = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null;
  return [{ url, type: textAt(attachment, 'mime_type'), length }];
}

/** Version 1.1 has `authors`, 1.0 `author`. */
function authorOf(holder: JsonObject): string | null {
  const single = holder['author'];
  const names = [...objectsAt(holder, 'authors'), ...(isObject(single) ? [single] : [])].map((person) =>
    textAt(person, 'name'),
  );
  return [...new Set(names.filter((name) => name !== null))].join(', ') || null;
}

function plain(value: string | null, base: string | null): RawText | null {
  return value === null ? null : { value, kind: 'text', base };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectsAt(holder: JsonObject, name: string): JsonObject[] {
  const list = holder[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Strings and numbers as trimmed text; the rest, and what is empty, is left out. */
function texts(values: readonly unknown[]): string[] {
  return values
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value).replace(notXml, '').trim())
    .filter((value) => value !== '');
}

function textAt(holder: JsonObject, name: string): string | null {
  return texts([holder[name]])[0] ?? null;
}
