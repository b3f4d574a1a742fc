// Takes out what a rule says is no part of the article, and counts it.
import { type HtmlElement, type HtmlParent, select } from '../core/html.ts';
import { replace } from '../core/html-edit.ts';
import type { Removal } from '../core/site-rules.ts';

/** Changes the tree. How many elements each rule took, rules that took none left out; what a rule took is no other's. */
export function clean(root: HtmlParent, removals: readonly Removal[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, selector } of removals) {
    const taken = outermost(select(root, selector));
    for (const element of taken) replace(element, []);
    if (taken.length > 0) counts[id] = (counts[id] ?? 0) + taken.length;
  }
  return counts;
}

function outermost(elements: readonly HtmlElement[]): readonly HtmlElement[] {
  const all = new Set<unknown>(elements);
  return elements.filter((element) => {
    for (let above = element.parent; above !== null; above = above.parent) if (all.has(above)) return false;
    return true;
  });
}
