// Short ways for the tests of this room to read a feed from text or bytes.
import { FeedError } from '../../src/core/errors.ts';
import type { FeedEntry, ParsedFeed } from '../../src/core/types.ts';
import { type FeedOrigin, readFeed } from '../../src/feed/read.ts';

export const origin: FeedOrigin = {
  source: 'https://news.example.org/feed',
  url: 'https://news.example.org/feed',
  contentType: null,
  timezone: 'UTC',
};

export function read(input: string | Uint8Array, about: Partial<FeedOrigin> = {}): Promise<ParsedFeed> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return readFeed(bytes, { ...origin, ...about });
}

/** The only entry of an RSS feed with this item; fails when there is not exactly one. */
export async function readItem(item: string, about: Partial<FeedOrigin> = {}): Promise<FeedEntry> {
  return only(await read(rss(`<item>${item}</item>`), about));
}

export async function readEntry(entry: string, about: Partial<FeedOrigin> = {}): Promise<FeedEntry> {
  return only(await read(atom(`<entry>${entry}</entry>`), about));
}

export function only(feed: ParsedFeed): FeedEntry {
  const [entry, ...others] = feed.entries;
  if (entry === undefined || others.length > 0) throw new Error(`${feed.entries.length} entries`);
  return entry;
}

export function rss(inside: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">' +
    `<channel><title>T</title>${inside}</channel></rss>`
  );
}

export function atom(inside: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${inside}</feed>`;
}

/** The error that reading throws, as "code: sentence". */
export async function failure(input: string | Uint8Array, about: Partial<FeedOrigin> = {}): Promise<string> {
  try {
    await read(input, about);
  } catch (error) {
    if (error instanceof FeedError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('the feed was read');
}
