// Character references: `&eacute;` and `&#233;` → the character. Knows HTML's names, through the HTML parser.
import { parseFragment, textOf } from '../core/html.ts';
import { notXml } from './characters.ts';

/** HTML has 2,231 names; text that invents thousands more is no reason to parse each. */
const unknownLimit = 3000;
const longestName = 32;

/** Finds what may be a character reference: group 1 is its inside, undefined for a bare ampersand. */
export const referencePattern = /&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)?/g;

/** Looks references up; one per text, so that nothing is remembered from one feed to the next. */
export class References {
  private readonly known: Map<string, string | null>;
  private unknown = 0;

  /** `declared`: the names that the text's own document type gives a meaning. */
  constructor(declared: ReadonlyMap<string, string> = new Map()) {
    this.known = new Map(declared);
  }

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

/** The code point of `#233` or `#xE9`. */
export function codeOf(inside: string): number {
  return /^#x/i.test(inside) ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1));
}

function decodeNumber(inside: string): string {
  const code = codeOf(inside);
  // 128–159 are windows-1252 characters by HTML's rules, and nothing anyone means by XML's.
  if (code >= 0x80 && code <= 0x9f) return textOf(parseFragment(`&#${code};`)).replace(/\p{Cc}/gu, '');
  return code <= 0x10ffff ? String.fromCodePoint(code).replace(notXml, '') : '';
}
