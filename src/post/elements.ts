// The allow-list of a post's body: elements, their attributes, what stands for what. Data and its look-up; walks no tree.
import { sourceAddress } from '../core/url.ts';
import { mediaAddress } from './address.ts';
import { oneLine } from './escape.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that begin and end a line of text: white space next to their tags shows nothing. */
const block = words(
  'p h2 h3 h4 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr th td figure figcaption details summary hr',
);
const inline = words(
  'br strong em u s sub sup mark small del ins a q cite code img audio video source iframe time abbr ruby rt rp',
);
const voids = words('br hr img source');
const media = words('img audio video source iframe');

/** Left out with all that is inside. */
const dropped = words(
  'script style noscript template svg title button input select option optgroup datalist textarea output meter progress noembed noframes',
);
/** Boxes of a page's layout: a paragraph when they hold nothing but a line of text, else only their content stays. */
const box = words(
  'div section article main header footer nav aside address center fieldset form hgroup dialog search menu dir listing',
);

const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  b: 'strong',
  i: 'em',
  strike: 's',
};

export type Treatment = 'block' | 'inline' | 'box' | 'drop' | 'unwrap';

/** What becomes of an element, and the name it is written with. */
export function treatmentOf(name: string): { readonly treatment: Treatment; readonly name: string } {
  const written = Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : name;
  if (block.has(written)) return { treatment: 'block', name: written };
  if (inline.has(written)) return { treatment: 'inline', name: written };
  if (dropped.has(name)) return { treatment: 'drop', name };
  return { treatment: box.has(name) ? 'box' : 'unwrap', name };
}

export function isVoid(name: string): boolean {
  return voids.has(name);
}

/** Pictures, sound, film and frames: not part of a summary's text. */
export function isMedia(name: string): boolean {
  return media.has(name);
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
const span = { colspan: count, rowspan: count, scope: matching(/^(?:row|col)(?:group)?$/) };
const player = { src: mediaAddress, controls: flag, preload: matching(/^(?:none|metadata|auto)$/) };

/** In the order in which they are written. A reader gives the value to write, or null to leave the attribute out. */
const attributes: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  a: { href: sourceAddress, title: text },
  img: { src: mediaAddress, alt: text, width: length, height: length, 'data-source': sourceAddress },
  audio: player,
  video: { ...player, poster: mediaAddress },
  source: { src: mediaAddress, type: text },
  iframe: {
    src: sourceAddress,
    title: text,
    width: length,
    height: length,
    allowfullscreen: flag,
    loading: matching(/^(?:lazy|eager)$/),
  },
  th: span,
  td: span,
  ol: { start: count },
  time: { datetime: text },
  abbr: { title: text },
  blockquote: { cite: sourceAddress },
  q: { cite: sourceAddress },
};

/** Without this one the element means nothing. */
const required: Readonly<Record<string, string>> = { a: 'href', img: 'src', iframe: 'src', source: 'src' };

/** The attributes that stay, in the order of writing, values not yet escaped. Null: the element cannot stand without one that is missing. */
export function keptAttributes(
  name: string,
  given: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] | null {
  const kept: [string, string][] = [];
  for (const [attribute, read] of Object.entries(attributes[name] ?? {})) {
    const value = Object.hasOwn(given, attribute) ? read(given[attribute] ?? '') : null;
    if (value !== null) kept.push([attribute, value]);
    else if (required[name] === attribute) return null;
  }
  return kept;
}
