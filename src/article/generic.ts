// The article of a page whose site has no rules: the element whose own paragraphs say most. Simple and honest.
import { type HtmlDocument, type HtmlElement, isElement, select, textOf } from '../core/html.ts';
import type { Removal } from '../core/site-rules.ts';
import { isBlank } from './block-tree.ts';
import type { BodyFound } from './by-rules.ts';
import { clean } from './clean.ts';

/** Characters of paragraphs that make an article; a page with fewer is a list, a form or a notice. */
const leastText = 140;

const removals: readonly Removal[] = [
  {
    id: 'navigation',
    selector: 'nav, [role="navigation"], [role="search"]',
    reason: 'the way round the site',
  },
  {
    id: 'frame',
    selector: 'body > header, body > footer, [role="banner"], [role="contentinfo"], footer',
    reason: "the site's head and foot",
  },
  { id: 'aside', selector: 'aside, [role="complementary"]', reason: 'stands beside the article' },
  { id: 'hidden', selector: '[hidden], [aria-hidden="true"]', reason: 'not shown to a reader' },
];

const headline: Removal = { id: 'headline', selector: 'h1', reason: 'it is the title' };

/** The body with what is certainly no article taken out; null when nothing has enough text. Takes the tree apart. */
export function bodyByDensity(tree: HtmlDocument): BodyFound | null {
  const isOneHeadline = select(tree, 'h1').length === 1;
  const removed = clean(tree, isOneHeadline ? [headline, ...removals] : removals);
  const scores = new Map<HtmlElement, number>();
  for (const paragraph of select(tree, 'p, pre, blockquote > p, li > p')) {
    const { parent } = paragraph;
    if (parent === null || !('name' in parent) || !isElement(parent)) continue;
    scores.set(parent, (scores.get(parent) ?? 0) + ownText(paragraph));
  }
  const [best] = [...scores].sort(([, one], [, other]) => other - one);
  if (best === undefined || best[1] < leastText) return null;
  return { body: widened(best[0], scores), credit: null, removed, warnings: [] };
}

/** Length of the text that is not inside links. */
function ownText(paragraph: HtmlElement): number {
  const all = textOf(paragraph).trim();
  const linked = select(paragraph, 'a').reduce((sum, link) => sum + textOf(link).trim().length, 0);
  return isBlank(all) ? 0 : Math.max(0, all.length - linked);
}

/** An `article` or articleBody around the best element is the body when it adds no more than it has already. */
function widened(best: HtmlElement, scores: ReadonlyMap<HtmlElement, number>): HtmlElement {
  const own = scores.get(best) ?? 0;
  for (let above = best.parent; above !== null && 'name' in above; above = above.parent) {
    const isBody = above.name === 'article' || above.attribs['itemprop'] === 'articleBody';
    if (isBody && select(above, 'p').reduce((sum, one) => sum + ownText(one), 0) <= own * 2) return above;
  }
  return best;
}
