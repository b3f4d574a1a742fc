// A page's title as plain text, without what the site puts round every title.
import { parseFragment, textOf } from '../core/html.ts';
import { withoutBoilerplate } from '../core/title-boilerplate.ts';

/**
 * White space folded, entities that were encoded twice decoded, boiler-plate cut. Null when nothing is left: on a page
 * another place may have the title.
 */
export function cleanTitle(text: string, boilerplate: readonly string[]): string | null {
  const decoded = /&(?:#x?[\da-f]+|[a-z]+\d*);/i.test(text) ? textOf(parseFragment(text)) : text;
  return withoutBoilerplate(decoded, boilerplate) || null;
}
