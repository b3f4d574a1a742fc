// How much text stands beside the body that the rules found: a body that holds less than its surroundings is probably
// not the whole article. Reads, changes nothing.
import { type HtmlElement, select, textOf } from '../core/html.ts';
import type { SiteVersion } from '../core/site-rules.ts';
import { ancestorsOf } from './places.ts';

/** Shorter paragraphs are labels, captions, bylines and teasers. */
const proseLength = 80;
/** Beside a player alone any sentence counts. */
export const sentenceLength = 15;

/** What stands in these is said beside the article; a nested article is a card of another one, or a comment. */
const beside =
  'aside, nav, header, footer, form, figure, dialog, article, [hidden], [id*="comment" i], [class*="comment" i]';

/**
 * Characters of the paragraphs of `leastCharacters` or more, links not counted, that stand in the same `article` or `main`
 * as the body and not in it. The standfirst does not count. 0 when the body stands in neither. To be called when all
 * that the rules take out is out.
 */
export function textOutside(
  body: HtmlElement,
  version: SiteVersion,
  leastCharacters: number = proseLength,
): number {
  const above = ancestorsOf(body);
  const container = above.find(({ name }) => name === 'article' || name === 'main');
  if (container === undefined) return 0;
  const around = new Set(above);
  const passedOver = new Set<HtmlElement>([
    body,
    ...[beside, ...version.standfirst].flatMap((selector) => select(container, selector)),
  ]);
  let characters = 0;
  for (const paragraph of select(container, 'p')) {
    const places = [paragraph, ...ancestorsOf(paragraph)];
    if (places.some((place) => passedOver.has(place) && !around.has(place))) continue;
    const length = ownLength(paragraph);
    if (length >= leastCharacters) characters += length;
  }
  return characters;
}

/** Length of the text that is not inside links: a card's paragraph is one link. */
function ownLength(paragraph: HtmlElement): number {
  const length = (element: HtmlElement): number => textOf(element).replace(/\s+/g, ' ').trim().length;
  return length(paragraph) - select(paragraph, 'a').reduce((sum, link) => sum + length(link), 0);
}
