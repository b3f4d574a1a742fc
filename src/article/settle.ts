// What is left of a finished block: empty ones go, needless paragraphs open, ends are trimmed.
import { inlineElements, voidElements } from '../core/allowed-markup.ts';
import { type Block, type BlockNode, hasContent, hasMedia, isBlank, newBlock } from './block-tree.ts';
import { frameNames, looseNames } from './elements.ts';

/** A finished block, or what is left of one that holds nothing. */
export function settled(block: Block): readonly BlockNode[] {
  if (block.name === 'figure') return settledFigure(block);
  if (looseNames.has(block.name)) spreadOnlyLine(block);
  if (block.name === 'td' || block.name === 'th' || block.name === 'tr') return [block];
  return (looseNames.has(block.name) || frameNames.has(block.name)) && !hasContent(block) ? [] : [block];
}

/** `<li><p>text</p></li>` is `<li>text</li>`; with two paragraphs both stay. */
function spreadOnlyLine(block: Block): void {
  const lines = block.children.filter((child) => typeof child !== 'string' && child.name === 'p');
  if (lines.length === 1) spread(block, (child) => child.name === 'p');
}

/** A figure's pictures stand bare; a figure without any is the text of its caption. */
function settledFigure(block: Block): readonly BlockNode[] {
  spread(block, (child) => child.name === 'p' && isBlank(textIn(child)));
  if (block.children.some(hasMedia) || block.children.some(isFramed)) return [block];
  return block.children.flatMap(asLines).filter(hasContent);
}

/** A caption's text becomes paragraphs; blocks in it stay what they are. */
function asLines(node: BlockNode): readonly BlockNode[] {
  if (typeof node === 'string' || node.name !== 'figcaption') return [node];
  const lines: Block[] = [];
  let isOpen = false;
  for (const child of node.children) {
    if (typeof child !== 'string' && !inlineElements.has(child.name) && !['br', 'img'].includes(child.name)) {
      lines.push(child);
      isOpen = false;
      continue;
    }
    if (!isOpen) lines.push(newBlock('p'));
    isOpen = true;
    lines.at(-1)?.children.push(child);
  }
  return lines;
}

function isFramed(node: BlockNode): boolean {
  return typeof node !== 'string' && ['table', 'pre', 'blockquote'].includes(node.name) && hasContent(node);
}

function spread(block: Block, wanted: (child: Block) => boolean): void {
  const children = block.children.flatMap((child) =>
    typeof child !== 'string' && wanted(child) ? child.children : [child],
  );
  block.children.splice(0, block.children.length, ...children);
}

function textIn(node: BlockNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('');
}

/** Takes white space, line breaks and empty emphasis from the end of a line. */
export function trimEnd(line: Block): void {
  const path = [line];
  for (let block = path.at(-1); block !== undefined; block = path.at(-1)) {
    const last = block.children.pop();
    if (last === undefined) {
      path.pop();
      path.at(-1)?.children.pop();
    } else if (typeof last === 'string') {
      const text = last.trimEnd();
      if (text !== '') {
        block.children.push(text);
        return;
      }
    } else if (last.name !== 'br') {
      block.children.push(last);
      if (voidElements.has(last.name)) return;
      path.push(last);
    }
  }
}

/** A rule parts two texts; before the first and after the last it parts nothing. */
export function withoutOuterRules(nodes: readonly BlockNode[]): readonly BlockNode[] {
  const isRule = (node: BlockNode) => typeof node !== 'string' && node.name === 'hr';
  const first = nodes.findIndex((node) => !isRule(node));
  const last = nodes.findLastIndex((node) => !isRule(node));
  return first < 0 ? [] : nodes.slice(first, last + 1);
}
