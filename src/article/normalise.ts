// Any HTML tree → a tree of plain blocks: one meaning an element, no wrapper, nothing empty, nothing too deep.
// Knows no site; the last word is the sanitiser's.

import { inlineElements, keptName } from '../core/allowed-markup.ts';
import { type HtmlElement, type HtmlNode, type HtmlParent, isElement, isText, walk } from '../core/html.ts';
import { nestingLimit } from '../core/limits.ts';
import { cleanAttributes, mediaBlock, type Surroundings } from './attributes.ts';
import { type BlockNode, newBlock } from './block-tree.ts';
import { BlockWriter, type Position } from './block-writer.ts';
import { divisionNames, droppedNames, frameNames, lineNames, looseNames, parentsOf } from './elements.ts';

/** The post puts the body two levels down, and a line with its text needs two more. */
const deepest = nestingLimit - 4;

interface Opened {
  readonly position: Position;
  readonly kind: 'block' | 'inline';
}

/** The blocks of everything below `root`. */
export function normalise(root: HtmlParent, about: Surroundings): readonly BlockNode[] {
  const writer = new BlockWriter();
  const opened: Opened[] = [];
  walk(root, {
    enter(node) {
      if (isText(node)) writer.addText(node.data);
      if (!isElement(node)) return isTransparent(node);
      if (addWhole(writer, node, about)) return false;
      const { position } = writer;
      opened.push({ position, kind: open(writer, node, about) });
      return true;
    },
    leave(node) {
      if (!isElement(node)) return;
      const last = opened.pop();
      if (last?.kind === 'inline') writer.endFormats(last.position);
      if (last?.kind === 'block') writer.endBlock(last.position);
    },
  });
  return writer.finish();
}

function isTransparent(node: HtmlNode): boolean {
  return 'children' in node;
}

/** Elements that are dealt with at once, together with what is inside. */
function addWhole(writer: BlockWriter, element: HtmlElement, about: Surroundings): boolean {
  const name = keptName(element.name);
  if (droppedNames.has(name) || name === 'source') return true;
  if (name === 'br') writer.addInline(newBlock('br'));
  else if (name === 'hr') writer.addBlock(newBlock('hr'));
  else if (['img', 'audio', 'video', 'iframe'].includes(name)) {
    const media = mediaBlock(element, name, about);
    if (media !== null && name === 'img') writer.addInline(media);
    if (media !== null && name !== 'img') writer.addBlock(media);
  } else return false;
  return true;
}

/** Tells the writer what this element begins, and says whether its end breaks the line. */
function open(writer: BlockWriter, element: HtmlElement, about: Surroundings): Opened['kind'] {
  const name = keptName(element.name);
  if (inlineElements.has(name)) {
    const attributes = cleanAttributes(element, name, about);
    if (attributes !== null && !writer.isFormatOn(name) && writer.depth < deepest) {
      writer.format({ name, attributes });
    }
    return 'inline';
  }
  const isInPlace = parentsOf.get(name)?.has(writer.containerName) ?? true;
  if (lineNames.has(name) && isInPlace) {
    // A paragraph inside a heading is part of the heading.
    writer.startLine(name === 'p' ? writer.lineName : name);
    return 'block';
  }
  if ((looseNames.has(name) || frameNames.has(name)) && isInPlace && writer.depth < deepest) {
    writer.openContainer(newBlock(name, cleanAttributes(element, name, about) ?? {}));
    return 'block';
  }
  if (!divisionNames.has(name) && !looseNames.has(name) && !frameNames.has(name)) return 'inline';
  writer.endLine();
  return 'block';
}
