// Addresses inside HTML made absolute, those under an xml:base of their own too. Knows attributes, no elements.
import { absoluteUrl, innerBase } from './links.ts';

// Both look first whether the tag ends, or where its name does: going back over a megabyte at every character takes hours.
const startTag = /<[a-z](?=[^<>]*>)[^<>]*\s(?:href|src|poster|srcset)\s*=[^<>]*>/gi;
const anyTag = /<(\/?)([a-z][\w:-]*)(?![\w:-])([^<>]*)>/gi;
/** Most feeds have none, and are not rewritten. */
const relativeAddress = /\s(?:(?:href|src|poster)\s*=\s*(?!["']?(?:[a-z][a-z0-9+.-]*:|#))|srcset\s*=)/i;
const addressAttribute = /(\s(?:href|src|poster|srcset)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;
const baseAttribute = /\sxml:base\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** HTML with relative addresses made absolute. Fragments, `data:`, `mailto:` and all absolute ones stay. */
export function absolutizeHtml(html: string, base: string | null): string {
  if (/\sxml:base\s*=/i.test(html)) return absolutizeByElement(html, base);
  if (base === null || !relativeAddress.test(html)) return html;
  return html.replace(startTag, (tag) => absolutizeTag(tag, base));
}

/** The same where elements inside carry an xml:base; the attribute itself, which means nothing in HTML, goes. */
function absolutizeByElement(html: string, outer: string | null): string {
  const open: { readonly name: string; readonly base: string | null }[] = [];
  return html.replace(anyTag, (tag, slash: string, name: string, attributes: string) => {
    const base = open.at(-1)?.base ?? outer;
    if (slash !== '') {
      const index = open.findLastIndex((element) => element.name === name);
      if (index >= 0) open.length = index;
      return tag;
    }
    const given = baseAttribute.exec(attributes);
    const own = innerBase(given?.[1] ?? given?.[2] ?? null, base);
    if (!attributes.endsWith('/') && open.length < 1000) open.push({ name, base: own });
    const bare = tag.replace(baseAttribute, '');
    return own === null ? bare : absolutizeTag(bare, own);
  });
}

function absolutizeTag(tag: string, base: string): string {
  return tag.replace(
    addressAttribute,
    (attribute: string, before: string, double?: string, single?: string, bare?: string) => {
      const given = (double ?? single ?? bare ?? '').trim();
      const value = /srcset/i.test(before) ? absoluteSet(given, base) : absoluteAddress(given, base);
      return value === given ? attribute : `${before}"${value}"`;
    },
  );
}

function absoluteAddress(given: string, base: string): string {
  if (given === '' || given.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(given)) return given;
  const url = absoluteUrl(given.replace(/&amp;/gi, '&'), base);
  return url === null ? given : url.replace(/&/g, '&amp;').replace(/"/g, '%22');
}

/** `a.jpg 1x, b.jpg 2x`. */
function absoluteSet(given: string, base: string): string {
  return given
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (url) => absoluteAddress(url, base)))
    .join(', ');
}
