// The addresses of a post: in `from:` (U), in the link line (V) and in the body. Knows no element and fetches nothing.
import { sourceAddress } from '../core/url.ts';

/** U, rule 7. Throws a RangeError when `url` is not http or https: a post without its source must not be written. */
export function requiredAddress(url: string): string {
  const address = sourceAddress(url);
  if (address === null) throw new RangeError(`"${url}" is not an http or https address`);
  return address;
}

const markdownActive: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '[': '%5B',
  ']': '%5D',
  "'": '%27',
};

/** V, rule 7: U inside the parentheses of a Markdown link. kramdown decodes an entity in it once. */
export function linkTarget(address: string): string {
  return address
    .replace(/[()[\]']/g, (character) => markdownActive[character] ?? character)
    .replace(/&(?=[A-Za-z#]\w*;)/g, '&amp;');
}

const placeholderOrigin = 'http://blog.invalid';

/** The address of a picture or sound: http(s), or root-relative for a copy in the blog itself. Null for anything else. */
export function mediaAddress(value: string): string | null {
  if (!value.startsWith('/') || value.startsWith('//')) return sourceAddress(value);
  const path = sourceAddress(placeholderOrigin + value)?.slice(placeholderOrigin.length) ?? '';
  // "/\host" and "/..//host" would leave the blog.
  return path.startsWith('/') && !path.startsWith('//') ? path : null;
}
