// What a post on disk says: its address, title, date, and whether its body is still ours. Never throws; old posts are damaged in many ways.
import { createHash } from 'node:crypto';
import { canonicalKey, parseHttpUrl } from '../core/url.ts';
import { continuationOf, keyOf, splitPost } from './head.ts';
import { scalarText } from './scalar.ts';
import { isReadOriginal } from './words.ts';

export interface ReadPost {
  /** From `from:`, else from the link line; as written. */
  readonly url: string | null;
  readonly title: string | null;
  /** From the front matter, else from the `<!--milliseconds-->` comment. */
  readonly publishedAt: Date | null;
  readonly bodyHash: string;
  /** The body is exactly what this program writes when the page could not be had. */
  readonly summaryOnly: boolean;
}

/** Reads a post of ours or of another program, line by line: a YAML parser would refuse what Jekyll users live with. */
export function readPost(text: string): ReadPost {
  const { head, rest } = split(text);
  // The address stops at the next `](`: without that each one in a long line would be read to its end.
  // Only as a head: a link on a line of its own in somebody's own text makes that text nobody's copy.
  const link = /^\s*(?:<!--[^>]*-->\s*)?\[(.*)\]\(((?:(?!\]\()\S)+)\)[ \t]*\n-{3,}[ \t]*(?:\n|$)/.exec(rest);
  const url =
    [head.get('from'), decoded(link?.[2] ?? '')].find((found) => found && parseHttpUrl(found)) ?? null;
  return {
    url,
    title: head.get('title') || decoded(link?.[1] ?? '') || null,
    publishedAt: dateFrom(head.get('date') ?? '') ?? millisecondsFrom(rest),
    bodyHash: hashOf(rest),
    summaryOnly: url !== null && isSummaryOnly(rest, url),
  };
}

/**
 * SHA-256 (hex) of what follows the front matter, with line endings, Unicode form and white space at the end set aside:
 * what git or an editor changes by itself is no edit.
 */
export function bodyHash(text: string): string {
  return hashOf(split(text).rest);
}

function hashOf(rest: string): string {
  return createHash('sha256').update(rest.normalize('NFC').trimEnd()).digest('hex');
}

/** Front matter as key → value, the first of each key; all of the text is `rest` when there is none. */
function split(text: string): { readonly head: ReadonlyMap<string, string>; readonly rest: string } {
  const { lines, rest } = splitPost(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const head = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const found = keyOf(line);
    if (found === null || head.has(found.key)) continue;
    head.set(found.key, scalarText(found.value, continuationOf(lines, index)));
  }
  return { head, rest };
}

/** `2020-08-21T23:57:10.000Z`, `2020-08-21 23:57:10 +0800`, `2020-08-21`; without a zone it is UTC, as Jekyll's own default. */
function dateFrom(value: string): Date | null {
  const found =
    /^(\d{4}-\d{2}-\d{2})(?:(?:T|[ \t]+)(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?[ \t]*(?:(Z|UTC)|([+-]\d{2}):?(\d{2}))?$/i.exec(
      value,
    );
  if (found === null) return null;
  const [, day, time = '00:00', , hours, minutes] = found;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return valid(new Date(`${day}T${time}${zone}`));
}

function millisecondsFrom(rest: string): Date | null {
  const found = /^<!--(\d{1,15})-->[ \t]*$/m.exec(rest)?.[1];
  return found === undefined ? null : valid(new Date(Number(found)));
}

function valid(date: Date): Date | null {
  return Number.isFinite(date.getTime()) ? date : null;
}

/** The entities that title and link line can hold. */
function decoded(text: string): string {
  return text
    .replace(/&#(\d{1,7});/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replaceAll('&amp;', '&');
}

/** An optional picture, paragraphs of plain text, and as the last one the link to the source. */
function isSummaryOnly(rest: string, url: string): boolean {
  const body = /^<!--\d+-->\n\[.*\]\((?:(?!\]\()\S)+\)\n-+\n\n<div>\n(.*)\n<\/div>\s*$/s
    .exec(rest)?.[1]
    ?.replaceAll('\n', '');
  const [whole, address, words] = /<p><a href="([^"<>]*)">([^<>]*)<\/a><\/p>$/.exec(body ?? '') ?? [];
  if (body === undefined || whole === undefined || address === undefined || words === undefined) return false;
  if (!isReadOriginal(words) || canonicalKey(decoded(address)) !== canonicalKey(url)) return false;
  const before = body.slice(0, -whole.length).replace(/^<img [^<>]*>/, '');
  return before.split('</p>').every((part, index, parts) => {
    if (index === parts.length - 1) return part === '';
    return (
      part.startsWith('<p>') &&
      !/<\/?(?:p|div|h\d|[uod]l|li|d[td]|table|figure|blockquote|pre|img|iframe|audio|video)\b/.test(
        part.slice(3),
      )
    );
  });
}
