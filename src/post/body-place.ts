// Where the body stands in a post of this format: under the link line, in a `div` of its own. Changes nothing.
import { splitPost } from './head.ts';

export interface PlacedBody {
  /** Front matter, comment, link line, `<div>`: all that stands before the body, byte for byte. */
  readonly before: string;
  readonly body: string;
  /** The line end, `</div>` and what follows. */
  readonly after: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** null when the post is of another shape: Markdown, or with something under its `div`. */
export function bodyPlace(text: string): PlacedBody | null {
  const { opening, rest } = splitPost(text);
  const head = /^(?:[^\n]*\n){0,4}?-{3,}[ \t]*\r?\n(?:[ \t]*\r?\n)*<div>[ \t]*\r?\n/.exec(rest)?.[0];
  if (opening === '' || head === undefined) return null;
  const below = rest.slice(head.length);
  const after = /\r?\n<\/div>[ \t]*(?:\r?\n[ \t]*)*$/.exec(below)?.[0];
  if (after === undefined) return null;
  const end = below.length - after.length;
  // Somebody's own text stands between two boxes: neither tool leaves a line empty in a body.
  if (/\n<\/div>[ \t]*\r?\n[ \t]*\r?\n/.test(below.slice(0, end))) return null;
  return {
    before: text.slice(0, text.length - below.length),
    body: below.slice(0, end),
    after,
    lineEnd: opening.endsWith('\r\n') ? '\r\n' : '\n',
  };
}
