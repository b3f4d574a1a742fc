// Bytes of a page → text. The order of the HTML standard, with one doubt more: a name that the bytes contradict is
// not believed when another one fits.
import { guessEncoding } from './charset-guess.ts';
import { decodeBytes, decodeStrictly } from './decode-bytes.ts';
import { type DecodedPage, isPlausible, isSound, leastDamaged } from './decoding-damage.ts';

/** Looked through for `<meta charset>`; the standard says 1,024, pages with long comments on top need more. */
const headBytes = 8192;

const singleByte = /^(?:windows-125|iso-8859-|koi8|macintosh|ibm866)/;

/**
 * Byte order mark, then the header's charset, then the page's own, then UTF-8: the first that fits. When none does
 * without more than a few wrong bytes, the encoding whose script shows in the text, else whichever of them, GB18030 and
 * Big5 leaves the least damage. Never throws.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): DecodedPage {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const named = [labelIn(contentType ?? ''), declaredIn(bytes)].filter((label) => label !== null);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  // No text in an encoding of single bytes happens to be UTF-8 throughout.
  const isUtf8 = utf8 !== null && /[^\p{ASCII}]/u.test(utf8);
  const believed = named.filter((encoding) => !isUtf8 || !singleByte.test(encoding));
  const [label, ...labels] = new Set([...believed, 'utf-8']);
  for (const encoding of [label ?? 'utf-8', ...labels]) {
    const text = encoding === 'utf-8' ? utf8 : decodeStrictly(bytes, encoding);
    if (text !== null && isPlausible({ text, encoding })) return { text, encoding };
  }
  const own = decodeAs(bytes, label ?? 'utf-8');
  if (isSound(own)) return own;
  const guessed = guessEncoding(bytes, 'two bytes');
  if (guessed !== null) return guessed;
  const others = new Set([...labels, 'gb18030', 'big5']);
  others.delete(own.encoding);
  const best = leastDamaged(
    own,
    [...others].map((other) => decodeAs(bytes, other)),
  );
  return isSound(best) ? best : (guessEncoding(bytes, 'one byte') ?? best);
}

function decodeAs(bytes: Uint8Array, label: string): DecodedPage {
  return { text: decodeBytes(bytes, label), encoding: label };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
}

/** `<meta charset="gbk">` or `<meta http-equiv … content="text/html; charset=gbk">`; UTF-16 there means UTF-8. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  for (const [meta] of head.matchAll(/<meta\b[^>]*>/gi)) {
    const label = labelIn(meta);
    if (label !== null) return label.startsWith('utf-16') ? 'utf-8' : label;
  }
  return null;
}

/** The encoding's proper name, or null when none is named or it is unknown. */
function labelIn(text: string): string | null {
  const label = /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1];
  try {
    return label === undefined ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
