// A post written again: the head belongs to the blog's owner, our own untouched lines and the rest to the mirror.
import { continuationOf, keyOf, splitPost, withoutLineEnd } from './head.ts';

/** Parts of the post's address: what the first writing gave them stays. */
const fixedKeys: ReadonlySet<string> = new Set(['date', 'categories']);

/** Stands behind all other lines of ours. */
const lastKey = 'last_modified_at';

/**
 * The new body under the front matter that stands on disk. Of that, a line which still stands as we wrote it takes our
 * new value for its key; a key that was not known last time is added behind our lines. All else is kept as it is: lines
 * that the owner changed or added, their order, line endings, and what makes the post's address (date, categories). A
 * text without front matter is replaced whole.
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

  const isOurs = (line: string, index: number): boolean => {
    const written = withoutLineEnd(line);
    const key = keyOf(written)?.key;
    // What goes on below is the owner's, and so is the whole value.
    return key !== undefined && before.get(key) === written && continuationOf(lines, index).length === 0;
  };
  const head = lines.map((line, index) => {
    const written = withoutLineEnd(line);
    const key = keyOf(written)?.key ?? '';
    if (fixedKeys.has(key) || !isOurs(line, index)) return line;
    return (after.get(key) ?? written) + line.slice(written.length);
  });
  // Behind a line that says all it has to say: anywhere else the new ones could land inside a value of the owner's.
  const last = lines.findLastIndex((line, index) => isOurs(line, index) && keyOf(line)?.key !== lastKey);
  const present = new Set(lines.map((line) => keyOf(line)?.key));
  const added = [...after].filter(([key]) => !before.has(key) && !present.has(key)).map(([, line]) => line);
  if (last >= 0) head.splice(last + 1, 0, ...added.map((line) => line + lineEndOf(head[last] ?? '')));
  const end = closing === withoutLineEnd(closing) ? '\n' : '';
  // One file, one kind of line end: the owner's checkout may want CRLF.
  const rest = opening.endsWith('\r\n') ? next.rest.replace(/\r?\n/g, '\r\n') : next.rest;
  return opening + head.join('') + closing + end + rest;
}

function lineEndOf(line: string): string {
  return line.slice(withoutLineEnd(line).length);
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
