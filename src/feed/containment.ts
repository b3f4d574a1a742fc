// Which elements of a feed hold which: told apart from one that was never closed. Names only.
import { knownChildren } from './xml-item.ts';

/** Canonical name → what of the elements that an item can have may stand inside. */
const holders: Readonly<Record<string, (child: string) => boolean>> = {
  'group@media': (child) => child.endsWith('@media') && child !== 'group@media',
  'content@media': (child) => child.endsWith('@media') && !/^(?:content|group)@/.test(child),
  'category@itunes': (child) => child === 'category@itunes',
  'image@rss': (child) => /^(?:url|title|link|description)@rss$/.test(child),
  'source@atom': () => true,
};

/** In a broken text: may `child` stand inside `parent`, or was `parent` to be closed before it? */
export function mayHold(parent: string, child: string): boolean {
  const holds = holders[parent];
  if (holds !== undefined) return holds(child);
  // Nothing else that feeds know holds one of its own kind, or an element that belongs to the item.
  return !knownChildren.has(parent) || (!knownChildren.has(child) && parent !== child);
}
