// Titles and other short texts of feeds as plain text. Knows HTML's tag names, no site.
import { References, referencePattern } from './references.ts';

/** A title longer than this is a text in the wrong place; the rest is cut. In UTF-16 units. */
const longestText = 4000;

/** Elements that appear in titles; other `<words>` are text unless they are closed again. */
const elementName =
  'a|abbr|acronym|b|bdi|bdo|big|blink|blockquote|br|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|marquee|ol|p|pre|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul|var|wbr';
const attributes = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+))*\s*\/?`;
const knownTag = new RegExp(
  String.raw`<(?:\/\s*(?:${elementName})\s*|(?:${elementName})${attributes})>`,
  'gi',
);
const closedElement = new RegExp(String.raw`<([a-z][\w-]{0,30})${attributes}>([^<]*)<\/\1\s*>`, 'gi');
const silentElement = /<(script|style)(?:\s[^<>]*)?>[^<]*<\/\1\s*>|<!--[^<>]*-->/gi;
/** After these a word ends even where the source has no space. */
const blockTag = /<\/?(?:br|p|div|li|h[1-6]|tr|td|hr|blockquote|ul|ol)(?:\s[^<>]*)?\/?>/gi;

/**
 * HTML, or text that may be HTML, as plain text on one line: tags out (`a < b` and `<word>` stay), entities decoded,
 * white space folded. Entities that were encoded twice come out decoded, and so does markup that was, if it is closed.
 */
export function plainText(html: string): string {
  const bare = removeTags(html.slice(0, longestText));
  const text = decodeReferences(bare);
  return foldSpace(text === bare ? text : removeClosed(text));
}

/** Text that says it is text: entities that were encoded twice are decoded, nothing is removed. */
export function foldedText(text: string): string {
  return foldSpace(decodeReferences(text.slice(0, longestText)));
}

/** Does this look like HTML rather than text with a `<` in it? */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i.test(text);
}

/** Text as HTML that shows the same. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function removeTags(text: string): string {
  if (!text.includes('<')) return text;
  const spaced = text.replace(silentElement, '').replace(blockTag, ' $&');
  return removeClosed(spaced.replace(knownTag, ''));
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
