// Sections and keywords of an article as tags and categories: S of the writer's rules, for names that nobody has checked.
import { checkSourceName } from '../core/source-name.ts';
import { cleanLine } from './title.ts';

/** In UTF-16 units. A category is a folder, whose name has at most 255 bytes; else the whole build fails. */
const longestName = 50;

/** Categories are folders inside each other; a path has at most 4,096 bytes, and a page can list hundreds of keywords. */
const mostNames = 10;

/** No more than these are looked at: a made-up page can list a million. */
const mostRead = 1_000;

/**
 * A section or keyword as a name that Jekyll takes, or null when nothing of it is left: what is not a letter, a digit or
 * one of ` ·.-` becomes a space, and letters or digits stand at both ends.
 */
export function articleName(raw: string): string | null {
  const name = cleanLine(raw)
    .replace(/[^\p{L}\p{M}\p{Nd} ·.-]+|\.{2,}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .slice(0, longestName)
    .replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$/gu, '');
  return checkSourceName(name) === null ? name : null;
}

/** The names that Jekyll takes of a list, in its order, each once and at most ten. */
export function articleNames(raw: readonly string[]): readonly string[] {
  const names = raw.slice(0, mostRead).map(articleName);
  return eachOnce(names.filter((name) => name !== null)).slice(0, mostNames);
}

/** Without those that differ from an earlier one in case alone: Jekyll gives both one address. */
export function eachOnce(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const address = name.toLowerCase();
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}
