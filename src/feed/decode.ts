// Bytes → text: which encoding a feed is in. The only file that imports iconv-lite; knows nothing of XML but its declaration.
import iconv from 'iconv-lite';
import { labelledEncodings } from './charset.ts';

export interface DecodedText {
  readonly text: string;
  /** Lower-case name of the encoding that served: `utf-8`, `gb18030`, `windows-1252` … */
  readonly encoding: string;
  /** `invalid-bytes` when some bytes were no text in any encoding; they stand as U+FFFD. */
  readonly repairs: readonly string[];
}

/**
 * Decodes a feed. A byte order mark wins; then UTF-8 when the bytes are UTF-8; then the HTTP charset and the XML
 * declaration, the first that decodes without damage. Labels are read as the web does: GB2312 and GBK as GB18030,
 * ISO-8859-1 and US-ASCII as windows-1252. Never throws.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = byteOrderMark(bytes) ?? wideWithoutMark(bytes);
  if (marked !== null) return whole(decodeAs(bytes, marked), marked);
  const labels = labelledEncodings(bytes, contentType).filter((label) => iconv.encodingExists(label));
  const utf8 = readUtf8(bytes);
  if (utf8 !== null && believesUtf8(utf8, { labels, bytes })) return whole(utf8, 'utf-8');
  return bestOf([...labels, ...guesses(bytes, labels)], bytes);
}

/** The first candidate without damage, else the one with the least. */
function bestOf(candidates: readonly string[], bytes: Uint8Array): DecodedText {
  let best: { text: string; encoding: string; damage: number } | null = null;
  for (const encoding of new Set(candidates)) {
    const text = decodeAs(bytes, encoding);
    const damage = damageOf(text);
    if (best === null || damage < best.damage) best = { text, encoding, damage };
    if (damage === 0) break;
  }
  return best === null ? whole(decodeAs(bytes, 'utf-8'), 'utf-8') : whole(best.text, best.encoding);
}

function whole(text: string, encoding: string): DecodedText {
  return { text, encoding, repairs: text.includes('\uFFFD') ? ['invalid-bytes'] : [] };
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Bytes that are valid UTF-8 nearly always are UTF-8, whatever a label says. Only a handful of two-byte characters
 * of an East Asian encoding can look like it by chance, so there the label is believed unless there are more, or
 * unless it gives rare characters where UTF-8 gives common ones.
 */
function believesUtf8(
  text: string,
  about: { readonly labels: readonly string[]; readonly bytes: Uint8Array },
): boolean {
  const [first] = about.labels;
  if (first === undefined || about.labels.includes('utf-8')) return true;
  const isSingleByte = /^(?:windows|iso-8859|koi8|mac|ibm|cp(?:437|8))/.test(first);
  const foreign = text.match(/[^\p{ASCII}]/gu) ?? [];
  if (foreign.length >= (isSingleByte ? 1 : 6)) return true;
  if (first !== 'gb18030' && first !== 'big5') return false;
  return foreign.length > 0 && readsBetter(text, commonShare(about.bytes, first));
}

/** Is the handful of characters in `text` likelier than a Chinese reading in which `otherShare` are common? */
function readsBetter(text: string, otherShare: number): boolean {
  const foreign = text.match(/[^\p{ASCII}]/gu)?.join('') ?? '';
  if (!/^[\p{Script=Han}\p{Script=Latin}\u2010-\u2027\u3000-\u30FF\uFF00-\uFFEF]*$/u.test(foreign))
    return false;
  if (/\p{Script=Han}/u.test(foreign)) {
    return (['gb18030', 'big5'] as const).some(
      (encoding) => commonShare(iconv.encode(foreign, encoding), encoding) > otherShare,
    );
  }
  // `café`, `Orléans`, `été`: in the midst of small Latin letters; a Chinese word may stand before some (`猫app`).
  const isInWord = /[a-z]{2}[\u00C0-\u017F]|[a-z][\u00C0-\u017F][a-z]|[\u00C0-\u017F][a-z][\u00C0-\u017F]/;
  return otherShare === 0 || isInWord.test(text);
}

/** Characters that no text holds: what could not be decoded, and C1 controls that a wrong single-byte label gives. */
function damageOf(text: string): number {
  return text.match(/\uFFFD|(?![\t\n\r])\p{Cc}/gu)?.length ?? 0;
}

/** What unlabelled or wrongly labelled bytes may be: Chinese when that gives common characters; else Western. */
function guesses(bytes: Uint8Array, labels: readonly string[]): string[] {
  if (labels.length > 0 && !labels.includes('utf-8')) return ['utf-8'];
  const [gb18030, big5] = [commonShare(bytes, 'gb18030'), commonShare(bytes, 'big5')];
  const share = Math.max(gb18030, big5);
  const chinese = gb18030 >= big5 ? 'gb18030' : 'big5';
  // A few characters of GB 2312 may give as much UTF-8 as damage; damaged UTF-8 never gives as many common ones.
  if (share >= 0.8) return [chinese, looksLikeUtf8(bytes) ? 'utf-8' : 'windows-1252'];
  if (looksLikeUtf8(bytes)) return ['utf-8'];
  if (share >= 0.5) return [chinese, 'windows-1252'];
  return isPairsOfHighBytes(bytes) ? ['gb18030', 'windows-1252'] : ['windows-1252'];
}

/** The bytes that common characters begin with: the first levels of GB 2312 and of Big5. */
const commonLeads = { gb18030: [0xb0, 0xd7], big5: [0xa4, 0xc6] } as const;

/** How many of the characters of two bytes are common ones, 0 to 1; those of the rows before (punctuation) apart. */
function commonShare(bytes: Uint8Array, encoding: keyof typeof commonLeads): number {
  const [first, last] = commonLeads[encoding];
  let common = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    const isInRows = trail >= 0xa1 || (encoding === 'big5' && trail >= 0x40 && trail <= 0x7e);
    if (isInRows && lead >= 0xa1 && lead <= 0xa3) continue;
    all += 1;
    if (isInRows && lead >= first && lead <= last) common += 1;
  }
  return all === 0 ? 0 : common / all;
}

/** More good multi-byte sequences than broken ones: UTF-8 with some damage, not another encoding. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return good >= broken;
}

function isPairsOfHighBytes(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    if (lead < 0xa1 || trail < 0xa1) return false;
  }
  return true;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null;
}

/** XML 1.0, appendix F: the `<` that every feed begins with (or JSON's `{`) shows the width of the units. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  const opens = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b;
  if (opens(a) && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a !== 0) return null;
  if (opens(b)) return 'utf-16be';
  return b === 0 && c === 0 && opens(d) ? 'utf-32be' : null;
}
