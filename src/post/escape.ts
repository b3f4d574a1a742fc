// Which characters a post may hold, and how text is written where Liquid, kramdown and a browser all read it. Knows no element.

/** Lone surrogates, controls but tab and newline, non-characters, byte order mark: each harms Ruby, YAML or a browser. */
const unwritable = /(?![\n\t])\p{Cc}|\p{Cs}|[\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;

/** The text without the characters that must stand nowhere in a post (writer's rule 1). */
export function writable(text: string): string {
  return text.replace(unwritable, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '{': '&#123;',
  '}': '&#125;',
};

const named = (character: string): string => entities[character] ?? character;

/** Text between tags. Braces too: Liquid runs over the body first, and no version of Jekyll has a safe way to turn it off. */
export function escapeText(text: string): string {
  return text.replace(/[&<>{}]/g, named);
}

/** An attribute's value, to stand between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>{}"]/g, named);
}

/** Runs of HTML white space and line separators as one space. No-break and ideographic spaces are text. */
export function collapseSpace(text: string): string {
  return text.replace(/[\t\n\f\r \u2028\u2029]+/g, ' ');
}

/** A piece of plain text as it stands in a body: writable, on one line, not yet escaped. */
export function oneLine(text: string): string {
  return collapseSpace(writable(text.replace(/[\f\r\u0085]/g, ' ')));
}
