// Where the front matter of a post begins and ends, and which of its lines belong together. Understands no value.

export interface SplitPost {
  /** `---` and what stands before it, with its line ending; empty when there is no front matter. */
  readonly opening: string;
  /** The lines between, each with its own line ending. */
  readonly lines: readonly string[];
  /** `---` or `...`, with its line ending. */
  readonly closing: string;
  /** All that follows; the whole text when there is no front matter. */
  readonly rest: string;
}

const openingLine = /^\ufeff?---[ \t]*(?:\r\n?|\n)/;
const closingLine = /(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/;
const lineStart = /(?<=\n|\r(?!\n))/;

/** Takes any line endings, and a byte order mark. */
export function splitPost(text: string): SplitPost {
  const opening = openingLine.exec(text)?.[0] ?? '';
  const below = text.slice(opening.length);
  const closing = opening === '' ? null : closingLine.exec(below);
  if (closing === null) return { opening: '', lines: [], closing: '', rest: text };
  const inside = below.slice(0, closing.index);
  return {
    opening,
    lines: inside === '' ? [] : inside.split(lineStart),
    closing: closing[0],
    rest: below.slice(closing.index + closing[0].length),
  };
}

export function withoutLineEnd(line: string): string {
  return line.replace(/[\r\n]+$/, '');
}

const keyed = /^(?:"([^"\\]+)"[ \t]*|'([^']+)'[ \t]*|([^\s"'#:[\]{},|>-][^:#]*)):(?:[ \t](.*))?$/;

/** The key that a line of the top level begins, and what stands behind it; null for any other line. */
export function keyOf(line: string): { readonly key: string; readonly value: string } | null {
  const [, double, single, plain, value] = keyed.exec(withoutLineEnd(line)) ?? [];
  const key = double ?? single ?? plain?.trimEnd();
  return key === undefined ? null : { key, value: (value ?? '').trim() };
}

/** The lines behind `lines[index]` that still belong to its key: indented ones, and the empty ones between. */
export function continuationOf(lines: readonly string[], index: number): readonly string[] {
  let end = index + 1;
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (/^[ \t]+\S/.test(line)) end = next + 1;
    else if (line.trim() !== '') break;
  }
  return lines.slice(index + 1, end);
}
