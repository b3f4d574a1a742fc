// The passages of a page: its innermost blocks of text. Before they are listed, every stretch of text gets a block of
// its own, so that a passage can be kept or left as a whole.
import { inlineElements } from '../../core/allowed-markup.ts';
import { adopt, type HtmlElement, type HtmlNode, isElement, isText } from '../../core/html.ts';
import { createElement } from '../../core/html-edit.ts';
import { isBlank } from '../block-tree.ts';
import { divisionNames, frameNames, lineNames, looseNames } from '../elements.ts';

export interface Passage {
  readonly element: HtmlElement;
  /** On one line. */
  readonly text: string;
  /** Letters; a character that is a word or a syllable counts for as many as it stands for. */
  readonly weight: number;
  /** How much of the weight is inside links, 0 to 1. */
  readonly linked: number;
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Stay whole, whatever line breaks they have. */
const unsplit = new Set([...headings, 'pre', 'figcaption', 'caption', 'dt', 'summary', 'address', 'a']);

/** Does the element begin and end a line by its name alone? */
export function isBlockName(name: string): boolean {
  return (
    divisionNames.has(name) ||
    lineNames.has(name) ||
    looseNames.has(name) ||
    frameNames.has(name) ||
    headings.has(name) ||
    name === 'hr'
  );
}

export function isHeading(element: HtmlElement): boolean {
  return headings.has(element.name);
}

/** The passages below `root`, in document order. Changes the tree: loose text is wrapped in paragraphs. */
export function passagesOf(root: HtmlElement): readonly Passage[] {
  const found: Passage[] = [];
  arrange(root, found);
  return found;
}

/** Says whether there are blocks inside. Trees are at most 512 levels deep. */
function arrange(element: HtmlElement, found: Passage[]): boolean {
  if (element.name === 'pre') {
    add(element, found);
    return false;
  }
  const before = found.length;
  /** The blocks among the children, each with the passages inside. */
  const blocks = new Map<HtmlNode, readonly Passage[]>();
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const below: Passage[] = [];
    const isBlock = arrange(child, below) || isBlockName(child.name);
    if (isBlock) blocks.set(child, below);
  }
  const isSplit =
    !unsplit.has(element.name) && (isBlockName(element.name) || !inlineElements.has(element.name));
  const runs = runsOf(element.children, blocks, isSplit || blocks.size > 0);
  if (blocks.size === 0 && runs.length <= 1) {
    if (isBlockName(element.name)) add(element, found);
    return false;
  }
  const children: HtmlNode[] = [];
  for (const run of runs) {
    const [first] = run;
    const below = first === undefined ? undefined : blocks.get(first);
    if (first !== undefined && below !== undefined) {
      children.push(first);
      for (const passage of below) found.push(passage);
    } else if (run.some(says)) {
      const paragraph = createElement('p');
      adopt(paragraph, run);
      add(paragraph, found);
      children.push(paragraph);
    } else children.push(...run);
  }
  adopt(element, children);
  return blocks.size > 0 || found.length > before;
}

/** Each block alone, and between them what stands on one line; two line breaks end a line too. */
function runsOf(
  nodes: readonly HtmlNode[],
  blocks: ReadonlyMap<HtmlNode, unknown>,
  isSplit: boolean,
): readonly HtmlNode[][] {
  const runs: HtmlNode[][] = [];
  let run: HtmlNode[] = [];
  let breaks: HtmlNode[] = [];
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
    breaks = [];
  };
  for (const node of nodes) {
    if (blocks.has(node)) {
      end();
      runs.push([node]);
    } else if (isElement(node) && node.name === 'br') breaks.push(node);
    else if (isText(node) && isBlank(node.data) && breaks.length > 0) breaks.push(node);
    else {
      const lineBreaks = breaks.filter(isElement).length;
      if (isSplit && lineBreaks > 1 && run.some(says)) end();
      else run.push(...breaks);
      breaks = [];
      run.push(node);
    }
  }
  end();
  return runs;
}

function says(node: HtmlNode): boolean {
  return isText(node) ? !isBlank(node.data) : isElement(node) && node.children.some(says);
}

function add(element: HtmlElement, found: Passage[]): void {
  const all: string[] = [];
  const inLinks: string[] = [];
  collect(element, element.name === 'a', all, inLinks);
  const text = all.join('').replace(/\s+/g, ' ').trim();
  if (isBlank(text)) return;
  const weight = weightOf(text);
  const linked = inLinks.length === 0 ? 0 : Math.min(1, weightOf(inLinks.join('')) / Math.max(1, weight));
  found.push({ element, text, weight, linked });
}

/** The text below, and that part of it which is inside links. Scripts and templates are gone by then. */
function collect(element: HtmlElement, isLink: boolean, all: string[], inLinks: string[]): void {
  for (const child of element.children) {
    if (isText(child)) {
      all.push(child.data);
      if (isLink) inLinks.push(child.data);
    } else if (isElement(child)) {
      collect(child, isLink || (child.name === 'a' && child.attribs['href'] !== undefined), all, inLinks);
    }
  }
}

/** One for a letter or a digit, three for a Han character or kana, two for a Hangul syllable. */
export function weightOf(text: string): number {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (!/[\u1100-\uffff]/.test(letters)) return letters.length;
  const wide = letters.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const syllables = letters.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return letters.length + 2 * wide + syllables;
}

/** Weight beyond which a text needs no stops to be believed: some scripts have none. */
const longText = 120;
const stop = /[.!?…。！？؟।:;,，、،]/u;

/** Is it running text? `least` is the weight that it needs. */
export function isProse({ text, weight, linked }: Passage, least = 70): boolean {
  return weight >= least && linked < 0.5 && (weight >= longText || stop.test(text));
}

/** Does it end as a sentence does? */
export function isSentence({ text }: Passage): boolean {
  return /[.!?…。！？؟।]["'”’»」』)\]]*$/u.test(text) && !/\.\.\.$|…$/.test(text);
}
