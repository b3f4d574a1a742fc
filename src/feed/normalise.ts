// RawFeed → ParsedFeed: which items are entries, which are dropped and why.
import type { FeedEntry, ParsedFeed } from '../core/types.ts';
import { normaliseItem, titleOf } from './entry.ts';
import { DateReader, firstDate } from './feed-dates.ts';
import type { RawFeed } from './raw.ts';

export interface NormaliseOptions {
  /** IANA zone of times that name none. */
  readonly timezone: string;
  /** When the feed was fetched; null when nobody knows. */
  readonly fetchedAt: Date | null;
}

type NormalisedFeed = Omit<ParsedFeed, 'encoding' | 'repairs'>;

/** Normalises a whole feed. An item that is no entry is dropped with its reason; the others keep their order. */
export async function normaliseFeed(raw: RawFeed, options: NormaliseOptions): Promise<NormalisedFeed> {
  const dates = new DateReader(options);
  const title = titleOf(raw.title);
  const updated = firstDate(raw.updated, { dates, about: { title: 'the feed', id: null, link: null } });
  dates.standAt(updated);
  const entries: FeedEntry[] = [];
  const dropped: { reason: string; title: string | null }[] = [];
  const seen = new Map<string, Alike>();
  for await (const portion of raw.entries) {
    for (const item of portion) {
      if ('unreadable' in item) {
        dropped.push({ reason: item.unreadable, title: null });
        continue;
      }
      if (item.isBlank) {
        dropped.push({ reason: 'the item is empty', title: null });
        continue;
      }
      const entry = normaliseItem(item, dates);
      if (isTwice(entry, seen)) dropped.push({ reason: 'the item is there twice', title: entry.title });
      else entries.push(entry);
    }
  }
  const { format, link } = raw;
  const language = languageOf(raw.language);
  return { format, title, link, language, updated, entries, dropped, warnings: dates.warnings };
}

/** BCP 47 has a hyphen where the locales of operating systems have an underscore. */
function languageOf(given: string | null): string | null {
  return given?.replace(/_/g, '-') ?? null;
}

/** The entries so far that share a link, an id, a title and a date. */
interface Alike {
  readonly first: FeedEntry;
  /** All that each of them says; made when the second comes, for hardly ever does one. */
  said: Set<string> | null;
}

/**
 * An item is there twice when all that it says was said before: other dates, another author are another item. What has
 * neither link nor text says too little to tell.
 */
function isTwice(entry: FeedEntry, seen: Map<string, Alike>): boolean {
  const { id, title, link, published, summary, content } = entry;
  if (link === null && summary === null && content === null) return false;
  const key = `${id}\n${link}\n${title}\n${published?.getTime()}`;
  const alike = seen.get(key);
  if (alike === undefined) {
    seen.set(key, { first: entry, said: null });
    return false;
  }
  alike.said ??= new Set([JSON.stringify(alike.first)]);
  const before = alike.said.size;
  return alike.said.add(JSON.stringify(entry)).size === before;
}
