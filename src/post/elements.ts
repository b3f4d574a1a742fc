// What becomes of each element of a body, and how the values of its attributes are read. Data and its look-up; walks
// no tree. Which elements and attributes may stand is core/allowed-markup.ts.
import {
  allowedElements,
  attributesOf,
  blockElements,
  keptName,
  mediaElements,
  voidElements,
} from '../core/allowed-markup.ts';
import { sourceAddress } from '../core/url.ts';
import { mediaAddress } from './address.ts';
import { oneLine } from './escape.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Left out with all that is inside. */
const dropped = words(
  'script style noscript template svg title button input select option optgroup datalist textarea output meter progress noembed noframes',
);
/** Boxes of a page's layout: a paragraph when they hold nothing but a line of text, else only their content stays. */
const box = words(
  'div section article main header footer nav aside address center fieldset form hgroup dialog search listing',
);

export type Treatment = 'block' | 'inline' | 'box' | 'drop' | 'unwrap';

/** What becomes of an element, and the name it is written with. */
export function treatmentOf(name: string): { readonly treatment: Treatment; readonly name: string } {
  const kept = keptName(name);
  if (blockElements.has(kept)) return { treatment: 'block', name: kept };
  if (allowedElements.has(kept)) return { treatment: 'inline', name: kept };
  if (dropped.has(name)) return { treatment: 'drop', name };
  return { treatment: box.has(name) ? 'box' : 'unwrap', name };
}

export function isVoid(name: string): boolean {
  return voidElements.has(name);
}

/** Pictures, sound, film and frames: not part of a summary's text. */
export function isMedia(name: string): boolean {
  return mediaElements.has(name);
}

type Reader = (value: string) => string | null;

const text: Reader = (value) => oneLine(value).trim() || null;
const flag: Reader = () => '';
const matching =
  (pattern: RegExp): Reader =>
  (value) =>
    pattern.test(value) ? value : null;
const length = matching(/^\d{1,5}%?$/);
const count = matching(/^-?\d{1,5}$/);

/** How a value is read: null leaves the attribute out. */
const readers: Readonly<Record<string, Reader>> = {
  href: sourceAddress,
  src: mediaAddress,
  poster: mediaAddress,
  cite: sourceAddress,
  'data-source': sourceAddress,
  title: text,
  alt: text,
  type: text,
  datetime: text,
  width: length,
  height: length,
  colspan: count,
  rowspan: count,
  start: count,
  scope: matching(/^(?:row|col)(?:group)?$/),
  controls: flag,
  allowfullscreen: flag,
  preload: matching(/^(?:none|metadata|auto)$/),
  loading: matching(/^(?:lazy|eager)$/),
};

/** Where a copied picture came from: the mirror's own mark, so that no page's is let in. */
const ownAttributes: ReadonlyMap<string, readonly string[]> = new Map([['img', ['data-source']]]);

/** Without this one the element means nothing. */
const required: ReadonlyMap<string, string> = new Map([
  ['a', 'href'],
  ['img', 'src'],
  ['iframe', 'src'],
  ['source', 'src'],
]);

/** The attributes that stay, in the order of writing, values not yet escaped. Null: the element cannot stand without one that is missing. */
export function keptAttributes(
  name: string,
  given: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] | null {
  const kept: [string, string][] = [];
  for (const attribute of [...attributesOf(name), ...(ownAttributes.get(name) ?? [])]) {
    // A frame shows another site, never a file of the blog.
    const read = name === 'iframe' && attribute === 'src' ? sourceAddress : readers[attribute];
    const value = Object.hasOwn(given, attribute) ? (read?.(given[attribute] ?? '') ?? null) : null;
    if (value !== null) kept.push([attribute, value]);
    else if (required.get(name) === attribute) return null;
  }
  return kept;
}
