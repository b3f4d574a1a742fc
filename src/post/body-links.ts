// The links in the body of a written post, found and exchanged in the text itself: all else stays byte for byte.
import { splitPost } from './head.ts';

/** Only a body as this program writes it: what others wrote may hold anything that looks like a link. */
const frame = /^<!--\d+-->\r?\n\[.*\]\((?:(?!\]\()\S)+\)\r?\n-+\r?\n\r?\n<div>\r?\n/;
const link = /<a href="([^"<>]*)"/g;

/** Where the body's markup begins in `text`; null for a post of another form. */
export function bodyStart(text: string): number | null {
  const { rest } = splitPost(text);
  const found = frame.exec(rest);
  return found === null ? null : text.length - rest.length + found[0].length;
}

/**
 * The addresses that the body links to, in order, as they are spelled there (with entities); null when the post does
 * not have the form that this program writes.
 */
export function bodyLinks(text: string): readonly string[] | null {
  const start = bodyStart(text);
  return start === null ? null : [...text.slice(start).matchAll(link)].map((found) => found[1] ?? '');
}

/** The post with other addresses at those positions among its links. They must be spelled as attributes are. */
export function withBodyLinks(text: string, addresses: ReadonlyMap<number, string>): string {
  const start = bodyStart(text);
  if (start === null) return text;
  let position = -1;
  const body = text.slice(start).replace(link, (whole) => {
    position += 1;
    const address = addresses.get(position);
    return address === undefined ? whole : `<a href="${address}"`;
  });
  return text.slice(0, start) + body;
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** An attribute's value as a browser reads it: the references that a post of ours holds. */
export function attributeText(spelled: string): string {
  return spelled.replace(/&(?:#(\d{1,7})|([a-z]+));/g, (whole, code: string | undefined, name: string) => {
    if (code === undefined) return references[name] ?? whole;
    return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
  });
}
