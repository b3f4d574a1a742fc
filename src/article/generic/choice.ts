// Which passages are the article: those that the reader chose, and those near them that it lost.
import type { HtmlElement } from '../../core/html.ts';
import { parentOf } from '../places.ts';
import { namesOf } from './furniture-removal.ts';
import { isHeading, isProse, type Passage } from './passages.ts';

/** Weight of a paragraph that is text wherever it stands between two others. */
const longProse = 120;

/** The numbers of all passages of the article, in order. `chosen` are those that the reader chose. */
export function withLostPassages(
  passages: readonly Passage[],
  chosen: ReadonlySet<number>,
): ReadonlySet<number> {
  const prose = [...chosen].filter((number) => isProseAt(passages, number)).sort((one, other) => one - other);
  const [first] = prose;
  const last = prose.at(-1);
  if (first === undefined || last === undefined) return chosen;
  const homes = homesOf(passages, prose);
  const result = new Set(chosen);
  for (let number = first; number <= last; number++) {
    const passage = passages[number];
    if (passage !== undefined && !result.has(number) && belongs(passage, homes)) result.add(number);
  }
  grow(passages, result, homes, first, -1);
  grow(passages, result, homes, last, 1);
  return result;
}

/** What stands on either side in the same place is the article's too. */
function grow(
  passages: readonly Passage[],
  result: Set<number>,
  homes: Homes,
  from: number,
  step: 1 | -1,
): void {
  for (let number = from + step; ; number += step) {
    const passage = passages[number];
    if (passage === undefined) return;
    if (result.has(number)) continue;
    const parent = parentOf(passage.element);
    const isHome =
      homes.exact.has(parent) || homes.alike.has(signature(passage.element)) || headsBox(passage, homes);
    if (!isHome) return;
    if (isHome && (isProse(passage, 40) || (isHeading(passage.element) && step > 0))) result.add(number);
  }
}

/** A heading that opens one more box like those of the paragraphs: the next entry of a ticker. */
function headsBox(passage: Passage, homes: Homes): boolean {
  const parent = parentOf(passage.element);
  return (
    isHeading(passage.element) &&
    passage.linked < 0.5 &&
    parent !== null &&
    homes.boxes.has(signature(parent))
  );
}

interface Homes {
  /** The elements that paragraphs of the article stand in. */
  readonly exact: ReadonlySet<HtmlElement | null>;
  /** All elements around them. */
  readonly around: ReadonlySet<HtmlElement>;
  /** Names of paragraphs and of what is round them, where several are called alike. */
  readonly alike: ReadonlySet<string>;
  /** Names of the elements that paragraphs stand in and of what is round those, where several are called alike. */
  readonly boxes: ReadonlySet<string>;
}

function homesOf(passages: readonly Passage[], prose: readonly number[]): Homes {
  const exact = new Set<HtmlElement | null>();
  const around = new Set<HtmlElement>();
  const signatures = new Map<string, number>();
  for (const number of prose) {
    const element = passages[number]?.element;
    if (element === undefined) continue;
    exact.add(parentOf(element));
    signatures.set(signature(element), (signatures.get(signature(element)) ?? 0) + 1);
    for (let above = parentOf(element); above !== null; above = parentOf(above)) around.add(above);
  }
  const boxes = new Map<string, number>();
  for (const one of exact) {
    if (one !== null) boxes.set(signature(one), (boxes.get(signature(one)) ?? 0) + 1);
  }
  return { exact, around, alike: severalOf(signatures), boxes: severalOf(boxes) };
}

function severalOf(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

/** Between two paragraphs of the article: is it text that only looked odd? */
function belongs(passage: Passage, homes: Homes): boolean {
  if (passage.linked > 0.5) return false;
  const parent = parentOf(passage.element);
  if (homes.exact.has(parent)) return true;
  if (isProse(passage, longProse) && passage.linked < 0.3) return true;
  // A list, a table, a quotation, a figure that stands among the paragraphs, in a box of its own or not.
  let isStructure = false;
  let above = parent;
  for (; above !== null && !homes.around.has(above); above = parentOf(above)) {
    if (structures.has(above.name)) isStructure = true;
  }
  return isStructure && homes.exact.has(above);
}

export const structures = new Set(['ul', 'ol', 'dl', 'table', 'blockquote', 'figure', 'details']);

function isProseAt(passages: readonly Passage[], number: number): boolean {
  const passage = passages[number];
  return passage !== undefined && isProse(passage);
}

/** The names of an element and of what is round it: the paragraphs of one text are alike in it. */
export function signature(element: HtmlElement): string {
  const parent = parentOf(element);
  const names = (one: HtmlElement) => `${one.name}.${namesOf(one).join('.').replace(/\d+/g, '#')}`;
  return parent === null ? names(element) : `${names(parent)}>${names(element)}`;
}
