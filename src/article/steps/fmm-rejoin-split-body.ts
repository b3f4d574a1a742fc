// A body that was closed too early: an interstitial cut out of the page's text as text left two `</div>` too many, so
// that every paragraph after its button stands outside the body. Mirrored pages of August 2020 are like that.
import { childrenOf, type HtmlElement, type HtmlNode, isElement, matches, select } from '../../core/html.ts';
import { append } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

/** What the cut left behind. */
const remains = '[data-readmore-unlocker], .m-interstitial__unlock-btn';

/** Where the article is certainly over. */
const landmarks =
  'aside, footer, nav, header, main, article, section, .t-content__tags, .t-content__shares, .m-share-bar, .o-aside-content';

/** What ends a body that was cut inside it: the button, or what is left when the button is gone too. */
const lastRemains = `${remains}, .m-interstitial, .m-block-ad, .m-block-ad__content`;
const textBlocks = 'p, h2, h3, h4, ul, ol, blockquote, figure';

/** Moves all that follows the cut, up to the first landmark, back into the body. */
export function rejoinSplitBody({ tree, body }: StepScene): void {
  const button = select(tree, remains).find((element) => !isInside(element, body) && isAfter(element, body));
  if (button !== undefined) append(body, ...strays(button, (element) => !matches(element, landmarks)));
  else if (endsInRemains(body)) append(body, ...strays(body, (element) => matches(element, textBlocks)));
}

function endsInRemains(body: HtmlElement): boolean {
  const last = childrenOf(body).findLast(isElement);
  return last !== undefined && matches(last, lastRemains);
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
