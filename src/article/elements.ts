// What becomes of each HTML element, and which attributes it may keep: the one allow-list of the article room.
import type { HtmlElement } from '../core/html.ts';

/** Elements with other names; the rest keep theirs. */
const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  b: 'strong',
  i: 'em',
  strike: 's',
  menu: 'ul',
  dir: 'ul',
  acronym: 'abbr',
};

export function finalName(element: HtmlElement): string {
  return renamed[element.name] ?? element.name;
}

/** Gone with everything inside: no content, or content that only a script or a form makes sense of. */
export const droppedNames = new Set(
  `script style template noscript head title link meta base button input select option optgroup textarea datalist
  output progress meter svg math object embed applet param canvas map area frame frameset noframes noembed xmp
  plaintext portal track col colgroup`.split(/\s+/),
);

/** Emphasis and the like: may stand inside any line of text. */
export const inlineNames = new Set(
  'strong em u s sub sup mark small del ins a q cite code abbr time ruby rt rp'.split(' '),
);

/** Blocks that hold one line of text each. */
export const lineNames = new Set('p h2 h3 h4 pre summary'.split(' '));

/** Blocks that hold other blocks or, when they hold one paragraph only, its text. */
export const looseNames = new Set('li dd dt td th caption figcaption details figure'.split(' '));

/** Blocks that hold certain children only, or blocks only. */
export const frameNames = new Set('ul ol dl table thead tbody tfoot tr blockquote'.split(' '));

/** Where an element must stand; elsewhere it is only a division. */
export const parentsOf: Readonly<Record<string, ReadonlySet<string>>> = {
  li: new Set(['ul', 'ol']),
  dt: new Set(['dl']),
  dd: new Set(['dl']),
  figcaption: new Set(['figure']),
  summary: new Set(['details']),
  caption: new Set(['table']),
  thead: new Set(['table']),
  tbody: new Set(['table']),
  tfoot: new Set(['table']),
  tr: new Set(['table', 'thead', 'tbody', 'tfoot']),
  td: new Set(['tr']),
  th: new Set(['tr']),
};

/** Text or a block straight inside these belongs into such a child. */
export const impliedChild: Readonly<Record<string, string>> = { ul: 'li', ol: 'li', dl: 'dd' };

/** Elements that break a line of text without being kept themselves. */
export const divisionNames = new Set(
  `div section article aside main header footer nav address center form fieldset legend hgroup search body html
  li dt dd figcaption summary caption thead tbody tfoot tr td th`.split(/\s+/),
);

/** All elements that the result may hold (jekyll-output rule 12). */
export const allowedNames: readonly string[] = [
  ...new Set([...inlineNames, ...lineNames, ...looseNames, ...frameNames]),
  ...['br', 'hr', 'img', 'audio', 'video', 'source', 'iframe'],
];

/** All attributes that the result may hold (jekyll-output rule 12). */
export const allowedAttributes: Readonly<Record<string, string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'width', 'height'],
  audio: ['src', 'controls', 'preload', 'poster'],
  video: ['src', 'controls', 'preload', 'poster'],
  source: ['src', 'type'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen', 'loading'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan', 'scope'],
  ol: ['start'],
  time: ['datetime'],
  abbr: ['title'],
  blockquote: ['cite'],
  q: ['cite'],
};
