// What a file of pictures or sound is, by its bytes alone. Knows no name, header or address: these may lie.
// Our own few lines instead of a library: the popular ones read dozens of formats, and some of their readers were
// found to loop for ever on hostile files. Here every look is at a fixed place or goes forward.

export interface MediaType {
  readonly kind: 'image' | 'audio';
  /** Ending of a file's name, without the dot. */
  readonly extension: string;
}

/** Pixels; more is a bomb for the reader's browser, whatever the bytes weigh. */
const mostPixels = 100_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface ImageFormat {
  readonly extension: string;
  readonly matches: (bytes: Buffer) => boolean;
  /** Null: the header is broken. */
  readonly size: (bytes: Buffer) => Size | null;
  /** Whether the end is there: half a picture is not kept. */
  readonly isWhole: (bytes: Buffer) => boolean;
}

const ascii = (bytes: Buffer, start: number, length: number): string =>
  bytes.toString('latin1', start, start + length);

const imageFormats: readonly ImageFormat[] = [
  {
    extension: 'jpg',
    matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
    size: jpegSize,
    // Some cameras and editors write more behind the end mark; a preview in the head has an end mark of its own.
    isWhole: (bytes) => {
      const scan = jpegMarker(bytes, (marker) => marker === 0xda);
      return scan !== null && bytes.indexOf(Buffer.from([0xff, 0xd9]), scan) >= 0;
    },
  },
  {
    extension: 'png',
    matches: (bytes) => ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 4) === 'IHDR',
    size: (bytes) =>
      bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) },
    isWhole: (bytes) => bytes.lastIndexOf('IEND', undefined, 'latin1') > 24,
  },
  {
    extension: 'gif',
    matches: (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6)),
    size: (bytes) =>
      bytes.length < 10 ? null : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) },
    isWhole: gifIsWhole,
  },
  {
    extension: 'webp',
    matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP',
    size: webpSize,
    isWhole: (bytes) => bytes.length >= bytes.readUInt32LE(4) + 8 - (bytes.readUInt32LE(4) % 2),
  },
  {
    extension: 'avif',
    matches: (bytes) => ascii(bytes, 4, 4) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 32)),
    size: avifSize,
    isWhole: (bytes) => boxTypes(bytes)?.includes('mdat') === true,
  },
];

const audioFormats: readonly (Pick<ImageFormat, 'extension' | 'matches'> &
  Partial<Pick<ImageFormat, 'isWhole'>>)[] = [
  {
    extension: 'mp3',
    matches: (bytes) =>
      ascii(bytes, 0, 3) === 'ID3' ||
      (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2 && bytes[2] !== 0xff),
  },
  {
    extension: 'm4a',
    matches: (bytes) => /^ftyp(?:M4A|M4B|mp4[12]|isom|iso2|dash)/.test(ascii(bytes, 4, 8)),
    isWhole: (bytes) => boxTypes(bytes) !== null,
  },
  { extension: 'ogg', matches: (bytes) => ascii(bytes, 0, 4) === 'OggS' },
  { extension: 'wav', matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WAVE' },
];

/** Why a file is not kept. */
export type MediaFault =
  | 'it is no picture of a kind that is kept'
  | 'it is no sound of a kind that is kept'
  | 'it is cut off'
  | 'its size in pixels makes no sense';

/**
 * Raster pictures (JPEG, PNG, GIF, WebP, AVIF) or sound (MP3, M4A, Ogg, WAV), told by their first bytes.
 * Never SVG, HTML or XML, which would run in the blog's own name.
 * @returns the type, or why it is none
 */
export function mediaTypeOf(content: Uint8Array, kind: MediaType['kind']): MediaType | MediaFault {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (kind === 'audio') {
    const found = audioFormats.find((format) => format.matches(bytes));
    if (found === undefined) return 'it is no sound of a kind that is kept';
    // The others have no end to be told by.
    return found.isWhole?.(bytes) === false ? 'it is cut off' : { kind, extension: found.extension };
  }
  const found = imageFormats.find((format) => format.matches(bytes));
  if (found === undefined) return 'it is no picture of a kind that is kept';
  const size = found.size(bytes);
  const isSound =
    size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= mostPixels;
  if (!isSound) return 'its size in pixels makes no sense';
  return found.isWhole(bytes) ? { kind, extension: found.extension } : 'it is cut off';
}

/** A frame header (SOF) tells the size; before the picture itself (SOS) or the end (EOI) there must be one. */
function jpegSize(bytes: Buffer): Size | null {
  const isFrame = (marker: number): boolean =>
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  const at = jpegMarker(bytes, (marker) => isFrame(marker) || marker === 0xd9 || marker === 0xda);
  if (at === null || at + 9 >= bytes.length || !isFrame(bytes[at + 1] ?? 0)) return null;
  return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
}

/**
 * ITU T.81: segments follow each other, each with its length, until the picture itself.
 * @returns where the first wanted segment begins; null: it is not there
 */
function jpegMarker(bytes: Buffer, isWanted: (marker: number) => boolean): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (isWanted(marker)) return at;
    // Fill bytes, and markers without content.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

/** Blocks follow each other, each a chain of short pieces, until the trailer: the same byte stands anywhere in between. */
function gifIsWhole(bytes: Buffer): boolean {
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at] ?? 0;
    if (block === 0x3b) return true;
    // An image with its own colours, an extension, or a stray end of a chain, which browsers pass over.
    if (block === 0x2c) at += 11 + tableBytes(bytes[at + 9] ?? 0);
    else if (block === 0x21) at += 2;
    else if (block === 0) {
      at += 1;
      continue;
    } else return false;
    while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
  }
  return false;
}

/** The outer boxes of an ISO/IEC 14496-12 file; null when one of them is cut off. */
function boxTypes(bytes: Buffer): readonly string[] | null {
  const types: string[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    types.push(ascii(bytes, at + 4, 4));
    // 0: to the end of the file.
    if (short === 0) return types;
    if (short === 1 && at + 16 > bytes.length) return null;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < 8 || at + size > bytes.length) return null;
    at += size;
  }
  return types;
}

function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null;
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/** The first `ispe` property (ISO/IEC 23008-12) stands near the beginning. */
function avifSize(bytes: Buffer): Size | null {
  const at = bytes.subarray(0, 65_536).indexOf('ispe', 0, 'latin1');
  if (at < 0 || at + 16 > bytes.length) return null;
  return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
}
