// A page's title as plain text, without what the site puts round every title.
import { parseFragment, textOf } from '../core/html.ts';

/** White space folded, entities that were encoded twice decoded, boiler-plate patterns cut; null when nothing is left. */
export function cleanTitle(text: string, boilerplate: readonly string[]): string | null {
  const decoded = /&(?:#x?[\da-f]+|[a-z]+\d*);/i.test(text) ? textOf(parseFragment(text)) : text;
  const folded = fold(decoded);
  return (
    fold(boilerplate.reduce((title, pattern) => title.replace(new RegExp(pattern, 'u'), ''), folded)) || null
  );
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
