// Changing an HTML tree in place: new elements, moving, replacing, unwrapping. Knows no site and no rule.
import { adopt, childrenOf, type HtmlElement, type HtmlNode, parseFragment, select } from './html.ts';

/** A new element outside any tree. */
export function createElement(name: string, attributes: Readonly<Record<string, string>> = {}): HtmlElement {
  const element = select(parseFragment(`<${name}></${name}>`), name)[0];
  if (element === undefined) throw new Error(`"${name}" cannot stand alone`);
  Object.assign(element.attribs, attributes);
  return element;
}

/** Moves `nodes` (nodes, or text) to the end of `parent`. */
export function append(parent: HtmlElement, ...nodes: readonly (HtmlNode | string)[]): HtmlElement {
  for (const node of nodes.flatMap((one) => (typeof one === 'string' ? textNodes(one) : [one]))) {
    detach(node);
    const last = parent.children.at(-1) ?? null;
    if (last !== null) last.next = node;
    node.prev = last;
    node.parent = parent;
    parent.children.push(node);
  }
  return parent;
}

function textNodes(text: string): readonly HtmlNode[] {
  const holder = parseFragment(`<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).children[0];
  return holder === undefined ? [] : [...childrenOf(holder)];
}

/** Puts `nodes` (wherever they stood, `node` may be one of them) where `node` was; none takes it away. */
export function replace(node: HtmlNode, nodes: readonly HtmlNode[]): void {
  const { parent } = node;
  if (parent === null || nodes.length === 0) {
    detach(node);
    return;
  }
  for (const moved of nodes) if (moved !== node) detach(moved);
  const index = parent.children.indexOf(node);
  adopt(parent, [...parent.children.slice(0, index), ...nodes, ...parent.children.slice(index + 1)]);
  if (!nodes.includes(node)) node.parent = node.prev = node.next = null;
}

/** Takes an element away and leaves what was inside. */
export function unwrap(element: HtmlElement): void {
  replace(element, [...element.children]);
}

function detach(node: HtmlNode): void {
  const { parent, prev, next } = node;
  if (parent !== null) parent.children.splice(parent.children.indexOf(node), 1);
  if (prev !== null) prev.next = next;
  if (next !== null) next.prev = prev;
  node.parent = node.prev = node.next = null;
}
