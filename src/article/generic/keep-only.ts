// Cuts the article out of its page: the element round all that was chosen, with the rest taken away.
import { adopt, type HtmlElement, isElement } from '../../core/html.ts';
import { isInsideOf, parentOf } from '../places.ts';
import type { Passage } from './passages.ts';

interface Choice {
  readonly passages: readonly Passage[];
  readonly allPassages: readonly Passage[];
  /** Pictures, films and sound that the reader chose. */
  readonly media: ReadonlySet<HtmlElement>;
  readonly allMedia: readonly HtmlElement[];
  /** The page names a picture for the whole article: those above the text are not needed. */
  readonly hasShareImage: boolean;
}

/** The innermost element round the kept passages, holding them and the kept media alone. Changes the tree. */
export function keepOnly(body: HtmlElement, choice: Choice): HtmlElement {
  const texts = choice.passages.map(({ element }) => element);
  const media = keptMedia(body, choice);
  const kept = new Set([...texts, ...media.above, ...media.within]);
  const container = innermostAround([...texts, ...media.above]) ?? body;
  const all = [...choice.allPassages.map(({ element }) => element), ...choice.allMedia];
  const unwanted = new Set(all.filter((element) => !kept.has(element) && !isAround(element, kept)));
  prune(container, unwanted);
  return container;
}

/** Media above the text when there is no other picture, and those in or under the text. */
function keptMedia(
  body: HtmlElement,
  choice: Choice,
): { readonly above: HtmlElement[]; readonly within: HtmlElement[] } {
  const texts = new Set(choice.passages.map(({ element }) => element));
  const order = new Map<HtmlElement, number>();
  number(body, order);
  const [first] = choice.passages;
  const start = first === undefined ? 0 : (order.get(first.element) ?? 0);
  const isAbove = (element: HtmlElement) => (order.get(element) ?? 0) < start;
  return {
    above: choice.hasShareImage ? [] : choice.allMedia.filter((one) => choice.media.has(one) && isAbove(one)),
    within: choice.allMedia.filter(
      (one) => !isAbove(one) && (choice.media.has(one) || isInsideOf(one, texts) || isInFigure(one, texts)),
    ),
  };
}

/** The picture belongs to its caption. */
function isInFigure(medium: HtmlElement, texts: ReadonlySet<HtmlElement>): boolean {
  for (let at = parentOf(medium); at !== null; at = parentOf(at))
    if (at.name === 'figure') return isAround(at, texts);
  return false;
}

function isAround(element: HtmlElement, kept: ReadonlySet<HtmlElement>): boolean {
  return element.children.some((child) => isElement(child) && (kept.has(child) || isAround(child, kept)));
}

function prune(element: HtmlElement, unwanted: ReadonlySet<HtmlElement>): void {
  const children = element.children.filter((child) => !(isElement(child) && unwanted.has(child)));
  if (children.length < element.children.length) adopt(element, children);
  for (const child of children) if (isElement(child)) prune(child, unwanted);
}

function number(element: HtmlElement, order: Map<HtmlElement, number>): void {
  order.set(element, order.size);
  for (const child of element.children) if (isElement(child)) number(child, order);
}

function innermostAround(elements: readonly HtmlElement[]): HtmlElement | null {
  let common: HtmlElement[] | null = null;
  for (const element of elements) {
    const path: HtmlElement[] = [];
    for (let at = parentOf(element); at !== null; at = parentOf(at)) path.push(at);
    path.reverse();
    const length: number =
      common === null ? path.length : common.findIndex((one, index) => one !== path[index]);
    common = length < 0 ? common : path.slice(0, length);
  }
  return common?.at(-1) ?? null;
}
