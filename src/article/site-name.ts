// Titles of pages whose site has no rules: the name of the site round them is found by comparing, not by knowing it.
import { plainLettersOf } from './letters.ts';

/** No title is longer; what is, is compared with itself at each of its separators. In UTF-16 units. */
const longestTitle = 2000;

const separator = /\s+[|–—:»·•-]+\s+|\s*[|｜_]\s*/gu;

/**
 * "Ferry sails again | The Herald" → "Ferry sails again", when the site says that this is its name, or another place of
 * the page has the rest alone. A title is never cut to nothing.
 * @param siteNames how the site calls itself
 * @param others what other places of the page give as title
 */
export function withoutSiteName(
  title: string,
  about: { readonly siteNames: readonly string[]; readonly others: readonly string[] },
): string {
  if (title.length > longestTitle) return title;
  const names = about.siteNames.map(plainLettersOf).filter((name) => name !== '');
  const others = about.others.map(plainLettersOf);
  for (const { index, 0: cut } of title.matchAll(separator)) {
    const before = title.slice(0, index).trim();
    const after = title.slice(index + cut.length).trim();
    if (before === '' || after === '') continue;
    if (names.includes(plainLettersOf(after)) || others.includes(plainLettersOf(before))) return before;
    if (names.includes(plainLettersOf(before)) || others.includes(plainLettersOf(after))) return after;
  }
  return title;
}
