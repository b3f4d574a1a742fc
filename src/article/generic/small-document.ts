// A page in the form that the reader of articles asks for: a document of a browser, with the body alone and only what
// is judged by. The only file that imports linkedom.
import { parseHTML } from 'linkedom';
import { type HtmlElement, type HtmlNode, isElement, isText } from '../../core/html.ts';
import { isBlockName } from './passages.ts';

/** The attribute that carries the number of a numbered element. */
export const numberAttribute = 'data-number';

const judgedBy = [
  'id',
  'class',
  'role',
  'rel',
  'itemprop',
  'property',
  'href',
  'src',
  'alt',
  'colspan',
  'rowspan',
];

/** A document of `body`; elements in `numbers` carry their number. `title` helps to find the headline in the text. */
export function smallDocument(
  body: HtmlElement,
  about: { readonly title: string; readonly numbers: ReadonlyMap<HtmlElement, number> },
): ReturnType<typeof parseHTML>['document'] {
  const parts = [`<!DOCTYPE html><html><head><title>${escaped(about.title)}</title></head><body>`];
  for (const child of body.children) write(child, about.numbers, parts);
  parts.push('</body></html>');
  return parseHTML(parts.join('')).document;
}

/** Says whether a block was written. Trees are at most 512 levels deep. */
function write(node: HtmlNode, numbers: ReadonlyMap<HtmlElement, number>, parts: string[]): boolean {
  if (isText(node)) parts.push(escaped(node.data));
  if (!isElement(node)) return false;
  const number = numbers.get(node);
  const numbered = number === undefined ? '' : ` ${numberAttribute}="${number}"`;
  const attributes = judgedBy
    .filter((name) => node.attribs[name] !== undefined)
    .map((name) => ` ${name}="${escaped(node.attribs[name] ?? '')}"`)
    .join('');
  const start = parts.length;
  parts.push('');
  let hasBlocks = false;
  for (const child of node.children) if (write(child, numbers, parts)) hasBlocks = true;
  const name = nameFor(node.name, hasBlocks);
  const isPassageInDivision = number !== undefined && !hasBlocks && divisions.has(name);
  // The reader would put the text of a division in a new paragraph, which has no number.
  parts[start] = isPassageInDivision
    ? `<${name}${attributes}><p${numbered}>`
    : `<${name}${attributes}${numbered}>`;
  if (isPassageInDivision) parts.push('</p>');
  if (!voidNames.has(name)) parts.push(`</${name}>`);
  return hasBlocks || isBlockName(node.name);
}

const divisions = new Set([
  'div',
  'section',
  'article',
  'main',
  'center',
  'form',
  'header',
  'footer',
  'fieldset',
]);
const voidNames = new Set(['br', 'hr', 'img', 'source', 'wbr', 'embed', 'input']);
const lines = new Set(['p', 'a', 'span', 'font', 'b', 'i', 'em', 'strong', 'u', 'small', 'center', 'label']);

/** What holds blocks is a division, whatever it is called: else the next parser would tear it apart. */
function nameFor(name: string, hasBlocks: boolean): string {
  if (hasBlocks && lines.has(name)) return 'div';
  if (/^[a-z][a-z0-9]*$/.test(name)) return name;
  return hasBlocks ? 'div' : 'span';
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
