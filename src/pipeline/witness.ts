// Whether two things that share a name are one article. Pure. A name alone (a guid, the target of a redirect) can stand
// for many: some feeds repeat one guid, and a site in trouble sends all its pages to one notice.

interface Known {
  readonly title: string | null;
  readonly publishedAt: Date | null;
}

/** Two polls of a column may bring two articles of one title; a corrected article keeps its day. */
const sameArticleMs = 12 * 3_600_000;

/** The page's own time precedes the feed's by up to two hours, sometimes more. */
const pageDateMs = 3 * 3_600_000;

/** Share of common pairs of characters from which two titles speak of the same thing. */
const likeness = 0.3;

/** Whether a guid that is known may name this entry too: the same date, or the same title at about the same time. */
export function isSameByGuid(known: Known, entry: Known): boolean {
  const apartMs = distanceMs(known.publishedAt, entry.publishedAt);
  if (apartMs === 0) return true;
  const hasSameTitle = known.title !== null && known.title === entry.title;
  return hasSameTitle && (apartMs === null || apartMs < sameArticleMs);
}

/** Whether the page that a redirect led to is the entry's: a like title, about the same time, or the same last part of the address. */
export function isSameByRedirect(
  entry: Known & { readonly url: string },
  page: Known & { readonly url: string },
): boolean {
  const apartMs = distanceMs(entry.publishedAt, page.publishedAt);
  if (apartMs !== null && apartMs <= pageDateMs) return true;
  if (lastPart(entry.url) === lastPart(page.url) && lastPart(page.url) !== '') return true;
  return entry.title !== null && page.title !== null && areAlike(entry.title, page.title);
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
