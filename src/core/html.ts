// The HTML tree: parsing, selecting and walking it (changing: html-edit.ts). The only file that imports cheerio; knows no site and no rule.
import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import { bareText } from './bare-text.ts';
import { boundedBuilder, TooMuchMarkup } from './bounded-tree.ts';
import { complexityOf } from './complexity.ts';
import { withShortReferences } from './references.ts';
import { trying } from './time-bound.ts';

/** A parsed document or fragment; its children are the top nodes. */
export type HtmlDocument = ReturnType<CheerioAPI['root']> extends Cheerio<infer Root> ? Root : never;
/** Any node below a document: element, text, comment … */
export type HtmlNode = HtmlDocument['childNodes'][number];
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>;
export type HtmlText = Extract<HtmlNode, { nodeType: 3 }>;
export type HtmlParent = HtmlDocument | HtmlElement;

// noscript is parsed as elements, as a browser without scripts does: lazy images keep their real address there.
const parsing = { scriptingEnabled: false };
const query = load('', parsing);

/**
 * A whole page by the HTML standard (parse5): html, head and body always exist. Never throws; markup beyond all measure
 * gives its text alone.
 */
export function parseDocument(text: string): HtmlDocument {
  const parsed = measuredDocument(text);
  return 'tree' in parsed ? parsed.tree : textAlone(text);
}

/** The same, or why the page is beyond all measure, as a clause for a person. */
export function measuredDocument(
  text: string,
): { readonly tree: HtmlDocument } | { readonly excess: string } {
  const excess = complexityOf(text);
  if (excess !== null) return { excess };
  try {
    // Two half characters in a row make parse5 throw.
    const whole = withShortReferences(text.replace(/\p{Cs}/gu, ''));
    return { tree: rootOf(load(whole, { ...parsing, treeAdapter: boundedBuilder() }, true)) };
  } catch (error) {
    if (error instanceof TooMuchMarkup) return { excess: error.message };
    throw error;
  }
}

/** A page that holds nothing but the text of markup that cannot be parsed. */
function textAlone(html: string): HtmlDocument {
  const root = rootOf(load('<!DOCTYPE html><body>x', parsing, true));
  const only = select(root, 'body')[0]?.children[0];
  if (only !== undefined && isText(only)) only.data = bareText(html);
  return root;
}

/** A piece of HTML as it would stand in a body; the result's children are the piece's top nodes. Never throws. */
export function parseFragment(html: string): HtmlDocument {
  // parse5 moves a fragment's top nodes one by one, which takes minutes for a hundred thousand of them; a page's it does not.
  const root = parseDocument(`<!DOCTYPE html><body>${html}`);
  const body = select(root, 'html > body')[0];
  adopt(root, body?.children ?? []);
  return root;
}

/** No tree is deeper: browsers stop at 512 levels too, and selectors with `:has` recurse. */
const deepestLevel = 512;

/**
 * All levels of all nodes: what a selector with an ancestor in it may look at. 20,000 elements sixty levels deep have
 * two million with their texts.
 */
const levelsLimit = 6_000_000;

function rootOf(tree: CheerioAPI): HtmlDocument {
  const root = tree.root()[0];
  if (root === undefined) throw new Error('cheerio gave no root');
  const tooDeep: HtmlElement[] = [];
  let level = 0;
  let levels = 0;
  walk(root, {
    enter(node) {
      levels += level;
      if (level === deepestLevel && isElement(node)) tooDeep.push(node);
      if (level === deepestLevel) return false;
      level += 1;
      return true;
    },
    leave() {
      level -= 1;
    },
  });
  for (const element of tooDeep) levels += flatten(element) * deepestLevel;
  if (levels > levelsLimit) throw new TooMuchMarkup('too many of its elements stand too deep');
  return root;
}

/** All that is below becomes children, in document order. How many that are. */
function flatten(element: HtmlElement): number {
  const below: HtmlNode[] = [];
  walk(element, {
    enter(node) {
      below.push(node);
      return true;
    },
  });
  for (const node of below) if ('children' in node) node.children = [];
  adopt(element, below);
  return below.length;
}

/** Makes `nodes` the only children, in one pass. */
export function adopt(parent: NonNullable<HtmlNode['parent']>, nodes: HtmlNode[]): void {
  parent.children = nodes;
  for (const [index, node] of nodes.entries()) {
    node.parent = parent;
    node.prev = nodes[index - 1] ?? null;
    node.next = nodes[index + 1] ?? null;
  }
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeType === 3;
}

/** The nodes inside, none for text. The content of `template` is a document of its own. */
export function childrenOf(node: HtmlNode | HtmlDocument): readonly HtmlNode[] {
  return 'children' in node ? node.children : [];
}

/** The value of an attribute; null when it is missing. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attribs[name] ?? null;
}

/** cheerio's find() first compares all children of the root with each other: beyond this many, that is the slower way. */
const manyChildren = 100;

/** Elements below `root` that match the CSS selector, in document order. Throws on a selector that is none. */
export function select(root: HtmlParent, selector: string): HtmlElement[] {
  trying(selector);
  if (root.children.length <= manyChildren) {
    return query(root as HtmlElement)
      .find(selector)
      .get()
      .filter(isElement);
  }
  const all: HtmlElement[] = [];
  walk(root, {
    enter(node) {
      if (isElement(node)) all.push(node);
      return true;
    },
  });
  return query(all).filter(selector).get();
}

/** Does the element itself match? Throws on a selector that is none. */
export function matches(element: HtmlElement, selector: string): boolean {
  return query(element).is(selector);
}

/** Is this text a CSS selector that `select` understands? */
export function isSelector(text: string): boolean {
  try {
    query(query.root()).find(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
}

export interface HtmlVisitor {
  /** Called before the node's children; `false` skips them (and its `leave`). */
  enter(node: HtmlNode): boolean | undefined;
  /** Called after the children of a node that was entered. */
  leave?(node: HtmlNode): void;
}

/** Visits everything below `root` in document order, without recursion: a page 3,000 levels deep is no danger. */
export function walk(root: HtmlParent, visitor: HtmlVisitor): void {
  const open: { node: HtmlNode | null; children: readonly HtmlNode[]; next: number }[] = [
    { node: null, children: root.children, next: 0 },
  ];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.children[level.next++];
    if (node !== undefined) {
      if (visitor.enter(node) !== false) open.push({ node, children: childrenOf(node), next: 0 });
    } else {
      open.pop();
      if (level.node !== null) visitor.leave?.(level.node);
    }
  }
}

/** All text below, as it stands; scripts, styles and templates left out. */
export function textOf(root: HtmlParent): string {
  const parts: string[] = [];
  walk(root, {
    enter(node) {
      if (isText(node)) parts.push(node.data);
      return isElement(node) ? !silent.has(node.name) : undefined;
    },
  });
  return parts.join('');
}

const silent = new Set(['script', 'style', 'template']);
