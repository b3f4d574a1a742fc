// How the post writer sees parsed HTML: the body fragment and two questions about its boxes. Writes nothing.
import {
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  isText,
  parseFragment,
  walk,
} from '../core/html.ts';
import { treatmentOf } from './elements.ts';
import { oneLine } from './escape.ts';

/**
 * A fragment as the content of a page's body: without the first tag, an orphan `td` would count as a table cell.
 */
export function parseBody(html: string): HtmlDocument {
  const root = parseFragment(`<br>${html}`);
  const [first] = root.children;
  // Of markup beyond all measure there is the text alone.
  if (first !== undefined && isElement(first)) root.children.shift();
  return root;
}

/** Is this box a paragraph: some text, and nothing inside that breaks the line? */
export function isParagraph(box: HtmlElement): boolean {
  let hasText = false;
  let hasBlock = false;
  walk(box, {
    enter(node) {
      if (isText(node)) hasText ||= node.data.trim() !== '';
      if (hasBlock || !isElement(node)) return false;
      const { treatment } = treatmentOf(node.name);
      hasBlock = treatment === 'block' || treatment === 'box';
      // What stands in a frame is for browsers that know none.
      return node.name !== 'iframe' && (treatment === 'inline' || treatment === 'unwrap');
    },
  });
  return hasText && !hasBlock;
}

/** The one `div` that a written body may hold: its first node, the date that the page prints. */
export function isDateLine(element: HtmlElement): boolean {
  const [only, ...others] = childrenOf(element);
  if (element.name !== 'div' || only === undefined || others.length > 0 || !isText(only)) return false;
  return looksPrinted(only.data);
}

/** Short and with a digit, as every printed date is: `22/08/2020 - 01:18`, `2020年8月22日`. */
export function looksPrinted(text: string): boolean {
  const line = oneLine(text).trim();
  return line.length <= 60 && /\p{Nd}/u.test(line);
}
