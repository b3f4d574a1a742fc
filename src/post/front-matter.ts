// The YAML head of a post, line by line. Writes only the few YAML forms that every Jekyll reads alike; reads none.
import type { FixedValue } from '../core/article-facts.ts';
import { isReservedFrontMatter, longestFrontMatterKey } from '../core/reserved-front-matter.ts';
import { checkSourceName, isYamlKeyword } from '../core/source-name.ts';
import { postDate } from './date.ts';
import { writable } from './escape.ts';
import { cleanLine } from './title.ts';

export interface FrontMatter {
  /** T. */
  readonly title: string;
  readonly publishedAt: Date;
  readonly author: string;
  /** U. */
  readonly address: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Extra keys after ours, in order; a repeated or reserved key is left out. */
  readonly extra: readonly (readonly [string, FixedValue])[];
  /** When the source's correction was taken over; null: never. */
  readonly modifiedAt: Date | null;
}

/** The lines from `---` to `---`. Throws a RangeError for a date that cannot be written. */
export function frontMatterLines(matter: FrontMatter): string[] {
  return [
    '---',
    'layout: post',
    `title: ${quoted(matter.title)}`,
    `date: ${postDate(matter.publishedAt)}`,
    `author: ${plainOrQuoted(cleanLine(matter.author).replaceAll('"', '”'))}`,
    `from: ${matter.address}`,
    `tags: ${list(matter.tags.map(sourceName))}`,
    `categories: ${list(matter.categories.map(sourceName))}`,
    ...extraLines(matter.extra),
    ...(matter.modifiedAt === null ? [] : [`last_modified_at: ${postDate(matter.modifiedAt)}`]),
    '---',
  ];
}

/** Rule 5: bare only where every YAML reader sees the same text. */
function plainOrQuoted(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N} ·.()（）-]*$/u.test(text) && !text.endsWith(' ') && !isYamlKeyword(text);
  return plain ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
}

/**
 * Rule 6. Names are checked when the configuration is read; here a bad one is only kept from harm, because one colon
 * in a category stops the build of the whole blog.
 */
function sourceName(raw: string): string {
  let name = cleanLine(raw);
  if (checkSourceName(name) !== null) {
    name = name
      .replace(/[^\p{L}\p{M}\p{Nd} ·.-]+/gu, '-')
      .replace(/\.{2,}/g, '-')
      .trim();
    if (!/[\p{L}\p{Nd}]/u.test(name)) return '';
  }
  return /^\p{L}/u.test(name) && !isYamlKeyword(name) ? name : quoted(name);
}

function list(items: readonly string[]): string {
  const written = items.filter((item) => item !== '');
  return written.length === 0 ? '[]' : `[ ${written.join(', ')} ]`;
}

function extraLines(extra: FrontMatter['extra']): string[] {
  const taken = new Set<string>();
  const lines: string[] = [];
  for (const [rawKey, value] of extra) {
    const key = cleanLine(rawKey);
    // The configuration refuses such keys with a message; here they are only kept from harm.
    if (key === '' || key.length > longestFrontMatterKey || isReservedFrontMatter(key)) continue;
    if (taken.has(key)) continue;
    taken.add(key);
    lines.push(`${plainKey(key) ? key : quoted(key)}: ${scalar(value)}`);
  }
  return lines;
}

function plainKey(key: string): boolean {
  return /^\p{L}[\p{L}\p{N}_-]*$/u.test(key) && !isYamlKeyword(key);
}

function scalar(value: FixedValue): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : quoted(String(value));
  if (typeof value === 'string') return extraText(value);
  return value.length === 0 ? '[]' : `[ ${value.map(extraText).join(', ')} ]`;
}

function extraText(text: string): string {
  return plainOrQuoted(writable(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')));
}
