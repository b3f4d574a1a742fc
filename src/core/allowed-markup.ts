// The elements and attributes that a post's body may hold, and the names under which others are kept. What an
// element becomes that is not here, each room decides for itself.

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Emphasis and the like: may stand inside any line of text. */
export const inlineElements = words(
  'strong em u s sub sup mark small del ins a q cite code abbr time ruby rt rp',
);

/** Begin and end a line of text. */
export const blockElements = words(
  'p h2 h3 h4 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr th td figure figcaption details summary hr',
);

/** Pictures, sound, film and frames. */
export const mediaElements = words('img audio video source iframe');

/** Have no content and no end tag. */
export const voidElements = words('br hr img source');

export const allowedElements: ReadonlySet<string> = new Set([
  ...inlineElements,
  ...blockElements,
  ...mediaElements,
  ...voidElements,
]);

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

/** The name that an element is kept under; its own for most, and for those that are not kept. */
export function keptName(name: string): string {
  return own(renamed, name) ?? name;
}

/** In the order in which they are written. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'width', 'height'],
  audio: ['src', 'controls', 'preload'],
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

/** The attributes that an element may keep; none for most. */
export function attributesOf(name: string): readonly string[] {
  return own(allowedAttributes, name) ?? [];
}

/** Names come from pages: `<constructor>` must find nothing. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
