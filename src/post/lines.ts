// Breaks a long body into lines. kramdown's time grows with tags × bytes of a line: 20,000 tags in one line took half a minute.
import { bodyLineBytes } from '../core/limits.ts';

/**
 * A body from `markup.ts`, with a newline after each block. Up to 32 KiB it becomes one line; a longer one keeps those
 * newlines, and a line that is still longer gets one before the `>` of each of its end tags. Never a blank line.
 */
export function layLines(body: string): string {
  const line = body.replaceAll('\n', '');
  if (!isLong(line)) return line;
  return body
    .split('\n')
    .filter((part) => part !== '')
    .map((part) => (isLong(part) ? part.replace(/<\/[a-z0-9]+(?=>)/g, '$&\n') : part))
    .join('\n');
}

function isLong(line: string): boolean {
  return Buffer.byteLength(line) > bodyLineBytes;
}
