// A second opinion for pages that the reader of articles cannot read: the element whose own paragraphs say most.
import type { HtmlElement } from '../../core/html.ts';
import { isInside, parentOf } from '../places.ts';
import { isProse, type Passage } from './passages.ts';

/** The numbers of the passages that stand in that element; none when no passage is prose. */
export function densest(passages: readonly Passage[]): ReadonlySet<number> {
  const scores = new Map<HtmlElement, number>();
  for (const passage of passages) {
    const parent = parentOf(passage.element);
    if (parent === null || !isProse(passage, 30)) continue;
    scores.set(parent, (scores.get(parent) ?? 0) + passage.weight * (1 - passage.linked));
  }
  const [best] = [...scores].sort(([, one], [, other]) => other - one);
  if (best === undefined) return new Set();
  const numbers = passages.flatMap((passage, number) => (isInside(passage.element, best[0]) ? [number] : []));
  return new Set(numbers);
}
