// A post written again: the head belongs to the blog's owner, our own untouched lines and the rest to the mirror.
import { continuationOf, keyOf, splitPost, withoutLineEnd } from './head.ts';

/**
 * The new body under the front matter that stands on disk. Of that, a line which still stands as we wrote it takes our
 * new value for its key; all else is kept as it is: lines that the owner changed or added, their order, line endings,
 * and the date, which is the post's address. A text without front matter is replaced whole.
 * @param texts.previous the text as it would have been written last time; null: unknown, so that every line is kept
 */
export function mergePost(texts: {
  readonly onDisk: string;
  readonly previous: string | null;
  readonly next: string;
}): string {
  const { opening, lines, closing } = splitPost(texts.onDisk);
  const next = splitPost(texts.next);
  if (opening === '' || next.opening === '') return texts.next;
  const before = linesByKey(texts.previous ?? '');
  const after = linesByKey(texts.next);

  const head = lines.map((line, index) => {
    const written = withoutLineEnd(line);
    const key = keyOf(written)?.key;
    if (key === undefined || key === 'date' || before.get(key) !== written) return line;
    // What goes on below is the owner's, and so is the whole value.
    if (continuationOf(lines, index).length > 0) return line;
    return (after.get(key) ?? written) + line.slice(written.length);
  });
  const end = closing === withoutLineEnd(closing) ? '\n' : '';
  // One file, one kind of line end: the owner's checkout may want CRLF.
  const rest = opening.endsWith('\r\n') ? next.rest.replace(/\r?\n/g, '\r\n') : next.rest;
  return opening + head.join('') + closing + end + rest;
}

/** Our own heads: one line a key. */
function linesByKey(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of splitPost(text).lines) {
    const key = keyOf(line)?.key;
    if (key !== undefined) found.set(key, withoutLineEnd(line));
  }
  return found;
}
