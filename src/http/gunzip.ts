// gzip as servers really send it and browsers read it: with other bytes behind its end, or not gzip at all.
// Knows no limits: whoever reads its output ends it.
import zlib from 'node:zlib';
import { inflated } from './inflate.ts';

// RFC 1952, section 2.3.
const magic = [0x1f, 0x8b] as const;
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;
const fixedHeaderBytes = 10;
const trailerBytes = 8;

/** A stream of more members than this with something behind it is an attack on our time. */
const mostMembers = 100;

/**
 * The inflated bytes of `source`. Bytes behind the last whole member count for nothing; a body that does not begin like
 * gzip was labelled wrongly and comes as it is.
 * @throws zlib's error for a stream that is cut or damaged
 */
export async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const compressed: Buffer[] = [];
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  const rest = { [Symbol.asyncIterator]: () => chunks };
  if (first.done === true) return;
  if (first.value[0] !== magic[0]) {
    yield first.value;
    yield* rest;
    return;
  }
  async function* noted(): AsyncGenerator<Buffer> {
    compressed.push(first.value);
    yield first.value;
    for await (const chunk of rest) {
      compressed.push(chunk);
      yield chunk;
    }
  }
  let given = 0;
  try {
    for await (const chunk of inflated(noted(), zlib.createGunzip())) {
      given += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (!mayBeBehindTheEnd(error)) throw error;
    yield* wholeMembers(Buffer.concat(compressed), { skip: given, error });
  }
}

/** Nothing can be wrong inside a member that lies before such an error: its checksum was compared. */
function mayBeBehindTheEnd(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  return code === 'Z_BUF_ERROR' || (code === 'Z_DATA_ERROR' && error.message === 'incorrect header check');
}

/**
 * Inflates once more, member by member, because zlib keeps what it has inflated of a chunk when the chunk ends badly.
 * Leaves out the first `skip` bytes. Throws `error` when the end is cut, and not merely followed by something else.
 */
async function* wholeMembers(
  bytes: Buffer,
  { skip, error }: { readonly skip: number; readonly error: Error },
): AsyncGenerator<Buffer> {
  let at = 0;
  let known = skip;
  for (let member = 1; bytes[at] === magic[0] && bytes[at + 1] === magic[1]; member += 1) {
    const start = bodyStart(bytes, at);
    if (start === null || member > mostMembers) throw error;
    const inflater = zlib.createInflateRaw();
    inflater.end(bytes.subarray(start));
    for await (const chunk of inflater) {
      if (chunk.length > known) yield chunk.subarray(known);
      known = Math.max(0, known - chunk.length);
    }
    at = start + inflater.bytesWritten + trailerBytes;
  }
  if (at === 0 || at > bytes.length) throw error;
}

/** Where the deflate stream of the member at `start` begins; null when the header is cut. */
function bodyStart(bytes: Buffer, start: number): number | null {
  const flags = bytes[start + 3] ?? 0;
  let at = start + fixedHeaderBytes;
  if ((flags & flag.extra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if ((flags & flag.headerChecksum) !== 0) at += 2;
  return at < bytes.length ? at : null;
}
