import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  acceptedEncodings,
  type BodyLimit,
  BodyTooLargeError,
  readBody,
  UnknownEncodingError,
} from '../../src/http/body.ts';

const text = '塞纳河边的旧书摊又开张了。'.repeat(200);
const refuse = (bytes: number): BodyLimit => ({ bytes, beyond: 'refuse' });

function read(bytes: Uint8Array, contentEncoding: string, limit = refuse(1_000_000)) {
  return readBody(
    Readable.from([bytes.subarray(0, 3), bytes.subarray(3)].filter((part) => part.length > 0)),
    {
      contentEncoding,
      limit,
    },
  );
}

describe('inflating', () => {
  test.each([
    ['gzip', zlib.gzipSync(text)],
    ['x-gzip', zlib.gzipSync(text)],
    ['GZIP', zlib.gzipSync(text)],
    ['deflate', zlib.deflateSync(text)],
    ['deflate', zlib.deflateRawSync(text)],
    ['br', zlib.brotliCompressSync(text)],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateSync(text))],
    ['identity', Buffer.from(text)],
    ['', Buffer.from(text)],
  ])('%s', async (encoding, bytes) => {
    const body = await read(bytes, encoding);
    expect(Buffer.from(body.bytes).toString()).toBe(text);
    expect(body).toMatchObject({ wireBytes: bytes.length, state: 'whole' });
  });

  test('an empty body is empty whatever its encoding says', async () => {
    expect((await read(new Uint8Array(), 'gzip')).bytes).toHaveLength(0);
  });

  test('zero bytes after the end of a gzip stream are padding', async () => {
    const bytes = Buffer.concat([zlib.gzipSync(text), Buffer.alloc(512)]);
    expect(Buffer.from((await read(bytes, 'gzip')).bytes).toString()).toBe(text);
  });

  test('a cut body is an error, not a shorter text', async () => {
    const whole = zlib.gzipSync(text);
    await expect(read(whole.subarray(0, whole.length - 12), 'gzip')).rejects.toThrow(
      'unexpected end of file',
    );
    const brotli = zlib.brotliCompressSync(text);
    await expect(read(brotli.subarray(0, brotli.length - 4), 'br')).rejects.toThrow('unexpected end of file');
  });

  test('a body that is not what its encoding says is an error', async () => {
    await expect(read(Buffer.from(text), 'br')).rejects.toThrow();
    await expect(read(Buffer.concat([Buffer.from([0x1f]), Buffer.from(text)]), 'gzip')).rejects.toThrow(
      'incorrect header check',
    );
  });

  test('an unknown encoding, an inherited name, and a pile of them', async () => {
    await expect(read(Buffer.from(text), 'compress')).rejects.toThrow(UnknownEncodingError);
    await expect(read(Buffer.from(text), 'constructor')).rejects.toThrow(UnknownEncodingError);
    await expect(read(Buffer.from(text), 'gzip, gzip, gzip, gzip')).rejects.toThrow(UnknownEncodingError);
  });

  test('what is asked for is what can be inflated', () => {
    expect(acceptedEncodings.startsWith('gzip, deflate, br')).toBe(true);
  });
});

describe('limit', () => {
  test('exactly the limit passes, one more is refused', async () => {
    const bytes = Buffer.alloc(1000, 'a');
    expect((await read(bytes, '', refuse(1000))).bytes).toHaveLength(1000);
    await expect(read(bytes, '', refuse(999))).rejects.toThrow(BodyTooLargeError);
    expect((await read(zlib.gzipSync(bytes), 'gzip', refuse(1000))).bytes).toHaveLength(1000);
    await expect(read(zlib.gzipSync(bytes), 'gzip', refuse(999))).rejects.toThrow(BodyTooLargeError);
  });

  test('a body that may be cut is cut at the limit', async () => {
    const body = await read(zlib.gzipSync(Buffer.alloc(5000, 'a')), 'gzip', { bytes: 1200, beyond: 'cut' });
    expect(body.bytes).toHaveLength(1200);
    expect(body.state).toBe('cut');
  });

  test('a small bomb is stopped at the limit, long before it is inflated', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(60 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(64 * 1024);
    let given = 0;
    const source = new Readable({
      highWaterMark: 1,
      read() {
        this.push(given < bomb.length ? bomb.subarray(given, given + 512) : null);
        given += 512;
      },
    });
    const work = readBody(source, { contentEncoding: 'gzip', limit: refuse(1_000_000) });
    await expect(work).rejects.toThrow(BodyTooLargeError);
    // 1 MB of 60 is a sixtieth of the bomb; pipes hold some buffers more.
    expect(given).toBeLessThan(bomb.length / 2);
  });
});
