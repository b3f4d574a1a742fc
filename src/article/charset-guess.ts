// Which encoding a page is in when neither its server nor itself says so truly. Each guess must show in the text that
// comes out: a page in another encoding never has the script of this one in such a share.
import { decodeStrictly } from './decode-bytes.ts';
import { count, type DecodedPage } from './decoding-damage.ts';

interface Guess {
  readonly encoding: string;
  readonly fits: (text: string) => boolean;
}

/** Share of a script among all characters beyond ASCII. */
const share = (script: RegExp) => (text: string) =>
  (text.match(script) ?? []).join('').length / Math.max(1, count(text, /[^\p{ASCII}\p{P}\p{Z}]/gu));

/** Without single letters of syllables: EUC-KR reads them out of the hiragana of EUC-JP. */
const hangul = share(/[\uac00-\ud7a3]/gu);
/** Without the half-width forms, which Shift_JIS reads out of any bytes. */
const kana = share(/[\u3040-\u30ff]/gu);
/** In words: an accented letter of another language stands alone. */
const cyrillic = share(/\p{Script=Cyrillic}{3,}/gu);
const latin = share(/[\p{Script=Latin}ªº]/gu);

const ofTwoBytes: readonly Guess[] = [
  { encoding: 'euc-kr', fits: (text) => hangul(text) > 0.9 },
  { encoding: 'shift_jis', fits: (text) => kana(text) > 0.3 },
  { encoding: 'euc-jp', fits: (text) => kana(text) > 0.3 },
];

/** Any bytes are letters here; a text in a Latin script is mostly ASCII. */
const ofOneByte: readonly Guess[] = [
  { encoding: 'windows-1251', fits: (text) => cyrillic(text) > 0.7 && isMostlySmall(text) },
  { encoding: 'koi8-r', fits: (text) => cyrillic(text) > 0.7 && isMostlySmall(text) },
  { encoding: 'windows-1252', fits: (text) => latin(text) > 0.9 && foreignShare(text) < 0.2 },
];

/**
 * The first that decodes every byte and shows its script; null when none does. Chinese, which stands between the two
 * kinds, is judged elsewhere by its common characters.
 */
export function guessEncoding(bytes: Uint8Array, kind: 'two bytes' | 'one byte'): DecodedPage | null {
  for (const { encoding, fits } of kind === 'two bytes' ? ofTwoBytes : ofOneByte) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && fits(text)) return { text, encoding };
  }
  return null;
}

/** KOI8-R and Windows-1251 read as each other have capitals where small letters belong. */
function isMostlySmall(text: string): boolean {
  return count(text, /\p{Ll}/gu) > 3 * count(text.replace(/[A-Za-z]/g, ''), /\p{Lu}/gu);
}

function foreignShare(text: string): number {
  return count(text, /[^\p{ASCII}]/gu) / Math.max(1, count(text, /\p{L}/gu));
}
