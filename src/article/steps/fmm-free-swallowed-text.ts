// An interstitial whose end tags are missing: the paragraphs behind it stand inside it and would be taken out with it.
import { type HtmlElement, type HtmlNode, isElement, matches, select } from '../../core/html.ts';
import { replace } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

const containers =
  '.m-interstitial, .m-interstitial__ad, [data-readmore-target], .m-block-ad, [data-tms-ad-status], [data-readmore-unlocker]';

/** What is the last thing of its own in such a box, the surest first. */
const ends = [
  '[data-readmore-unlocker], .m-interstitial__unlock-btn',
  '[class*="m-interstitial__unlock-btn__"]',
  '.m-block-ad__content',
  '.m-block-ad__label',
];

/** Text blocks of an article; advertisements have none of them directly behind their own parts. */
const text = 'p, h2, h3, h4, ul, ol, blockquote, figure, .m-em-image, .o-self-promo';

/** Moves what follows the interstitial's own parts out of it, when there is text among it. */
export function freeSwallowedText({ body }: StepScene): void {
  for (const box of select(body, containers)) {
    const start = ends.map((selector) => select(box, selector).at(-1)).find((found) => found !== undefined);
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
  return isElement(node) && (matches(node, text) || select(node, text).length > 0);
}
