// RawFeed → what the pipeline works with: plain titles, dates, absolute links. The same for every format.
import { parseDate } from '../core/dates.ts';
import type { FeedEntry, ParsedFeed } from '../core/types.ts';
import { absolutizeHtml } from './links.ts';
import type { RawEntry, RawFeed, RawItem, RawText } from './raw.ts';
import { escapeHtml, foldedText, looksLikeHtml, plainText } from './text.ts';
import { isImageFile } from './xml-media.ts';

export interface NormaliseOptions {
  /** IANA zone of times that name none. */
  readonly timezone: string;
}

type NormalisedFeed = Omit<ParsedFeed, 'encoding' | 'repairs'>;

/** Normalises a whole feed. An item that is no entry is dropped with its reason; the others keep their order. */
export function normaliseFeed(raw: RawFeed, options: NormaliseOptions): NormalisedFeed {
  const entries: FeedEntry[] = [];
  const dropped: { reason: string; title: string | null }[] = [];
  for (const item of raw.entries) {
    const entry = 'unreadable' in item ? null : normaliseItem(item, options);
    const reason = entry === null ? unreadableReason(item) : emptyReason(entry);
    if (entry !== null && reason === null) entries.push(entry);
    else dropped.push({ reason: reason ?? 'unreadable', title: entry?.title ?? null });
  }
  return {
    format: raw.format,
    title: titleOf(raw.title),
    link: raw.link,
    language: raw.language,
    updated: firstDate(raw.updated, options),
    entries,
    dropped,
  };
}

function unreadableReason(item: RawEntry): string {
  return 'unreadable' in item ? item.unreadable : 'unreadable';
}

/** An item that says nothing is nothing to mirror. */
function emptyReason(entry: FeedEntry): string | null {
  const says = entry.title ?? entry.link ?? entry.summary ?? entry.content ?? entry.id;
  return says === null ? 'the item is empty' : null;
}

function normaliseItem(item: RawItem, options: NormaliseOptions): FeedEntry {
  return {
    id: item.id,
    title: titleOf(item.title),
    link: item.links[0] ?? null,
    author: item.author === null ? null : plainText(item.author) || null,
    published: firstDate(item.published, options),
    updated: firstDate(item.updated, options),
    summary: htmlOf(item.summary),
    content: htmlOf(item.content),
    categories: [...new Set(item.categories.map(plainText))].filter((category) => category !== ''),
    enclosures: item.enclosures,
    image: imageOf(item),
  };
}

function titleOf(title: RawText | null): string | null {
  if (title === null) return null;
  return (title.kind === 'text' ? foldedText(title.value) : plainText(title.value)) || null;
}

function htmlOf(text: RawText | null): string | null {
  if (text === null) return null;
  const isText = text.kind === 'text' || (text.kind === 'unsure' && !looksLikeHtml(text.value));
  const html = isText ? escapeHtml(text.value) : absolutizeHtml(text.value, text.base);
  return html.trim() || null;
}

/** The first of these that is a date: a bad one never costs the item, nor a good one beside it. */
function firstDate(texts: readonly string[], options: NormaliseOptions): Date | null {
  for (const text of texts) {
    const date = parseDate(text, options);
    if (date !== null) return date;
  }
  return null;
}

/** The largest; of equals, and where no size is known, the first. Without any, an enclosure that is a picture. */
function imageOf(item: RawItem): string | null {
  const [first, ...others] = item.images;
  if (first === undefined) return item.enclosures.find(isImageFile)?.url ?? item.spareImages[0] ?? null;
  return others.reduce(
    (best, image) => (image.width * (image.height || 1) > best.width * (best.height || 1) ? image : best),
    first,
  ).url;
}
