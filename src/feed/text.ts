// Titles and other short texts of feeds as plain text. Knows HTML's tag names, no site.
import { References, referencePattern } from './references.ts';

/** A title longer than this is a text in the wrong place; the rest is cut. In UTF-16 units. */
const longestText = 4000;

/** HTML's elements, those that only old pages have too; other `<words>` are text unless they are closed again. */
const elements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup data dd del details dfn dir div dl dt em embed fieldset figcaption ' +
    'figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link ' +
    'main map mark marquee math menu meta nav nobr noscript object ol optgroup option p param picture pre q rp rt ' +
    'ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td ' +
    'template textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);
/** Those that stand alone, without an attribute even, or whose end HTML lets writers leave out. */
const mayStayOpen = /^(?:br|dd|dt|hr|img|li|p|t[dhr]|wbr)$/i;
/** After these a word ends even where the source has no space. */
const blocks = /^(?:br|p|div|li|h[1-6]|tr|td|hr|blockquote|ul|ol)$/i;

/** A value without quotes ends at a space or `>`; a quote in it is a slip, as is no space after a value with quotes. */
const attributes = String.raw`(?:(?:\s+|(?<=["']))[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>][^\s<>]*(?=[\s>])))*\s*\/?`;
const anyTag = new RegExp(
  String.raw`<(\/\s*|)(?:[a-z][\w-]*:)?([a-z][a-z\d]*)(${attributes}|[\s/][^<>]*)>`,
  'gi',
);
const closedElement = new RegExp(String.raw`<([a-z][\w-]{0,30})${attributes}>([^<]*)<\/\1\s*>`, 'gi');
const silentElement = /<(script|style)(?:\s[^<>]*)?>[^<]*<\/\1\s*>|<!--[^<>]*-->/gi;

/**
 * HTML, or text that may be HTML, as plain text on one line: tags out (`a < b` and `<word>` stay), entities decoded,
 * white space folded. Entities that were encoded twice come out decoded, and so does markup that was, if it is closed.
 */
export function plainText(html: string): string {
  // Of a text that is cut the ends of elements may be in what is cut off.
  return html.length > longestText ? textOfHtml(html) : plain(removeTags(html, isMarkup));
}

/** The same of what is HTML for certain: an element needs no end to be one. */
export function textOfHtml(html: string): string {
  return plain(removeTags(html.slice(0, longestText), (tag) => isElement(tag.name)));
}

function plain(bare: string): string {
  const text = decodeReferences(bare);
  return foldSpace(text === bare ? text : removeClosed(text));
}

/** Text that says it is text: entities that were encoded twice are decoded, nothing is removed. */
export function foldedText(text: string): string {
  return foldSpace(decodeReferences(text.slice(0, longestText)));
}

/** Does this look like HTML rather than text with a `<`, or a `<word>`, in it? */
export function looksLikeHtml(text: string): boolean {
  const ends = new ClosingTags(text);
  let begun = 0;
  for (const match of text.matchAll(anyTag)) {
    const tag = tagOf(match);
    if (isMarkup(tag, ends)) return true;
    // Of a text that is cut: one may be a word in brackets, two that stand as markup does are markup.
    if (isElement(tag.name) && beginsWord(text, match) && ++begun > 1) return true;
  }
  return /<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i.test(text);
}

/** Text as HTML that shows the same. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

interface Tag {
  /** `/` when it is an end. */
  readonly slash: string;
  readonly name: string;
  /** What stands after the name. */
  readonly inside: string;
  readonly index: number;
}

function tagOf({ 1: slash = '', 2: name = '', 3: inside = '', index }: RegExpExecArray): Tag {
  return { slash, name, inside, index };
}

/** The ends of elements in a text, looked for as far as it takes and once. */
class ClosingTags {
  private readonly text: string;
  private readonly last = new Map<string, number>();
  private readonly pattern = /<\/\s*(?:[a-z][\w-]*:)?([a-z][a-z\d]*)\s*>/gi;
  private isRead = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Is the element that begins at `index` closed again? */
  follow({ name, index }: Tag): boolean {
    const wanted = name.toLowerCase();
    while ((this.last.get(wanted) ?? -1) < index && !this.isRead) {
      const match = this.pattern.exec(this.text);
      if (match === null) this.isRead = true;
      else this.last.set(match[1]?.toLowerCase() ?? '', match.index);
    }
    return (this.last.get(wanted) ?? -1) > index;
  }
}

function isElement(name: string): boolean {
  return elements.has(name.toLowerCase());
}

/** `a <b>c`, where `a<b> c` and `a <b> c` are no way to write markup. */
function beginsWord(text: string, { 0: written, index }: RegExpExecArray): boolean {
  const end = index + written.length;
  return !/\w/.test(text.charAt(index - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(end));
}

/** A tag, not a word that someone put between `<` and `>`: `vector<int>`, `the <S> class`. */
function isMarkup(tag: Tag, ends: ClosingTags): boolean {
  if (!isElement(tag.name)) return false;
  if (tag.slash !== '' || /^\s+[\w:-]+\s*=/.test(tag.inside)) return true;
  return mayStayOpen.test(tag.name) ? /^\s*\/?$/.test(tag.inside) : ends.follow(tag);
}

function removeTags(text: string, isTag: (tag: Tag, ends: ClosingTags) => boolean): string {
  if (!text.includes('<')) return text;
  const visible = text.replace(silentElement, '');
  const ends = new ClosingTags(visible);
  const bare = visible.replace(
    anyTag,
    (written, slash: string, name: string, inside: string, index: number) => {
      if (!isTag({ slash, name, inside, index }, ends)) return written;
      return blocks.test(name) ? ' ' : '';
    },
  );
  return removeClosed(bare);
}

/** Elements that are closed again are markup, whatever their name: their text stays. Innermost first. */
function removeClosed(text: string): string {
  for (let before = text, depth = 0; ; depth++) {
    const after = before.replace(closedElement, '$2').replace(/<br\s*\/?>/gi, ' ');
    if (after === before || depth > 20) return after;
    before = after;
  }
}

function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  const references = new References();
  return text.replace(referencePattern, (reference, inside: string | undefined) =>
    inside === undefined ? reference : (references.decode(inside) ?? reference),
  );
}

/** One line; white space of all kinds, no-break and ideographic too, becomes one space; invisible marks go. */
function foldSpace(text: string): string {
  return text
    .replace(/[\u200B\u2060\uFEFF\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
