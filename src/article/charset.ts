// Bytes of a page → text. The order of the HTML standard, with one doubt more: a name that the bytes contradict is
// not believed when another one fits.

/** Looked through for `<meta charset>`; the standard says 1,024, pages with long comments on top need more. */
const headBytes = 8192;

export interface DecodedPage {
  readonly text: string;
  readonly encoding: string;
}

/** Byte order mark, then the header's charset, then the page's own, then UTF-8. Never throws. */
export function decodePage(bytes: Uint8Array, contentType: string | null): DecodedPage {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const named = [labelIn(contentType ?? ''), declaredIn(bytes)].filter((label) => label !== null);
  for (const label of [...named, 'utf-8', ...(named.length === 0 ? ['gb18030'] : [])]) {
    const text = decodeStrictly(bytes, label);
    if (text !== null) return { text, encoding: label };
  }
  const label = named[0] ?? 'utf-8';
  return { text: new TextDecoder(label).decode(bytes), encoding: label };
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

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
