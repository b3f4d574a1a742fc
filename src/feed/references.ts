// Character references: `&eacute;` and `&#233;` → the character. Knows HTML's names, through the HTML parser.
import { parseFragment, textOf } from '../core/html.ts';

/** HTML has 2,231 names; text that invents thousands more is no reason to parse each. */
const unknownLimit = 3000;
const longestName = 32;

/** Finds what may be a character reference: group 1 is its inside, undefined for a bare ampersand. */
export const referencePattern = /&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)?/g;

/** The same without the five that XML declares: in a sound feed there is next to nothing to look at. */
export const doubtfulReference = new RegExp(`(?!&(?:amp|lt|gt|quot|apos);)${referencePattern.source}`, 'g');

/** Looks references up; one per text, so that nothing is remembered from one feed to the next. */
export class References {
  private readonly known = new Map<string, string | null>();
  private unknown = 0;

  /**
   * The text that `&inside;` stands for; null when HTML has no such name. What names no character that XML allows
   * (`#0`, `#xFFFE`, half a surrogate pair) stands for nothing: ''.
   */
  decode(inside: string): string | null {
    const known = this.known.get(inside);
    if (known !== undefined) return known;
    const text = inside.startsWith('#') ? decodeNumber(inside) : this.decodeName(inside);
    if (text === null) this.unknown += 1;
    this.known.set(inside, text);
    return text;
  }

  private decodeName(name: string): string | null {
    if (name.length > longestName || this.unknown > unknownLimit) return null;
    const text = textOf(parseFragment(`&${name};`));
    // Names without a semicolon match the beginning of longer ones (`&notit;` is ¬ and "it;").
    return text.length > 2 || text.endsWith(';') ? null : text;
  }
}

function decodeNumber(inside: string): string {
  const code = /^#x/i.test(inside) ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1));
  // 128–159 are windows-1252 characters by HTML's rules, and nothing anyone means by XML's.
  if (code >= 0x80 && code <= 0x9f) return textOf(parseFragment(`&#${code};`)).replace(/\p{Cc}/gu, '');
  return code <= 0x10ffff ? String.fromCodePoint(code).replace(notXml, '') : '';
}

/** Characters that XML 1.0 forbids, and the C1 controls that it only advises against. */
export const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
