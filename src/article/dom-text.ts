// Single texts of a page: the first of some selectors, as one line.
import {
  attribute,
  type HtmlDocument,
  type HtmlElement,
  type HtmlParent,
  select,
  textOf,
} from '../core/html.ts';

/** The text inside, white space folded; null when there is none. */
export function lineOf(element: HtmlParent): string | null {
  return textOf(element).replace(/\s+/g, ' ').trim() || null;
}

/** The first element that one of the selectors finds, in the order of the selectors. */
export function firstOf(root: HtmlParent, selectors: readonly string[]): HtmlElement | null {
  for (const selector of selectors) {
    const found = select(root, selector)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** The texts of all elements of the first selector that finds any text. */
export function linesOf(root: HtmlParent, selectors: readonly string[]): readonly string[] {
  for (const selector of selectors) {
    const lines = select(root, selector)
      .map(lineOf)
      .filter((line) => line !== null);
    if (lines.length > 0) return [...new Set(lines)];
  }
  return [];
}

/** What the `meta` elements say: the contents by property, name or itemprop, in document order. */
export type Metas = (name: string) => readonly string[];

/** Reads them all at once; names are matched without regard to case. */
export function readMetas(tree: HtmlDocument): Metas {
  const found = new Map<string, string[]>();
  for (const meta of select(tree, 'meta')) {
    const content = attribute(meta, 'content')?.replace(/\s+/g, ' ').trim() ?? '';
    if (content === '') continue;
    const names = ['property', 'name', 'itemprop'].flatMap(
      (key) => attribute(meta, key)?.toLowerCase() ?? [],
    );
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), content]);
  }
  return (name) => found.get(name.toLowerCase()) ?? [];
}
