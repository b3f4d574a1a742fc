// Whether two things that share a name are one article. Pure. A name alone (a guid, the target of a redirect) can stand
// for many: some feeds repeat one guid, and a site in trouble sends all its pages to one notice.

interface Named {
  readonly url: string;
  readonly title: string | null;
  readonly publishedAt: Date | null;
}

/** Two polls of a column may bring two articles of one title; a corrected article keeps its day. */
const sameArticleMs = 12 * 3_600_000;

/** Share of common pairs of characters from which two titles speak of the same thing. */
const likeness = 0.3;

/**
 * Whether a guid that is known may name this entry too: a like title at the same time, the same title at about the
 * same time, or the same last part of the address. Time alone says nothing: many feeds know only the day.
 */
export function isSameByGuid(known: Named, entry: Named): boolean {
  if (hasSamePlace(known, entry)) return true;
  const apartMs = distanceMs(known.publishedAt, entry.publishedAt);
  if (apartMs === null || known.title === null || entry.title === null) return false;
  if (apartMs === 0) return areAlike(known.title, entry.title);
  return known.title === entry.title && apartMs < sameArticleMs;
}

/**
 * Whether the page that a redirect led to is the entry's: a like title, or the same last part of the address. The time
 * says nothing here: a notice that all pages lead to was put up while they were news.
 */
export function isSameByRedirect(entry: Named, page: Named): boolean {
  if (hasSamePlace(entry, page)) return true;
  return entry.title !== null && page.title !== null && areAlike(entry.title, page.title);
}

function hasSamePlace(a: Named, b: Named): boolean {
  const place = lastPart(a.url);
  return place !== '' && place === lastPart(b.url);
}

function distanceMs(a: Date | null, b: Date | null): number | null {
  return a === null || b === null ? null : Math.abs(a.getTime() - b.getTime());
}

function lastPart(address: string): string {
  return new URL(address).pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

/** Dice's coefficient over pairs of letters and digits: works for scripts without spaces. */
export function areAlike(a: string, b: string): boolean {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.size === 0 || second.size === 0) return a.trim() === b.trim();
  const common = [...first].filter((pair) => second.has(pair)).length;
  return (2 * common) / (first.size + second.size) >= likeness;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
