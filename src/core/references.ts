// Numeric character references that no parser survives. Knows no element.

/**
 * `&#` and thousands of digits make the HTML parsers throw, because the number becomes none: such a reference gets its
 * leading zeros cut, and one beyond all characters the shortest form of that. What a browser shows stays the same.
 */
export function withShortReferences(html: string): string {
  return html.replace(
    /&#(?:(\d{9,})|(x)([\da-f]{9,}))/gi,
    (_, decimal: string | undefined, x: string, hexadecimal: string) => {
      const digits = (decimal ?? hexadecimal).replace(/^0+(?=.)/, '');
      if (digits.length > 8) return '&#x110000';
      return decimal === undefined ? `&#${x}${digits}` : `&#${digits}`;
    },
  );
}
