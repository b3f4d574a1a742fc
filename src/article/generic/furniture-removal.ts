// Takes out of a page what its names say is furniture, unless it holds most of what the page has to say.
import { type HtmlElement, select } from '../../core/html.ts';
import { replace } from '../../core/html-edit.ts';
import { isInsideOf, parentOf } from '../places.ts';
import { type FurnitureRule, frameSelectors, furnitureRules } from './furniture.ts';
import { isProse, type Passage } from './passages.ts';
import type { Tally } from './tally.ts';

/** Names that stand round the article as often as beside it. */
const tooWide = new Set(['html', 'body', 'main', 'article']);
/** Of the prose of the page, no furniture has more. */
const mostProse = 0.4;
/** Of a box that points to other pages, at least this is inside links, */
const leastLinked = 0.15;
/** unless it is shorter than this. */
const shortBox = 300;

/** Changes the tree below `body`. Returns the passages that are left. */
export function removeFurniture(
  body: HtmlElement,
  passages: readonly Passage[],
  tally: Tally,
): readonly Passage[] {
  const measure = new Measure(passages);
  const taken = new Set<HtmlElement>();
  const take = (element: HtmlElement, id: string) => {
    if (isInsideOf(element, taken)) return;
    taken.add(element);
    tally.add(id);
    measure.subtract(element);
  };
  for (const { id, selector } of frameSelectors) {
    const isBelieved = (element: HtmlElement) =>
      id === 'hidden' ? measure.canSpare(element) : measure.leaves(element);
    for (const element of select(body, selector)) if (isBelieved(element)) take(element, id);
  }
  for (const element of measure.elements()) {
    if (tooWide.has(element.name) || isInsideOf(element, taken)) continue;
    const rule = furnitureRules.find((one) => isNamed(element, one));
    if (rule === undefined) continue;
    const weight = measure.weightIn(element);
    if (weight > (rule.most ?? Number.POSITIVE_INFINITY)) continue;
    if (rule.isOfLinks === true && measure.isPlainText(element)) continue;
    if (rule.id === 'comments' ? measure.leaves(element) : measure.canSpare(element)) take(element, rule.id);
  }
  for (const element of taken) replace(element, []);
  return passages.filter((passage) => !isInsideOf(passage.element, taken) && !taken.has(passage.element));
}

function isNamed(element: HtmlElement, rule: FurnitureRule): boolean {
  return namesOf(element).some((name) => rule.name.test(name));
}

const known = new WeakMap<HtmlElement, readonly string[]>();

/** `relatedPosts__item box_2` → `related-posts-item`, `box-2`. */
export function namesOf(element: HtmlElement): readonly string[] {
  const before = known.get(element);
  if (before !== undefined) return before;
  const { class: classes = '', id = '', role = '' } = element.attribs;
  const names = `${classes} ${id} ${role}`
    .split(/\s+/)
    .filter((name) => name !== '' && name.length < 80)
    .map((name) =>
      name
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-'),
    );
  known.set(element, names);
  return names;
}

/** How much text, and how much prose, each block of the page holds. */
class Measure {
  readonly #weights = new Map<HtmlElement, { text: number; prose: number; linked: number }>();
  readonly #passages = new Set<HtmlElement>();
  #prose = 0;

  constructor(passages: readonly Passage[]) {
    for (const passage of passages) {
      const prose = isProse(passage) ? passage.weight : 0;
      this.#prose += prose;
      this.#passages.add(passage.element);
      for (let element: HtmlElement | null = passage.element; element !== null; element = parentOf(element)) {
        const sum = this.#weights.get(element) ?? { text: 0, prose: 0, linked: 0 };
        this.#weights.set(element, sum);
        sum.text += passage.weight;
        sum.prose += prose;
        sum.linked += passage.weight * passage.linked;
      }
    }
  }

  /** Passages and what is round them, outermost first. */
  elements(): readonly HtmlElement[] {
    return [...this.#weights.keys()].sort((one, other) => this.weightIn(other) - this.weightIn(one));
  }

  weightIn(element: HtmlElement): number {
    return this.#weights.get(element)?.text ?? 0;
  }

  /** Is it a small part of what the page has to say? */
  canSpare(element: HtmlElement): boolean {
    const prose = this.#weights.get(element)?.prose ?? 0;
    return prose === 0 || prose <= this.#prose * mostProse;
  }

  /** A paragraph of prose with hardly a link, or more such text than a box of links would have. */
  isPlainText(element: HtmlElement): boolean {
    const sum = this.#weights.get(element);
    if (sum === undefined || sum.prose === 0 || sum.linked >= sum.text * leastLinked) return false;
    return sum.text > shortBox || this.#passages.has(element);
  }

  /** Is there an article without it? */
  leaves(element: HtmlElement): boolean {
    return this.#prose - (this.#weights.get(element)?.prose ?? 0) >= 140 || this.canSpare(element);
  }

  subtract(element: HtmlElement): void {
    this.#prose -= this.#weights.get(element)?.prose ?? 0;
  }
}
