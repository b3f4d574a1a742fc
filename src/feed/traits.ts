// What kind of element a canonical name is: part of the feed's skeleton, text, something that an item has, or none of these.
import { lineElements, textElements } from './content-end.ts';
import { knownChildren } from './xml-item.ts';

export interface Traits {
  /** An item, where its parent is a container. */
  readonly isItem: boolean;
  /** Holds items: the root and the channel. */
  readonly isContainer: boolean;
  /** Its content is text or HTML. */
  readonly isText: boolean;
  /** Text that is a name or a word. */
  readonly isLine: boolean;
  /** Someone reads it when it stands in an item. */
  readonly isRead: boolean;
}

const items = ['item@rss', 'entry@atom'];
const containers = ['rss@rss', 'rdf@rdf', 'channel@rss', 'feed@atom'];
const nothing: Traits = { isItem: false, isContainer: false, isText: false, isLine: false, isRead: false };

const known: ReadonlyMap<string, Traits> = new Map(
  [...items, ...containers, ...textElements, ...knownChildren].map((name) => [
    name,
    {
      isItem: items.includes(name),
      isContainer: containers.includes(name),
      isText: textElements.has(name) || lineElements.has(name),
      isLine: lineElements.has(name),
      isRead: knownChildren.has(name),
    },
  ]),
);

/** The traits of an element by its canonical name. */
export function traitsOf(canonical: string): Traits {
  return known.get(canonical) ?? nothing;
}
