// Prints, kind by kind, how many cases of kinds.ts rss-parser alone reads right and how many this program does.
// Run with: npx tsx test/feed/compare.ts
import { isDeepStrictEqual } from 'node:util';
import Parser from 'rss-parser';
import type { FeedEntry } from '../../src/core/types.ts';
import { type FeedCase, feedCases } from './kinds.ts';
import { read } from './reading.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What rss-parser calls the fields, as generously as possible. */
async function parserAlone(document: string): Promise<Fields> {
  const parsed = await new Parser<object, Fields>({ defaultRSS: 2 }).parseString(document);
  const item: Fields = parsed.items[0] ?? {};
  const orNull = (value: unknown): unknown => value ?? null;
  const date = item['isoDate'];
  return {
    id: orNull(item['guid'] ?? item['id'] ?? item['rdf:about']),
    title: orNull(item['title']),
    link: orNull(item['link']),
    author: orNull(item['creator'] ?? item['author']),
    published: typeof date === 'string' ? new Date(date) : null,
    updated: null,
    summary: orNull(item['summary'] ?? item['content']),
    content: orNull(item['content:encoded'] ?? item['content']),
    categories: item['categories'] ?? [],
    enclosures: enclosures(item['enclosure']),
    image: null,
  };
}

function enclosures(given: unknown): unknown[] {
  if (typeof given !== 'object' || given === null) return [];
  const { url, type, length } = given as Fields;
  return [{ url, type: type ?? null, length: length === undefined ? null : Number(length) }];
}

const ours = async (document: string): Promise<Fields> => ({
  ...((await read(document)).entries[0] as FeedEntry),
});

async function outcome(
  each: FeedCase,
  reader: (document: string) => Promise<Fields>,
): Promise<'right' | 'wrong' | 'lost'> {
  try {
    const found = await reader(each.document);
    const fields = Object.entries(each.entry);
    return fields.every(([name, value]) => isDeepStrictEqual(found[name], value)) ? 'right' : 'wrong';
  } catch {
    return 'lost';
  }
}

const rows: Record<string, Record<string, number>> = {};
for (const each of feedCases) {
  rows[each.kind] ??= { cases: 0, 'rss-parser right': 0, 'feed lost': 0, 'ours right': 0, 'ours lost': 0 };
  const row = rows[each.kind] ?? {};
  const count = (name: string): void => {
    row[name] = (row[name] ?? 0) + 1;
  };
  count('cases');
  const alone = await outcome(each, parserAlone);
  if (alone === 'right') count('rss-parser right');
  if (alone === 'lost') count('feed lost');
  const own = await outcome(each, ours);
  if (own === 'right') count('ours right');
  if (own === 'lost') count('ours lost');
}
process.stdout.write(
  `| kind | cases | rss-parser right | (feed lost) | ours right | (feed lost) |\n|---|---|---|---|---|---|\n`,
);
for (const [kind, row] of Object.entries(rows)) {
  process.stdout.write(`| ${kind} | ${Object.values(row).join(' | ')} |\n`);
}
