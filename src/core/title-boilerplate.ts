// What a site puts round every title ("… – The Station"), and how it is cut. The patterns are data of the site rules.
import { cutFrom } from './patterns.ts';

/** White space folded and each pattern (regular expression as text, `u` flag) cut wherever it matches. May be empty. */
export function withoutBoilerplate(title: string, patterns: readonly string[]): string {
  return fold(patterns.reduce((text, pattern) => cutFrom(pattern, text), fold(title)));
}

/** The same for a title that must stay one: what is nothing but boiler-plate is left whole. */
export function cutBoilerplate(title: string, patterns: readonly string[]): string {
  return withoutBoilerplate(title, patterns) || fold(title);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
