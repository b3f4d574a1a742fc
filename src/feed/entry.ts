// RawItem → what the pipeline works with: plain title, dates, HTML with absolute links. The same for every format.
import type { FeedEntry } from '../core/types.ts';
import { type DateReader, firstDate } from './feed-dates.ts';
import { absolutizeHtml } from './html-links.ts';
import { unwrapXhtml } from './inline.ts';
import type { RawItem, RawText } from './raw.ts';
import { escapeHtml, foldedText, looksLikeHtml, plainText } from './text.ts';
import { titleFromText } from './title-from-text.ts';
import { isImageFile } from './xml-media.ts';

/** Normalises one item; an entry without a title gets one from its text. */
export function normaliseItem(item: RawItem, dates: DateReader): FeedEntry {
  const summary = htmlOf(item.summary);
  const content = htmlOf(item.content);
  const given = titleOf(item.title);
  const about = { title: given, id: item.id, link: item.link };
  return {
    id: item.id,
    title: given ?? titleFromText(summary) ?? titleFromText(content),
    isTitleMade: given === null,
    link: item.link,
    author: item.author === null ? null : plainText(item.author) || null,
    published: firstDate(item.published, { dates, about }),
    updated: firstDate(item.updated, { dates, about }),
    summary,
    content,
    categories: categoriesOf(item.categories),
    enclosures: item.enclosures,
    image: imageOf(item),
  };
}

function categoriesOf(given: readonly string[]): readonly string[] {
  return given.length === 0
    ? given
    : [...new Set(given.map(plainText))].filter((category) => category !== '');
}

/** A title as plain text on one line; null when nothing is left. */
export function titleOf(title: RawText | null): string | null {
  if (title === null) return null;
  const value = title.kind === 'xhtml' ? unwrapXhtml(title.value) : title.value;
  return (title.kind === 'text' ? foldedText(value) : plainText(value)) || null;
}

function htmlOf(text: RawText | null): string | null {
  if (text === null) return null;
  const { value, kind, base } = text;
  const isText = kind === 'text' || (kind !== 'html' && !looksLikeHtml(value));
  if (isText) return escapeHtml(value).trim() || null;
  const html = absolutizeHtml(value, base);
  return (kind === 'xhtml' ? unwrapXhtml(html) : html).trim() || null;
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
