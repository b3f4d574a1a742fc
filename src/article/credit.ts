// The credit line: the agency's copyright at the end of the text. It is taken out of the text and stands under the post.
import {
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  matches,
  select,
  walk,
} from '../core/html.ts';
import { replace } from '../core/html-edit.ts';
import { occursInAnyCase } from '../core/patterns.ts';
import type { SiteVersion } from '../core/site-rules.ts';
import { lineOf } from './dom-text.ts';
import { outermost } from './places.ts';

/**
 * What the site marks as credit, and last paragraphs that are nothing but one (`patterns`), as one line; null when
 * there is none. Takes them out of the tree.
 */
export function takeCredit(about: {
  readonly tree: HtmlDocument;
  readonly body: HtmlElement;
  readonly version: SiteVersion;
  readonly patterns: readonly string[];
}): string | null {
  const { tree, body, version, patterns } = about;
  const marked = version.credit.flatMap((selector) => outermost(select(tree, selector)));
  const lines = [...new Set(marked)].flatMap(linesIn);
  for (const line of marked) replace(line, []);
  const unmarked: string[] = [];
  for (let last = lastBlock(body); last !== null; last = lastBlock(body)) {
    const text = textOfNode(last);
    if (!patterns.some((pattern) => occursInAnyCase(pattern, text))) break;
    // Where the site marks its credit, only the same said again is one more.
    if (lines.length > 0 && !lines.some((line) => wordsOf(line) === wordsOf(text))) break;
    unmarked.unshift(...(isElement(last) ? linesIn(last) : [text]));
    replace(last, []);
  }
  return [...new Set([...unmarked, ...lines])].join(' ') || null;
}

/** © 2020 AFP and AFP are the same credit. */
function wordsOf(line: string): string {
  return line.toLowerCase().replace(/[^\p{L}]+/gu, '');
}

/** The lines of an element, each folded: `br` and blocks part them. */
function linesIn(element: HtmlElement): readonly string[] {
  const lines = [''];
  const part = () => lines.push('');
  walk(element, {
    enter(node) {
      if (isText(node)) lines.push((lines.pop() ?? '') + node.data);
      if (!isElement(node)) return undefined;
      if (node.name === 'script' || node.name === 'style') return false;
      if (matches(node, blocks)) part();
      return undefined;
    },
    leave(node) {
      if (isElement(node) && matches(node, blocks)) part();
    },
  });
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

const blocks = 'br, p, div, li, h1, h2, h3, h4, h5, h6';

/** The block that ends the text; null when the body ends in a picture, a player, a list, a table or a quotation. */
function lastBlock(body: HtmlElement): HtmlNode | null {
  let place: HtmlElement = body;
  for (;;) {
    const last = childrenOf(place).findLast(isSomething);
    if (last === undefined || place.name === 'p') return place === body ? null : place;
    if (!isElement(last)) return place === body || isMixed(place) ? standsAlone(last) : place;
    if (/^(?:p|h[1-6])$/.test(last.name)) return last;
    if (last.name !== 'div' && last.name !== 'section')
      return place === body || isMixed(place) ? null : place;
    place = last;
  }
}

/** Text right in the body, with nothing before it on its line. */
function standsAlone(text: HtmlNode): HtmlNode | null {
  let before = text.prev;
  while (before !== null && !isSomething(before) && !(isElement(before) && before.name === 'br'))
    before = before.prev;
  return before === null || (isElement(before) && /^(?:br|p|div|figure|ul|ol|h[1-6])$/.test(before.name))
    ? text
    : null;
}

/** A division that holds blocks is no paragraph. */
function isMixed(place: HtmlElement): boolean {
  return select(place, 'p, div, ul, ol, figure, blockquote, table, iframe, img, h2, h3, br').length > 0;
}

function isSomething(node: HtmlNode): boolean {
  if (isText(node)) return node.data.trim() !== '';
  if (!isElement(node) || /^(?:script|style|template|br|hr)$/.test(node.name)) return false;
  return lineOf(node) !== null || matches(node, media) || select(node, media).length > 0;
}

const media =
  'img, iframe, video, audio, youtube-player, video-player, diaporama, [data-diaporama], .m-em-audio, .m-em-video';

function textOfNode(node: HtmlNode): string {
  const text = isText(node) ? node.data : isElement(node) ? (lineOf(node) ?? '') : '';
  return text.replace(/\s+/g, ' ').trim();
}
