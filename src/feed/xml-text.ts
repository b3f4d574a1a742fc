// Text and person elements of XML feeds: RSS's plain ones and Atom's text constructs.
import { innerBase } from './links.ts';
import { attributeOf, childrenOf, textOf, textsOf } from './node.ts';
import type { RawText } from './raw.ts';

/** An element that holds text or HTML; null when it is empty or holds something else (a picture, a reference). */
export function rawTextOf(node: unknown, outer: string | null): RawText | null {
  const value = textOf(node);
  const kind = kindOf(attributeOf(node, 'type')?.toLowerCase() ?? null);
  if (value === null || kind === null) return null;
  return { value, kind, base: innerBase(attributeOf(node, 'xml:base'), outer) };
}

/** RFC 4287, section 3.1.1, and the media types of Atom 0.3. */
function kindOf(type: string | null): RawText['kind'] | null {
  if (type === null) return 'unsure';
  if (/html/.test(type)) return 'html';
  if (type === 'text' || type === 'plain' || type === 'text/plain') return 'text';
  return type.startsWith('text/') || !type.includes('/') ? 'unsure' : null;
}

/** The persons of these elements, by name, joined with a comma; null when there are none. */
export function personsOf(node: unknown, names: readonly string[]): string | null {
  const persons = names.flatMap((name) => childrenOf(node, name)).map(personOf);
  return [...new Set(persons.filter((person) => person !== null))].join(', ') || null;
}

function personOf(node: unknown): string | null {
  const own = textOf(node);
  if (own === null) return textsOf(node, ['name@atom', 'name@rss', 'email@atom', 'email@rss'])[0] ?? null;
  // RSS 2.0 wants an address here, and has the name in brackets: "desk@example.org (The Desk)".
  return /^\S+@\S+\s*\(([^()]+)\)$/.exec(own)?.[1]?.trim() ?? own;
}
