// HTML → the body of a post: the allow-list once more, strict markup, limited depth. Trusts no input, fetches nothing.
import { type HtmlDocument, type HtmlElement, type HtmlNode, isElement, isText, walk } from '../core/html.ts';
import { nestingLimit } from '../core/limits.ts';
import type { SafeHtml } from '../core/types.ts';
import { isVoid, keptAttributes, treatmentOf } from './elements.ts';
import { layLines } from './lines.ts';
import { Markup, type Tag } from './markup.ts';
import { isDateLine, isParagraph, parseBody } from './tree.ts';

/** What one pass writes can still be a tree that the next parser reads differently (a link in a link): again, until it is not. */
const passes = 8;

/**
 * BODY, rule 9: one line, or several when it is long; never empty. Serialising the result again changes nothing, and
 * neither does sanitising it in between.
 */
export function serialiseBody(html: SafeHtml): string {
  return layLines(blockMarkup(html, 'date')) || '<p></p>';
}

/** What a short `div` at the very beginning is: the date line of a written body, or a paragraph like any other. */
export type FirstBox = 'date' | 'paragraph';

/** The same before it is laid in lines (see lines.ts); empty when nothing is left. */
export function blockMarkup(html: string, firstBox: FirstBox): string {
  let written = html;
  for (let pass = 0; pass < passes; pass += 1) {
    const again = write(parseBody(written), firstBox);
    // Clean input, the common case, comes out as it went in: one parse is enough.
    const isStable = again.replaceAll('\n', '') === written.replaceAll('\n', '');
    written = again;
    if (isStable) break;
  }
  return written;
}

/** What is owed when an element's content is over: its end tag, a space between texts, or nothing. */
type Ending = Tag | 'space' | null;

function write(root: HtmlDocument, firstBox: FirstBox): string {
  const markup = new Markup();
  const endings: Ending[] = [];
  let depth = 0;

  const enter = (element: HtmlElement): boolean => {
    const { treatment, name } = roleOf(element, firstBox === 'date' ? (root.children[0] ?? null) : null);
    if (treatment === 'drop') return false;
    const isBlock = treatment === 'block';
    const tag = { name, isBlock };
    const attributes = isBlock || treatment === 'inline' ? keptAttributes(name, element.attribs) : null;
    const isLeaf = isVoid(name) || name === 'iframe';
    if (isLeaf) {
      if (attributes !== null) markup.start(tag, attributes);
      if (attributes !== null && name === 'iframe') markup.end(tag);
      return false;
    }
    if (attributes !== null && depth < nestingLimit) {
      markup.start(tag, attributes);
      endings.push(tag);
      depth += 1;
    } else {
      const separates = isBlock || treatment === 'box';
      if (separates) markup.separate();
      endings.push(separates ? 'space' : null);
    }
    return true;
  };

  walk(root, {
    enter(node) {
      if (isText(node)) markup.text(node.data);
      return isElement(node) && enter(node);
    },
    leave() {
      const ending = endings.pop() ?? null;
      if (ending === 'space') markup.separate();
      else if (ending !== null) {
        markup.end(ending);
        depth -= 1;
      }
    },
  });
  return markup.toString();
}

/** @param dateLine the one node that may be the date line */
function roleOf(element: HtmlElement, dateLine: HtmlNode | null): ReturnType<typeof treatmentOf> {
  const role = treatmentOf(element.name);
  if (role.treatment !== 'box') return role;
  if (element === dateLine && isDateLine(element)) return { treatment: 'block', name: 'div' };
  return isParagraph(element) ? { treatment: 'block', name: 'p' } : role;
}
