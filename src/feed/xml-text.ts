// Text elements of XML feeds: RSS's plain ones and Atom's text constructs in all the modes of 0.3 and 1.0.
import { innerBase } from './links.ts';
import { allTextOf, attributeOf, childrenOf, firstWithText, textOf } from './node.ts';
import { personName } from './person.ts';
import type { RawText } from './raw.ts';

/** An element that holds text or HTML; null when it is empty or holds something else (a picture, a reference). */
export function rawTextOf(node: unknown, outer: string | null): RawText | null {
  const given = withoutSection(textOf(node));
  if (given === null) return null;
  const type = attributeOf(node, 'type')?.toLowerCase() ?? null;
  const kind = kindOf(type);
  const isBase64 = attributeOf(node, 'mode') === 'base64' || (kind === null && !/xml|^text/.test(type ?? ''));
  const value = isBase64 ? decodeBase64(given) : given;
  // What is no text by its type is one all the same when it was text that was encoded.
  if (value === null || (kind === null && !isBase64)) return null;
  return { value, kind: kind ?? 'unsure', base: innerBase(attributeOf(node, 'xml:base'), outer) };
}

/** A CDATA section that was escaped, or put into another, as if it were part of the text. */
function withoutSection(text: string | null): string | null {
  const inside =
    text?.startsWith('<![CDATA[') === true ? /^<!\[CDATA\[([\s\S]*?)(?:\]\]>)?$/.exec(text)?.[1] : null;
  return inside?.trim() || text;
}

/** RFC 4287, section 3.1.1, and the media types of Atom 0.3. */
function kindOf(type: string | null): RawText['kind'] | null {
  if (type === null) return 'unsure';
  if (/xhtml/.test(type)) return 'xhtml';
  if (/html/.test(type)) return 'html';
  if (/^(?:text|plain|text\/plain)\b/.test(type) && !/xml/.test(type)) return 'text';
  return type.startsWith('text/') || !type.includes('/') ? 'unsure' : null;
}

/** The text that was encoded; null when it was none (a picture, a sound) or is no base64. */
function decodeBase64(encoded: string): string | null {
  const compact = encoded.replace(/\s+/g, '');
  if (!/^[\w+/-]+={0,2}$/.test(compact)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
    return /(?![\t\n\r])\p{Cc}/u.test(text) ? null : text.trim() || null;
  } catch {
    return null;
  }
}

/** The persons of these elements, by name, joined with a comma; null when there are none. */
export function personsOf(node: unknown, name: string): string | null {
  const nodes = childrenOf(node, name);
  if (nodes.length === 0) return null;
  const persons = nodes.map(personOf).filter((person) => person !== null);
  return persons.length < 2 ? (persons[0] ?? null) : [...new Set(persons)].join(', ');
}

const personParts = ['name@atom', 'name@rss', 'email@atom', 'email@rss'];

/** RSS's author is text; one that is written as Atom's has its parts in that text. */
function partWritten(text: string): string | null {
  if (!text.includes('<')) return null;
  const part = /<(?:[\w.-]{1,40}:)?name(?:\s[^<>]*)?>([^<]*\S[^<]*)<\//i.exec(text);
  return (part ?? /<(?:[\w.-]{1,40}:)?email(?:\s[^<>]*)?>([^<]*\S[^<]*)<\//i.exec(text))?.[1]?.trim() ?? null;
}

function personOf(node: unknown): string | null {
  const described = textOf(firstWithText(node, personParts)) ?? allTextOf(node);
  return described === null ? null : personName(partWritten(described) ?? described);
}
