// What a feed's entries mean for the mirror: key, aliases, date, names. Pure: what is known already is the store's to say.
import type { PlannedEntry } from '../core/state-port.ts';
import { cutBoilerplate } from '../core/title-boilerplate.ts';
import type { FeedEntry, ParsedFeed } from '../core/types.ts';
import { canonicalKey, withoutCredentials } from '../core/url.ts';
import { chooseDate } from './date-choice.ts';
import { refusalOf } from './filters.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import { namesFor } from './names.ts';

export interface FeedPlan {
  readonly planned: readonly PlannedEntry[];
  readonly filtered: readonly {
    readonly title: string | null;
    readonly url: string;
    readonly reason: string;
  }[];
  /** Entries that name no article: no http address. */
  readonly unusable: readonly { readonly title: string | null; readonly reason: string }[];
}

/** A guid as an alias: its own name space a feed, because `1` is a guid for many. */
function guidAlias(feedId: string, guid: string): string {
  return `guid:${feedId}:${guid}`;
}

/** guids that several entries of one document carry say nothing about identity. */
function sharedGuids(entries: readonly FeedEntry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { id } of entries) {
    if (id === null) continue;
    if (seen.has(id)) shared.add(id);
    seen.add(id);
  }
  return shared;
}

/**
 * @param parsed the feed as read
 * @param fetchedAt when it was fetched: dates after that are not believed
 * @returns one plan an article, in the feed's order; a second entry with the same key is the same article
 */
export function planEntries(parsed: ParsedFeed, feed: MirroredFeed, fetchedAt: Date): FeedPlan {
  const shared = sharedGuids(parsed.entries);
  const planned = new Map<string, PlannedEntry>();
  const filtered: { title: string | null; url: string; reason: string }[] = [];
  const unusable: { title: string | null; reason: string }[] = [];
  const identity = feed.rules?.identity ?? {};

  for (const entry of parsed.entries) {
    // User names and passwords in a feed's links are not ours to keep, to send or to show.
    const url = entry.link === null ? null : withoutCredentials(entry.link);
    const key = url === null ? null : canonicalKey(url, identity);
    if (key === null || url === null) {
      unusable.push({ title: entry.title, reason: 'no http address' });
      continue;
    }
    if (planned.has(key)) continue;
    const title = titleOf(entry, feed);
    const subject = { title, sections: entry.categories, url, credit: undefined };
    const reason = refusalOf(subject, feed);
    if (reason !== null) {
      filtered.push({ title, url, reason });
      continue;
    }
    const chosen = chooseDate([{ date: entry.published, source: 'feed' }], fetchedAt);
    planned.set(key, {
      key,
      aliases: aliasesOf(entry, feed, shared),
      url,
      payload: { ...entry, link: url },
      title,
      publishedAt: chosen?.date ?? null,
      dateSource: chosen?.source ?? null,
      names:
        title === null || chosen === null ? [] : namesFor({ title, publishedAt: chosen.date, url }, feed),
    });
  }
  return { planned: [...planned.values()], filtered, unusable };
}

function titleOf(entry: FeedEntry, feed: MirroredFeed): string | null {
  // A title made of the text serves only where the page has none either.
  if (entry.title === null || entry.isTitleMade) return null;
  const title = cutBoilerplate(entry.title, feed.rules?.titleBoilerplate ?? []);
  return title === '' ? null : title;
}

function aliasesOf(entry: FeedEntry, feed: MirroredFeed, shared: ReadonlySet<string>): readonly string[] {
  // Never as an address, even where it looks like one: it may well be another article's.
  return entry.id === null || shared.has(entry.id) ? [] : [guidAlias(feed.id, entry.id)];
}
