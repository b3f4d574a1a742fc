// The tree that cleaned HTML is built in, and its serialisation. Knows the shape, not the rules.
import { voidElements } from '../core/allowed-markup.ts';

export interface Block {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: BlockNode[];
}
/** A string is text, not yet escaped. */
export type BlockNode = Block | string;

/** Elements that are content without any text. */
const mediaNames: ReadonlySet<string> = new Set(['img', 'audio', 'video', 'iframe']);

export function newBlock(name: string, attributes: Readonly<Record<string, string>> = {}): Block {
  return { name, attributes, children: [] };
}

/** White space and characters without width say nothing. */
export function isBlank(text: string): boolean {
  return /^[\s\u{200b}-\u{200d}\u{2060}]*$/u.test(text);
}

/** Is there any text or media inside? Depth is bounded by the nesting limit, so recursion is safe. */
export function hasContent(node: BlockNode): boolean {
  if (typeof node === 'string') return !isBlank(node);
  return mediaNames.has(node.name) || node.children.some(hasContent);
}

/** Is there media inside? */
export function hasMedia(node: BlockNode): boolean {
  return typeof node !== 'string' && (mediaNames.has(node.name) || node.children.some(hasMedia));
}

/** Well-formed HTML: every element closed, every value quoted. */
export function serialise(nodes: readonly BlockNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? escapeText(node) : element(node))).join('');
}

function element(block: Block): string {
  const attributes = Object.entries(block.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`)
    .join('');
  const start = `<${block.name}${attributes}>`;
  return voidElements.has(block.name) ? start : `${start}${serialise(block.children)}</${block.name}>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
