// RawFeed → ParsedFeed: which items are entries, which are dropped and why.
import type { FeedEntry, ParsedFeed } from '../core/types.ts';
import { normaliseItem, titleOf } from './entry.ts';
import { DateReader, firstDate } from './feed-dates.ts';
import type { RawEntry, RawFeed } from './raw.ts';

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
  const seen = new Map<string, FeedEntry[]>();
  for await (const portion of raw.entries) {
    for (const item of portion) {
      const entry = 'unreadable' in item ? null : normaliseItem(item, dates);
      const reason = entry === null ? unreadableReason(item) : reasonAgainst(entry, seen);
      if (entry !== null && reason === null) entries.push(entry);
      else dropped.push({ reason: reason ?? 'unreadable', title: entry?.title ?? null });
    }
  }
  const { format, link, language } = raw;
  return { format, title, link, language, updated, entries, dropped, warnings: dates.warnings };
}

function unreadableReason(item: RawEntry): string {
  return 'unreadable' in item ? item.unreadable : 'unreadable';
}

/** An item that says nothing is nothing to mirror; one that says the same as one before it is there twice. */
function reasonAgainst(entry: FeedEntry, seen: Map<string, FeedEntry[]>): string | null {
  const { id, title, link, author, published, updated, summary, content, categories, image } = entry;
  const says = id ?? title ?? link ?? author ?? published ?? updated ?? summary ?? content ?? image;
  if (says === null && categories.length === 0) return 'the item is empty';
  const key = `${id}\n${link}\n${title}`;
  const before = seen.get(key) ?? [];
  if (before.some((other) => other.summary === summary && other.content === content)) {
    return 'the item is there twice';
  }
  if (id !== null || link !== null || title !== null) seen.set(key, [...before, entry]);
  return null;
}
