// Takes out what a rule says is no part of the article, and counts it.
import { type HtmlElement, type HtmlParent, select } from '../core/html.ts';
import { replace } from '../core/html-edit.ts';
import type { Removal } from '../core/removal.ts';
import { lineOf } from './dom-text.ts';
import { outermost } from './places.ts';
import type { TraceRecorder } from './trace.ts';

/**
 * Changes the tree. How many elements each rule took, rules that took none left out; what a rule took is no other's.
 * @param trace told what each rule took
 */
export function clean(
  root: HtmlParent,
  removals: readonly Removal[],
  trace?: TraceRecorder,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, selector, reason } of removals) {
    const taken = outermost(select(root, selector));
    for (const element of taken) replace(element, []);
    if (taken.length === 0) continue;
    counts[id] = (counts[id] ?? 0) + taken.length;
    trace?.took({ rule: id, reason, count: taken.length, samples: samplesOf(taken) });
  }
  return counts;
}

/** Enough to recognise what was taken. */
function samplesOf(taken: readonly HtmlElement[]): readonly string[] {
  return taken.slice(0, 3).map((element) => {
    const text = lineOf(element);
    return text === null ? `<${element.name}>` : text.length > 60 ? `${text.slice(0, 60)}…` : text;
  });
}
