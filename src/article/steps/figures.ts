// Figures inside the text: one real picture each, and a caption whose parts do not run into each other.
import { attribute, type HtmlElement, isElement, select } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { largestImage } from '../image-candidates.ts';
import type { StepScene } from './step.ts';

/** Each figure with one picture gets its largest candidate; placeholder, sources and noscript copy go. */
export function figures({ body, widthOf }: StepScene): void {
  for (const figure of innermost(select(body, 'figure'))) {
    adoptCaption(figure);
    separateParts(figure);
    const images = select(figure, 'img');
    const copies = new Set(select(figure, 'noscript img'));
    const pictures = images.filter((image) => !copies.has(image));
    const address = pictures.length > 1 ? null : largestImage(figure, widthOf);
    if (address === null) continue;
    const image = createElement('img', { src: address, ...sharedAttributes(images) });
    const holder = select(figure, 'picture')[0] ?? pictures[0] ?? select(figure, 'noscript')[0];
    if (holder === undefined) continue;
    replace(holder, [image]);
    for (const shell of select(figure, 'noscript')) replace(shell, []);
  }
}

/** A figure round other figures has no picture of its own. */
function innermost(figures: readonly HtmlElement[]): readonly HtmlElement[] {
  const outer = new Set<unknown>();
  for (const figure of figures)
    for (let above = figure.parent; above !== null && !outer.has(above); above = above.parent)
      outer.add(above);
  return figures.filter((figure) => !outer.has(figure));
}

/** A caption that stands just behind its figure belongs into it. */
function adoptCaption(figure: HtmlElement): void {
  let next = figure.next;
  while (next !== null && !isElement(next) && 'data' in next && next.data.trim() === '') next = next.next;
  if (
    next !== null &&
    isElement(next) &&
    next.name === 'figcaption' &&
    select(figure, 'figcaption').length === 0
  ) {
    append(figure, next);
  }
}

/** Legend and credits are two spans that only a style sheet keeps apart. */
function separateParts(figure: HtmlElement): void {
  for (const part of select(figure, 'figcaption > *')) {
    if (part.next === null || !isElement(part.next)) continue;
    replace(part, [part, ...append(createElement('span'), ' ').children]);
  }
}

function sharedAttributes(images: readonly HtmlElement[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['alt', 'width', 'height']) {
    const value = images.map((image) => attribute(image, name) ?? '').find((text) => text.trim() !== '');
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
