// Lists of nothing but links: "More on this", "Related". Known by their shape, whatever the language.
import type { HtmlElement } from '../../core/html.ts';
import { parentOf } from '../places.ts';
import { isProse, type Passage } from './passages.ts';

/** Lists of nothing but links, together with the label above. */
export function linkLists(all: readonly Passage[]): ReadonlySet<Passage> {
  const found = new Set<Passage>();
  for (let index = 0; index < all.length; index++) {
    let end = index;
    while (isLinkItem(all[end])) end += 1;
    const label = all[index - 1];
    if (
      end - index >= 2 &&
      label !== undefined &&
      !isProse(label) &&
      label.weight < 60 &&
      label.element.name !== 'li'
    ) {
      for (const passage of [label, ...all.slice(index, end)]) found.add(passage);
    }
    index = Math.max(index, end - 1);
  }
  return found;
}

function isLinkItem(passage: Passage | undefined): boolean {
  return (
    passage !== undefined &&
    passage.linked > 0.85 &&
    parentOf(passage.element)?.name !== 'tr' &&
    isItem(passage.element)
  );
}

function isItem(element: HtmlElement): boolean {
  return element.name === 'li' || parentOf(element)?.name === 'li';
}
