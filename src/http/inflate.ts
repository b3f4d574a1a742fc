// Bytes through one of zlib's streams, as an iterator: the errors of both ends come out in one place.
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Undoes one Content-Encoding. */
export type Decoder = (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/**
 * What `inflater`, a stream that nobody has used, makes of `source`. Whoever stops reading ends both.
 * @throws the error of `source`, or the inflater's own
 */
export async function* inflated(source: AsyncIterable<Buffer>, inflater: Duplex): AsyncGenerator<Buffer> {
  // A failure of either comes out of the inflater, which is read below.
  pipeline(source, inflater).catch(() => undefined);
  yield* inflater;
}
