// The categories of an XML item, in all the ways in which vocabularies write them.
import { attributeOf, childrenOf, textOf } from './node.ts';

/** All that this file looks at. */
export const categoryElements: readonly string[] = [
  ...['category@rss', 'category@atom', 'subject@dc', 'category@itunes', 'keywords@itunes'],
  ...['category@media', 'keywords@media'],
];

const lists = new Set(['keywords@itunes', 'keywords@media']);

/** As given, in the order of the vocabularies; the same one may come twice. */
export function categoriesOf(item: unknown): readonly string[] {
  const found: string[] = [];
  for (const name of categoryElements) {
    for (const node of childrenOf(item, name)) {
      found.push(...(lists.has(name) ? keywordsOf(node) : categoryOf(node)));
    }
  }
  return found;
}

/** The text; Atom's term, which names the category (RFC 4287 §4.2.2.1), before its label; iTunes' `text`, with the categories inside. */
function categoryOf(node: unknown): string[] {
  const own =
    textOf(node) ?? attributeOf(node, 'term') ?? attributeOf(node, 'label') ?? attributeOf(node, 'text');
  const inside = childrenOf(node, 'category@itunes').flatMap(categoryOf);
  return own === null ? inside : [own, ...inside];
}

function keywordsOf(node: unknown): string[] {
  const text = textOf(node);
  return text === null ? [] : text.split(/[,;，、]/);
}
