// One tag of a feed's text: where it ends, what it is called, and a sound spelling when its own is not.

export interface Tag {
  readonly name: string;
  /** With the space before, quoted; '' when there are none. */
  readonly attributes: string;
  /** `<name/>`. */
  readonly isEmpty: boolean;
  /** Behind its `>`. */
  readonly end: number;
  /** Spelled so that a strict parser does not read it: the attributes are mended. */
  readonly isMended: boolean;
}

/** Names of elements that feeds know are ASCII: `<标题>` in the middle of a text is text. */
const name = String.raw`[A-Za-z_][\w:.-]*`;
const attributeName = String.raw`[A-Za-z_][\w:.-]*`;

const soundTag = new RegExp(
  String.raw`<(${name})((?:\s+${attributeName}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>`,
  'y',
);
/** Quotes that are closed and followed by what follows a value; then quotes that are not even that. */
const looseTags = [
  new RegExp(
    String.raw`<(${name})(?=[\s/>])((?:"[^"]{0,9999}"(?=[\s/>]|\w+=)|'[^']{0,9999}'(?=[\s/>]|\w+=)|[^"'<>])*)>`,
    'y',
  ),
  new RegExp(String.raw`<(${name})(?=[\s/>])([^<>]{0,9999})>`, 'y'),
];
const endTag = new RegExp(String.raw`<\/(${name})\s*>`, 'y');
const looseEndTag = new RegExp(String.raw`<\/\s*(${name})(?=[\s/>])[^<>]{0,999}>`, 'y');
const looseAttribute = new RegExp(
  String.raw`(${attributeName})(?:\s*=\s*(?:"([^"]*)"(?=[\s/]|$|\w+=)|'([^']*)'(?=[\s/]|$|\w+=)|([^\s"'][^\s"']*|["'][^\s]*)))?`,
  'g',
);

/** The start tag at `at`; null when what stands there is none. */
export function readStartTag(text: string, at: number): Tag | null {
  soundTag.lastIndex = at;
  const sound = soundTag.exec(text);
  if (sound !== null) {
    const [whole, tagName = '', attributes = '', slash] = sound;
    return { name: tagName, attributes, isEmpty: slash === '/', end: at + whole.length, isMended: false };
  }
  for (const pattern of looseTags) {
    pattern.lastIndex = at;
    const loose = pattern.exec(text);
    if (loose !== null) return mend(loose[1] ?? '', loose[2] ?? '', at + loose[0].length);
  }
  return null;
}

function mend(tagName: string, inside: string, end: number): Tag {
  const isEmpty = /(?:^|[\s"'])\/\s*$/.test(inside);
  const given = isEmpty ? inside.replace(/\/\s*$/, '') : inside;
  const seen = new Set<string>();
  let attributes = '';
  for (const [, attribute = '', double, single, bare] of given.matchAll(looseAttribute)) {
    if (seen.has(attribute)) continue;
    seen.add(attribute);
    const value = double ?? single ?? (bare ?? attribute).replace(/^["']|["']$/g, '');
    attributes += ` ${attribute}="${value.replace(/</g, '&lt;').replace(/"/g, '&quot;')}"`;
  }
  return {
    name: tagName,
    attributes,
    isEmpty,
    end,
    isMended: true,
  };
}

/** The end tag at `at`; null when what stands there is none. */
export function readEndTag(text: string, at: number): Tag | null {
  endTag.lastIndex = at;
  const sound = endTag.exec(text);
  looseEndTag.lastIndex = at;
  const found = sound ?? looseEndTag.exec(text);
  if (found === null) return null;
  const [whole, tagName = ''] = found;
  return { name: tagName, attributes: '', isEmpty: false, end: at + whole.length, isMended: sound === null };
}
