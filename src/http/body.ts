// The body of an answer: inflated, and never more of it than the limit. Knows streams, not requests.
import { type Duplex, type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { gunzip } from './gunzip.ts';
import { type Decoder, inflated } from './inflate.ts';

export interface BodyLimit {
  /** Applies to the bytes on the wire and to the inflated bytes, each for itself. */
  readonly bytes: number;
  /** What happens beyond it: the body is refused, or what was read until then is the body. */
  readonly beyond: 'refuse' | 'cut';
}

export interface Body {
  readonly bytes: Uint8Array;
  readonly wireBytes: number;
  readonly state: 'whole' | 'cut';
}

/** The body is larger than the limit. */
export class BodyTooLargeError extends Error {}
/** The body is in a Content-Encoding that was not asked for: asking again would change nothing. */
export class UnknownEncodingError extends Error {}

// Node got zstd in 22.15 and 23.8; the types here are those of Node 20.
const zstd: unknown = Reflect.get(zlib, 'createZstdDecompress');
const zstdDecoder: Readonly<Record<string, Decoder>> =
  typeof zstd === 'function' ? { zstd: (source) => inflated(source, zstd() as Duplex) } : {};

const decoders: Readonly<Record<string, Decoder | undefined>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: (source) => inflated(source, zlib.createInflate()),
  br: (source) => inflated(source, zlib.createBrotliDecompress()),
  ...zstdDecoder,
};

/** For Accept-Encoding: what this Node can inflate. */
export const acceptedEncodings = ['gzip', 'deflate', 'br', ...Object.keys(zstdDecoder)].join(', ');

/** Encodings piled on each other beyond this are an attack, not an article. */
const mostEncodings = 3;

/**
 * Reads a body to its end. `contentEncoding` is the header as it came. When it throws or the body was cut, the rest of
 * `source` stands unread: ending it is the caller's business.
 * @throws BodyTooLargeError, UnknownEncodingError, or the stream's or the inflater's error (a cut or damaged body)
 */
export async function readBody(
  source: Readable,
  options: { readonly contentEncoding: string; readonly limit: BodyLimit },
): Promise<Body> {
  const { limit } = options;
  // A body to be cut ends with its inflated bytes; this is for one that arrives without end and inflates to nothing.
  const wireLimit = limit.beyond === 'refuse' ? limit.bytes : 2 * limit.bytes;
  const chunks: Uint8Array[] = [];
  let wireBytes = 0;
  let inflatedBytes = 0;

  async function* onTheWire(): AsyncGenerator<Buffer> {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      wireBytes += chunk.length;
      if (wireBytes > wireLimit) throw new BodyTooLargeError();
      yield chunk;
    }
  }
  const collector = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const room = limit.bytes - inflatedBytes;
      inflatedBytes += chunk.length;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      done(chunk.length > room ? new BodyTooLargeError() : null);
    },
  });

  source.on('error', () => undefined);
  let state: Body['state'] = 'whole';
  try {
    const wire = onTheWire();
    const first = await wire.next();
    if (first.done !== true) {
      let decoded: AsyncIterable<Buffer> = rejoined(first.value, wire);
      for (const decode of decodersFor(options.contentEncoding, first.value)) decoded = decode(decoded);
      await pipeline(decoded, collector);
    }
  } catch (error) {
    if (!(error instanceof BodyTooLargeError) || limit.beyond === 'refuse') throw error;
    state = 'cut';
  }
  return { bytes: Buffer.concat(chunks), wireBytes, state };
}

async function* rejoined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** The decoders in the order in which they undo the encodings: the last one applied comes first (RFC 9110 §8.4). */
function decodersFor(contentEncoding: string, firstChunk: Uint8Array): Decoder[] {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none')
    .reverse();
  if (names.length > mostEncodings) throw new UnknownEncodingError(`it is encoded ${names.length} times`);
  return names.map((name, position) => {
    // "deflate" should have a zlib header, but some servers send the bare stream; the low half of byte 0 tells.
    const isBare = name === 'deflate' && position === 0 && ((firstChunk[0] ?? 0) & 0x0f) !== 8;
    if (isBare) return (source) => inflated(source, zlib.createInflateRaw());
    const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (decoder === undefined) throw new UnknownEncodingError(`its Content-Encoding "${name}" is unknown`);
    return decoder;
  });
}
