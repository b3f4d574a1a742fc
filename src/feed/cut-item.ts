// What can be said of an item in the middle of which a feed breaks off.
import { plainText } from './text.ts';

const title = /<(?:[\w.-]{1,40}:)?title(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))\s*<\//i;

/** The title, when it was still whole. */
export function cutItemTitle(text: string): string | null {
  const match = title.exec(text.slice(0, 10_000));
  return match === null ? null : plainText(match[1] ?? match[2] ?? '') || null;
}
