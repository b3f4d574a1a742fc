// What becomes of each HTML element in the article room. Which ones may be kept is core/allowed-markup.ts.

/** Gone with everything inside: no content, or content that only a script or a form makes sense of. */
export const droppedNames = new Set(
  `script style template noscript head title link meta base button input select option optgroup textarea datalist
  output progress meter svg math object embed applet param canvas map area frame frameset noframes noembed xmp
  plaintext portal track col colgroup`.split(/\s+/),
);

/** Blocks that hold one line of text each. */
export const lineNames = new Set('p h2 h3 h4 pre summary'.split(' '));

/** Blocks that hold other blocks or, when they hold one paragraph only, its text. */
export const looseNames = new Set('li dd dt td th caption figcaption details figure'.split(' '));

/** Blocks that hold certain children only, or blocks only. */
export const frameNames = new Set('ul ol dl table thead tbody tfoot tr blockquote'.split(' '));

/** Where an element must stand; elsewhere it is only a division. */
export const parentsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    li: ['ul', 'ol'],
    dt: ['dl'],
    dd: ['dl'],
    figcaption: ['figure'],
    summary: ['details'],
    caption: ['table'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['table', 'thead', 'tbody', 'tfoot'],
    td: ['tr'],
    th: ['tr'],
  }).map(([name, parents]) => [name, new Set(parents)]),
);

/** Text or a block straight inside these belongs into such a child. */
export const impliedChild: ReadonlyMap<string, string> = new Map([
  ['ul', 'li'],
  ['ol', 'li'],
  ['dl', 'dd'],
]);

/** Elements that break a line of text without being kept themselves. */
export const divisionNames = new Set(
  `div section article aside main header footer nav address center form fieldset legend hgroup search body html
  li dt dd figcaption summary caption thead tbody tfoot tr td th`.split(/\s+/),
);
