// Regular expressions that come as text, from site rules and from the configuration: tested here, so that each is
// compiled once and can be named when it takes too long.
import { trying, withinTime } from './time-bound.ts';

const compiled = new Map<string, RegExp>();

/** A pattern outside of a page or feed that is bounded as a whole: titles and addresses are short. */
const limitMs = 2_000;

/** The `u` flag, as config/ checked them with. */
function expressionOf(pattern: string, flags: 'u' | 'gu' | 'iu'): RegExp {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = new RegExp(pattern, flags);
  compiled.set(key, made);
  return made;
}

/** Does the pattern occur in the text? All of them throw RuleError `rule.too-slow`. */
export function occursIn(pattern: string, text: string): boolean {
  return findIn(pattern, text) !== null;
}

/** Does one of the patterns occur in the text? */
export function oneOccursIn(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => occursIn(pattern, text));
}

/** As `occursIn`, without regard to upper and lower case. */
export function occursInAnyCase(pattern: string, text: string): boolean {
  return bounded(pattern, text, () => expressionOf(pattern, 'iu').test(text));
}

/** The first occurrence with its groups; null when there is none. */
export function findIn(pattern: string, text: string): RegExpExecArray | null {
  return bounded(pattern, text, () => expressionOf(pattern, 'u').exec(text));
}

/** The text without all occurrences. */
export function cutFrom(pattern: string, text: string): string {
  return bounded(pattern, text, () => text.replace(expressionOf(pattern, 'gu'), ''));
}

function bounded<T>(pattern: string, text: string, work: () => T): T {
  return withinTime(limitMs, `"${text.slice(0, 80)}"`, () => {
    trying(`/${pattern}/`);
    return work();
  });
}
