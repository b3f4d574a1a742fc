// The article of a page whose site has no rules. The story: what its name says is furniture goes, a reader chooses among
// the passages that are left, what it lost is won back, and the lines that are no text go.
import { type HtmlDocument, type HtmlElement, parseFragment, select } from '../../core/html.ts';
import type { BodyFound } from '../by-rules.ts';
import { restoreLazyImages } from '../lazy-images.ts';
import { withLostPassages } from './choice.ts';
import { densest } from './densest.ts';
import { removeFurniture } from './furniture-removal.ts';
import { keepOnly } from './keep-only.ts';
import { isProse, type Passage, passagesOf } from './passages.ts';
import { numbersOfArticle } from './reader.ts';
import { removeSilent } from './silent.ts';
import { Tally } from './tally.ts';
import { noTerms, termsOf } from './terms.ts';
import { withoutFurnitureLines } from './trim.ts';

/** Weight of text that makes an article; a page with less is a list, a form or a notice. */
const leastText = 140;
/** Of a list of links, more than this is inside the links. */
const mostLinked = 0.5;

/** The body with what is certainly no article taken out; null when nothing has enough text. Takes the tree apart. */
export function bodyOfAnySite(tree: HtmlDocument): BodyFound | null {
  const body = select(tree, 'body')[0];
  if (body === undefined) return null;
  const terms = termsOf(tree);
  const tally = new Tally();
  const { passages, media } = prepare(body, tally);
  const numbers = new Map(
    [...passages.map(({ element }) => element), ...media].map((element, number) => [element, number]),
  );
  const chosen = numbersOfArticle(body, { title: terms.titles[0] ?? '', numbers }) ?? densest(passages);
  const all = withLostPassages(passages, new Set([...chosen].filter((number) => number < passages.length)));
  const kept = withoutFurnitureLines(passages, all, { ...terms, tally });
  if (!isArticle(kept)) return null;
  const chosenMedia = new Set(media.filter((one) => chosen.has(numbers.get(one) ?? -1)));
  const choice = { passages: kept, allPassages: passages, media: chosenMedia, allMedia: media };
  const found = keepOnly(body, { ...choice, hasShareImage: terms.hasShareImage });
  return { body: found, credit: null, removed: tally.counts() };
}

/** The same cleaning for HTML that is an article and nothing else, such as a feed's content. Null when little is left. */
export function cleanPassage(html: string): BodyFound | null {
  const body = select(parseFragment(`<div>${html}</div>`), 'div')[0];
  if (body === undefined) return null;
  const tally = new Tally();
  const { passages, media } = prepare(body, tally);
  const everything = new Set(passages.keys());
  const kept = withoutFurnitureLines(passages, everything, { ...noTerms, tally });
  if (!isArticle(kept)) return null;
  const choice = { passages: kept, allPassages: passages, media: new Set(media), allMedia: media };
  keepOnly(body, { ...choice, hasShareImage: false });
  return { body, credit: null, removed: tally.counts() };
}

function prepare(
  body: HtmlElement,
  tally: Tally,
): { readonly passages: readonly Passage[]; readonly media: readonly HtmlElement[] } {
  restoreLazyImages(body);
  removeSilent(body);
  const passages = removeFurniture(body, passagesOf(body), tally);
  const own = new Set(passages.map(({ element }) => element));
  return {
    passages,
    media: select(body, 'img, video, audio, iframe, embed, object').filter((one) => !own.has(one)),
  };
}

function isArticle(kept: readonly Passage[]): boolean {
  const total = kept.reduce((sum, one) => sum + one.weight, 0);
  const linked = kept.reduce((sum, one) => sum + one.weight * one.linked, 0);
  const prose = kept
    .filter((one) => isProse(one, 30))
    .reduce((sum, one) => sum + one.weight * (1 - one.linked), 0);
  return prose >= leastText && linked <= total * mostLinked;
}
