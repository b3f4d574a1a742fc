// An interstitial whose end tags are missing: the paragraphs behind it stand inside it and would be taken out with it.
import { type HtmlElement, type HtmlNode, isElement, isText, matches, select } from '../../core/html.ts';
import { replace } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

const containers =
  '.m-interstitial, .m-interstitial__ad, [data-readmore-target], .m-block-ad, [data-tms-ad-status], [data-readmore-unlocker]';

/**
 * Its own parts, the surest first: behind the first of them comes the article, the next box, or one more part, which
 * cleaning knows by its class.
 */
const parts = [
  '[data-readmore-unlocker], .m-interstitial__unlock-btn, .m-block-ad__content',
  '[class*="m-interstitial__unlock-btn__"], .m-block-ad__label',
];

/** Text blocks of an article; advertisements have none of them directly behind their own parts. */
const text =
  'p, h1, h2, h3, h4, ul, ol, blockquote, figure, table, div:not([class]), [class*="m-em-"], .o-self-promo';

/** Moves what follows the interstitial's own parts out of it, when there is text among it. */
export function freeSwallowedText({ body }: StepScene): void {
  for (const box of select(body, containers)) {
    const start = parts.map((selector) => select(box, selector)[0]).find((found) => found !== undefined);
    const swallowed = start === undefined ? [] : behind(start, box);
    if (swallowed.some(hasText)) replace(box, [box, ...swallowed]);
  }
}

/** The nodes behind `start` inside `box`, from the inside out. */
function behind(start: HtmlElement, box: HtmlElement): readonly HtmlNode[] {
  const found: HtmlNode[] = [];
  for (let place: HtmlElement | null = start; place !== null && place !== box; place = above(place)) {
    for (let next = place.next; next !== null; next = next.next) found.push(next);
  }
  return found;
}

function above(element: HtmlElement): HtmlElement | null {
  const { parent } = element;
  return parent !== null && 'name' in parent ? parent : null;
}

function hasText(node: HtmlNode): boolean {
  if (isText(node)) return node.data.trim() !== '';
  return isElement(node) && (matches(node, text) || select(node, text).length > 0);
}
