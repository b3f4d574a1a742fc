// The title of a post (T of the writer's rules) and its form in the link line (L). Knows no YAML and no file.
import { writable } from './escape.ts';

const untitled = '(无题)';

/** Zero-width space and direction marks: invisible, and enough to give one title two names. Joiners stay (emoji, Persian). */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]/g;

const fullWidth: Readonly<Record<string, string>> = { '\\': '＼', '<': '＜', '>': '＞' };

/**
 * One clean line of text: white space runs are one space, NFC, nothing invisible; `\`, `<`, `>` become their
 * full-width forms, because themes print titles raw and a backslash breaks search indexes. May be empty.
 */
export function cleanLine(raw: string): string {
  return writable(raw.replace(/(?!\ufeff)[\s\u0085]/g, ' '))
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\<>]/g, (character) => fullWidth[character] ?? character);
}

/** T, rule 3. Entities were decoded when the feed or page was read; `(无题)` when nothing is left. Applying it twice changes nothing. */
export function postTitle(raw: string): string {
  return cleanLine(raw) || untitled;
}

/**
 * L, rule 8: T as the text of a Markdown link. Numeric entities, because backslashes do not help: `x\]: y` still
 * vanishes as a link definition, and braces must not reach Liquid.
 */
export function linkText(title: string): string {
  return title.replace(/[&[\]\\*_{}|~^`]|\$\$/g, (found) =>
    found === '&' ? '&amp;' : [...found].map((character) => `&#${character.codePointAt(0)};`).join(''),
  );
}
