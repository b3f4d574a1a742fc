// Captions: which passages are captions, and which of those say something of the article.
import { type HtmlElement, isElement, isText } from '../../core/html.ts';
import { parentOf } from '../places.ts';
import { namesOf } from './furniture-removal.ts';
import { type Passage, weightOf } from './passages.ts';
import { creditOnly } from './phrases.ts';

const captionName =
  /^(?:.*-)?(?:caption|captions|wp-caption-text|legend|legende|cutline|bildunterschrift|bildtext|pie-foto|didascalia|photo-credit|photocredit|image-credit|credit|credits|copyright|image-meta|photo-info|media-info)(?:-.*)?$/;

/** Is it the caption of a picture, or part of one? */
export function isCaption(passage: Passage): boolean {
  if (passage.weight > 500) return false;
  let level = 0;
  for (let at: HtmlElement | null = passage.element; at !== null && level < 4; at = parentOf(at), level++) {
    if (at.name === 'figcaption') return true;
    if (at.name === 'figure') return !hasQuote(passage) && !hasMoreText(at, 500) && holdsPicture(at);
    if (level < 3 && namesOf(at).some((name) => captionName.test(name))) return true;
  }
  return isAloneWithPicture(passage);
}

/** A box with a picture, this text and nothing else is a figure, whatever it is called. */
function isAloneWithPicture(passage: Passage): boolean {
  if (passage.weight > (passage.element.name === 'p' ? 80 : 180)) return false;
  let level = 0;
  for (let box = parentOf(passage.element); box !== null && level < 3; box = parentOf(box), level++) {
    if (hasMoreText(box, passage.weight + 60)) return false;
    if (!['div', 'span', 'a', 'center', 'section'].includes(box.name)) return false;
    if (box.children.some((child) => isElement(child) && child !== passage.element && holdsPicture(child)))
      return true;
  }
  return false;
}

function hasQuote(passage: Passage): boolean {
  for (let at: HtmlElement | null = passage.element; at !== null; at = parentOf(at)) {
    if (at.name === 'figure') return false;
    if (['blockquote', 'table', 'pre'].includes(at.name)) return true;
  }
  return false;
}

/** Does it name the photographer or the agency and nothing else? */
export function isCreditOnly(passage: Passage): boolean {
  return passage.text.length < 160 && creditOnly.test(passage.text);
}

/** Elements and texts: a box round a picture and its caption has a handful, one with more is no such box. */
const mostNodes = 300;

/** Is the weight of all text inside more than this, or are there too many nodes to be a figure? Looks no further. */
function hasMoreText(element: HtmlElement, limit: number): boolean {
  const left = { weight: limit, nodes: mostNodes };
  spend(element, left);
  return left.weight < 0 || left.nodes < 0;
}

function spend(element: HtmlElement, left: { weight: number; nodes: number }): void {
  for (const child of element.children) {
    left.nodes -= 1;
    if (isText(child)) left.weight -= weightOf(child.data);
    if (left.weight < 0 || left.nodes < 0) return;
    if (isElement(child)) spend(child, left);
  }
}

function holdsPicture(element: HtmlElement): boolean {
  return element.name === 'img' || element.children.some((child) => isElement(child) && holdsPicture(child));
}
