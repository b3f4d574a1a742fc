// Bytes → text by the name of an encoding, as browsers do it.

/** What 0x80 to 0x9F are in windows-1252; Node 20 reads that encoding as if it were ISO-8859-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** U+FFFD stands for what cannot be decoded. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  return mended(new TextDecoder(encoding).decode(bytes), encoding);
}

/** null when a byte cannot be decoded. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return mended(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding);
  } catch {
    return null;
  }
}

function mended(text: string, encoding: string): string {
  if (encoding !== 'windows-1252') return text;
  return text.replace(
    /[\u0080-\u009f]/g,
    (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}
