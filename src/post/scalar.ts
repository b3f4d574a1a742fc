// A YAML text value over one or more lines, as other programs write it, on one line. Tolerant: no value is refused.

const blockHeader = /^[|>][-+1-9]{0,2}(?:[ \t]+#.*)?$/;

/**
 * @param value what stands behind the colon
 * @param continuation the lines below that belong to the same key
 * @returns line breaks as spaces; empty when the value is a list or a map
 */
export function scalarText(value: string, continuation: readonly string[]): string {
  const below = continuation.map((line) => line.trim());
  if (blockHeader.test(value)) return joined(below);
  const lines = [value, ...below].filter((line) => line !== '' && !line.startsWith('#'));
  const [first = ''] = lines;
  if (/^["']/.test(first)) return strictlyQuoted(first) ?? strictlyQuoted(folded(lines)) ?? loosely(first);
  const isNested = value === '' && (isPair(first) || /^[-?](?:[ \t]|$)/.test(first));
  if (isNested) return '';
  // A pair inside a plain text is a mistake that ends it: an address must not grow by what was indented below it.
  const end = lines.findIndex((line, index) => index > 0 && isPair(line));
  return joined(lines.slice(0, end < 0 ? lines.length : end).map(withoutNote));
}

function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join(' ');
}

/** Between double quotes a backslash at the end of a line takes the line break with it. */
function folded(lines: readonly string[]): string {
  const isDouble = lines[0]?.startsWith('"') === true;
  const parts = lines.map((line) => {
    const backslashes = line.length - line.replace(/\\+$/, '').length;
    return isDouble && backslashes % 2 === 1 ? line.slice(0, -1) : `${line} `;
  });
  return parts.join('').trimEnd();
}

function isPair(line: string): boolean {
  return /:(?:[ \t]|$)/.test(withoutNote(line));
}

function strictlyQuoted(text: string): string | null {
  const [, double] = /^"((?:[^"\\]|\\.)*)"(?:[ \t]+#.*)?$/.exec(text) ?? [];
  if (double !== undefined) return unescaped(double);
  const [, single] = /^'((?:[^']|'')*)'(?:[ \t]+#.*)?$/.exec(text) ?? [];
  return single === undefined ? null : single.replaceAll("''", "'");
}

/** A value with quotes in the wrong places keeps what stands between the outer ones. */
function loosely(text: string): string {
  const [, double] = /^"(.*)"(?:[ \t]+#.*)?$/.exec(text) ?? [];
  if (double !== undefined) return unescaped(double);
  const [, single] = /^'(.*)'(?:[ \t]+#.*)?$/.exec(text) ?? [];
  return single === undefined ? withoutNote(text) : single.replaceAll("''", "'");
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:(["\\/ ])|([nt])|x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/gi,
    (whole, itself: string | undefined, space: string | undefined, ...codes: unknown[]) => {
      if (itself !== undefined) return itself;
      if (space !== undefined) return ' ';
      const code = Number.parseInt(String(codes.slice(0, 3).find((digits) => digits !== undefined)), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function withoutNote(value: string): string {
  return value.replace(/(?<![ \t])[ \t]+#.*$/, '');
}
