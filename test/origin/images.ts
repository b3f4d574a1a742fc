// Bytes of pictures and sounds: tiny and valid, one colour a picture. No picture is stored in the repository.
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

export interface MediaFile {
  readonly type: string;
  readonly body: Buffer;
}

/** A JPEG segment: marker, length, content. */
function segment(marker: number, ...content: readonly number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...content]);
}

/** A Huffman table with one code of one bit, for the value 0. */
const oneCode = [1, ...new Array<number>(15).fill(0), 0];

/** 8 × 8 grey pixels, baseline JPEG: one block, no coefficient. */
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
  segment(0xdb, 0, ...new Array<number>(64).fill(1)),
  segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
  segment(0xc4, 0x00, ...oneCode),
  segment(0xc4, 0x10, ...oneCode),
  segment(0xda, 1, 1, 0x00, 0, 63, 0),
  Buffer.from([0x3f, 0xff, 0xd9]),
]);

/** One pixel, lossy WebP. */
const webp = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64');

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** One silent MPEG-1 layer III frame, 128 kbit/s, 44.1 kHz: 417 bytes. */
const mp3 = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

/** 16 × 9 pixels of the colour that `seed` gives. */
function png(seed: string): Buffer {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(seed).digest();
  const width = 16;
  const height = 9;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => [red, green, blue]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const picturePath = /^\/media\/display\/([\w-]+)\/(?:w:\d+\/)?(?:p:\d+x\d+\/)?[^/]+\.(\w+)$/;

/** The file at a decoded path, or undefined. Any width and ratio is served, as the source's picture server does. */
export function mediaAt(path: string): MediaFile | undefined {
  if (/^\/audio\/[\w/-]+\.mp3$/.test(path)) return { type: 'audio/mpeg', body: mp3 };
  const [, uuid, extension] = picturePath.exec(path) ?? [];
  if (uuid === undefined || extension === undefined) return undefined;
  switch (extension.toLowerCase()) {
    case 'png':
      return { type: 'image/png', body: png(uuid) };
    case 'webp':
      return { type: 'image/webp', body: webp };
    case 'gif':
      return { type: 'image/gif', body: gif };
    case 'jpg':
    case 'jpeg':
      return { type: 'image/jpeg', body: jpeg };
    default:
      return undefined;
  }
}
