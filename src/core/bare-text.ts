// The text of markup that is beyond all measure, taken without a parser. Linear whatever it is given.

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Twice the longest article seen. What is longer, and beyond all measure besides, breaks off. */
const longest = 2_000_000;

/** Tags out, the commonest references decoded. A tag ends at the next `<` too: on `<<<<` looking for whole ones takes hours. */
export function bareText(html: string): string {
  const bare = html.replace(/<[^<>]*>?/g, ' ').replace(/>/g, ' ');
  return (bare.length > longest ? `${bare.slice(0, longest)}…` : bare)
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
      (whole, ...parts: unknown[]) => {
        const [decimal, hexadecimal, name] = parts.map((part) => (typeof part === 'string' ? part : null));
        if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
        const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      },
    )
    .replace(/\p{Cs}/gu, '');
}
