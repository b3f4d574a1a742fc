import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../src/http/gunzip.ts';

const text = Array.from({ length: 4000 }, (_, index) => `第${index * 7919}号码头的旧书摊。`).join('');
const packed = zlib.gzipSync(text);

/** Splits into chunks of `size` bytes, as a network would. */
function chunksOf(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

async function read(bytes: Buffer, size = bytes.length): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of gunzip(Readable.from(chunksOf(bytes, size)))) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

/** The same member with every optional field of the header. */
function withFullHeader(member: Buffer): Buffer {
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 2 + 4 + 8 + 16;
  const fields = Buffer.concat([Buffer.from([3, 0, 9, 0, 9]), Buffer.from('a.xml\0note\0')]);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(crc16(Buffer.concat([head, fields])));
  return Buffer.concat([head, fields, checksum, member.subarray(10)]);
}

/** The low half of CRC-32, which a gzip trailer of the same bytes holds. */
function crc16(bytes: Buffer): number {
  return zlib.gzipSync(bytes).readUInt16LE(zlib.gzipSync(bytes).length - 8);
}

describe('bytes behind the end', () => {
  test.each([
    ['a line feed', '\n'],
    ['a line end', '\r\n'],
    ['half a magic number', '\u001f'],
    ['a comment', '<!-- served in 3 ms -->'],
    ['a page', '<p>tail</p>'.repeat(20_000)],
    ['zeros and words', `\0\0${'words '.repeat(20_000)}`],
  ])('%s', async (_, tail) => {
    const bytes = Buffer.concat([packed, Buffer.from(tail, 'latin1')]);
    for (const size of [bytes.length, 1000, packed.length]) expect(await read(bytes, size)).toBe(text);
  });

  test('behind a header with all its fields', async () => {
    const member = withFullHeader(packed);
    expect(await read(member)).toBe(text);
    expect(await read(Buffer.concat([member, Buffer.from('tail')]), 700)).toBe(text);
  });

  test('behind several members: all of them count', async () => {
    const members = [packed, zlib.gzipSync('二'), zlib.gzipSync('三')];
    expect(await read(Buffer.concat(members), 500)).toBe(`${text}二三`);
    expect(await read(Buffer.concat([...members, Buffer.from('tail')]), 500)).toBe(`${text}二三`);
  });
});

describe('a stream that is cut or damaged is an error', () => {
  test.each([1, 4, 8, 9, 500, packed.length - 15, packed.length - 5])(
    'without its last %d bytes',
    async (count) => {
      const bytes = packed.subarray(0, packed.length - count);
      await expect(read(bytes)).rejects.toThrow('unexpected end of file');
      await expect(read(bytes, 700)).rejects.toThrow('unexpected end of file');
    },
  );

  test.each([1, 8, 12, 20])('also in its second member, without the last %d bytes', async (count) => {
    const second = zlib.gzipSync('第二');
    const bytes = Buffer.concat([packed, second.subarray(0, second.length - count)]);
    await expect(read(bytes)).rejects.toThrow('unexpected end of file');
  });

  test('within a header of many fields', async () => {
    const member = withFullHeader(packed);
    for (const length of [11, 14, 18, 24, 26]) {
      await expect(read(member.subarray(0, length))).rejects.toThrow('unexpected end of file');
    }
  });

  test('with a wrong checksum, whatever stands behind it', async () => {
    const damaged = Buffer.from(packed);
    damaged.writeUInt32LE(0, damaged.length - 8);
    await expect(read(damaged)).rejects.toThrow('incorrect data check');
    await expect(read(Buffer.concat([damaged, Buffer.from('tail')]))).rejects.toThrow('incorrect data check');
  });
});

test('hundreds of members and then something else is no body', async () => {
  const members = Array.from({ length: 101 }, () => zlib.gzipSync('一'));
  expect(await read(Buffer.concat(members))).toBe('一'.repeat(101));
  const tail = Buffer.from('tail');
  expect(await read(Buffer.concat([...members.slice(1), tail]))).toBe('一'.repeat(100));
  await expect(read(Buffer.concat([...members, tail]))).rejects.toThrow('incorrect header check');
});

test('what does not begin like gzip comes as it is', async () => {
  expect(await read(Buffer.from(text), 1000)).toBe(text);
  expect(await read(Buffer.from('x'))).toBe('x');
});

test('a source that fails is heard of, and not taken for an end', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield packed.subarray(0, 600);
    throw new Error('reset');
  }
  const parts: Buffer[] = [];
  const work = (async () => {
    for await (const chunk of gunzip(failing())) parts.push(chunk);
  })();
  await expect(work).rejects.toThrow('reset');
});
