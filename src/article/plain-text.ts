// What a sanitised body says and shows: its text by lines, its links, its pictures.
import { inlineElements } from '../core/allowed-markup.ts';
import {
  attribute,
  type HtmlDocument,
  isElement,
  isText,
  parseFragment,
  select,
  walk,
} from '../core/html.ts';
import type { SafeHtml } from '../core/types.ts';

export interface BodyContents {
  /** One line per innermost block, `br` a new line; captions included. */
  readonly text: string;
  readonly links: readonly string[];
  readonly images: readonly string[];
}

export function contentsOf(html: SafeHtml): BodyContents {
  const tree = parseFragment(html);
  return {
    text: textByLines(tree),
    links: addresses(tree, 'a', 'href'),
    images: addresses(tree, 'img', 'src'),
  };
}

function textByLines(tree: HtmlDocument): string {
  const lines = [''];
  const breakLine = () => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const add = (text: string) => {
    lines.push(`${lines.pop() ?? ''}${text}`);
  };
  let preformatted = 0;
  walk(tree, {
    enter(node) {
      if (isText(node)) add(preformatted > 0 ? node.data : node.data.replace(/\s+/g, ' '));
      if (!isElement(node)) return;
      if (node.name === 'pre') preformatted += 1;
      if (!inlineElements.has(node.name) && node.name !== 'img') breakLine();
    },
    leave(node) {
      if (!isElement(node)) return;
      if (node.name === 'pre') preformatted -= 1;
      if (!inlineElements.has(node.name) && node.name !== 'img') breakLine();
    },
  });
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function addresses(tree: HtmlDocument, element: string, name: string): readonly string[] {
  const found = select(tree, `${element}[${name}]`).map((one) => attribute(one, name) ?? '');
  return [...new Set(found)];
}
