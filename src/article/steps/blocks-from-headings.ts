// A few articles set every paragraph as a heading.
import { childrenOf, select, textOf } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

/** When no block of text is anything but a heading, and there are several, each becomes a paragraph. */
export function blocksFromHeadings({ body }: StepScene): void {
  const blocks = select(body, 'h1, h2, h3, h4, h5, h6, p, li, blockquote, td').filter(
    (block) => textOf(block).trim() !== '',
  );
  if (blocks.length < 2 || !blocks.every((block) => /^h[1-6]$/.test(block.name))) return;
  for (const heading of blocks) {
    const paragraph = createElement('p');
    replace(heading, [paragraph]);
    append(paragraph, ...childrenOf(heading));
  }
}
