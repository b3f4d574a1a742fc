// A pull quote: a box with a picture of quotation marks. Its words stay.
import { childrenOf, select } from '../../core/html.ts';
import { append, createElement, replace, unwrap } from '../../core/html-edit.ts';
import type { StepScene } from './step.ts';

/** Each becomes a blockquote. */
export function fmmQuote({ body }: StepScene): void {
  for (const box of select(body, '.m-em-quote')) {
    const quote = createElement('blockquote');
    for (const inner of select(box, 'blockquote')) unwrap(inner);
    replace(box, [quote]);
    append(quote, ...childrenOf(box));
  }
}
