// Pages of the new site that plain Jekyll cannot make by itself: one a month, one a source. Pure.
import type { NewFile } from './templates.ts';

/** A page that nobody has posts for is linked from nowhere, so many years ahead cost nothing. */
const yearsAhead = 10;

/** The page of each month from this January on; its layout finds the posts. */
export function monthPages(now: Date): readonly NewFile[] {
  const first = now.getUTCFullYear();
  return Array.from({ length: (yearsAhead + 1) * 12 }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    return { path: `_months/${first + Math.floor(index / 12)}-${month}.md`, text: '---\n---\n' };
  });
}

/** The page of each feed's posts. Two feeds of one category share a page. */
export function sourcePages(
  feeds: readonly { readonly id: string; readonly categories: readonly unknown[] }[],
): readonly NewFile[] {
  const taken = new Set<string>();
  return feeds.flatMap(({ id, categories }) => {
    const name = categories[0];
    if (typeof name !== 'string' || taken.has(name)) return [];
    taken.add(name);
    const quoted = JSON.stringify(name);
    return [{ path: `_sources/${id}.md`, text: `---\ntitle: ${quoted}\nsource: ${quoted}\n---\n` }];
  });
}
