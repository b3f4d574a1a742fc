// A body that was closed too early: an interstitial cut out of the page's text as text left two `</div>` too many, so
// that every paragraph after its button stands outside the body. Mirrored pages of August 2020 are like that.
import {
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  matches,
  select,
} from '../../core/html.ts';
import { append } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

/** What the cut left behind. */
const remains = '[data-readmore-unlocker], .m-interstitial__unlock-btn';

/** Where the article is certainly over. Asides and advertisements may stand between paragraphs; cleaning takes them. */
const landmarks =
  'footer, nav, header, main, article, section, .t-content__tags, .m-tags-list, .o-layout-list, .o-footer, .o-bottom-bar';

/** What ends a body that was cut inside it: the button, or what is left when the button is gone too. */
const lastRemains = `${remains}, .m-interstitial, .m-block-ad, .m-block-ad__content`;
/** What only the body has: the page's own parts all have a class, or are no text. */
const bareText =
  'p:not([class]), h2:not([class]), h3:not([class]), ul:not([class]), ol:not([class]), p.t-copyright, .m-em-image';

/** Moves all that follows the body, up to the first landmark, back into it. */
export function rejoinSplitBody({ tree, body }: StepScene): void {
  const isButtonOutside = select(tree, remains).some(
    (element) => !isInside(element, body) && isAfter(element, body),
  );
  if (isButtonOutside || isCut(tree, body)) {
    append(body, ...strays(body, (element) => !matches(element, landmarks)));
  }
}

/** It ends in what an interstitial left, or one stood in it and text goes on right behind it. */
function isCut(tree: HtmlDocument, body: HtmlElement): boolean {
  const last = childrenOf(body).findLast(isElement);
  if (last !== undefined && matches(last, lastRemains)) return true;
  if (select(tree, lastRemains).length === 0) return false;
  let next = body.next;
  while (next !== null && !isElement(next)) next = next.next;
  return next !== null && matches(next, bareText);
}

/** The nodes behind `start`, and behind what it stands in, as long as their elements are wanted. */
function strays(start: HtmlElement, isWanted: (element: HtmlElement) => boolean): readonly HtmlNode[] {
  const found: HtmlNode[] = [];
  for (let place: HtmlElement | null = start; place !== null; place = above(place)) {
    for (let next = place.next; next !== null; next = next.next) {
      if (isElement(next) && !isWanted(next)) return found;
      found.push(next);
    }
  }
  return found;
}

function above(element: HtmlElement): HtmlElement | null {
  const { parent } = element;
  return parent !== null && 'name' in parent && parent.name !== 'body' ? parent : null;
}

function isInside(element: HtmlElement, container: HtmlElement): boolean {
  for (let place: HtmlElement | null = element; place !== null; place = above(place))
    if (place === container) return true;
  return false;
}

/** Is it a following sibling of the container or of something around it, or inside such a sibling? */
function isAfter(element: HtmlElement, container: HtmlElement): boolean {
  const around = new Set<HtmlElement>();
  for (let place: HtmlElement | null = element; place !== null; place = above(place)) around.add(place);
  for (let place: HtmlElement | null = container; place !== null; place = above(place)) {
    const siblings = place.parent === null ? [] : childrenOf(place.parent);
    const later = siblings.slice(siblings.indexOf(place) + 1);
    if (later.some((sibling) => isElement(sibling) && around.has(sibling))) return true;
  }
  return false;
}
