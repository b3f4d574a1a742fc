import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../src/core/media-type.ts';
import { mediaAt } from '../origin/images.ts';
import '../property-seed.ts';

const file = (name: string): Buffer => mediaAt(`/media/display/a/w:10/${name}`)?.body ?? Buffer.alloc(0);
const jpeg = file('a.jpg');
const png = file('a.png');
const gif = file('a.gif');
const webp = file('a.webp');
const mp3 = mediaAt('/audio/a.mp3')?.body ?? Buffer.alloc(0);
const m4a = Buffer.from('\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x0cmdatabcd', 'latin1');

function avif(width: number, height: number): Buffer {
  const ispe = Buffer.alloc(20);
  ispe.writeUInt32BE(20, 0);
  ispe.write('ispe', 4, 'latin1');
  ispe.writeUInt32BE(width, 12);
  ispe.writeUInt32BE(height, 16);
  const head = Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1');
  return Buffer.concat([head, ispe, Buffer.from('\0\0\0\x0cmdatabcd', 'latin1')]);
}

function webpOf(form: 'VP8L' | 'VP8X', size: readonly number[]): Buffer {
  const body = Buffer.alloc(18);
  body.write(form, 0, 'latin1');
  Buffer.from(size).copy(body, form === 'VP8L' ? 9 : 12);
  const whole = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), body]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

function sized(source: Buffer, at: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(source);
  Buffer.from(bytes).copy(copy, at);
  return copy;
}

describe('mediaTypeOf', () => {
  it.each([
    ['jpg', jpeg],
    ['png', png],
    ['gif', gif],
    ['webp', webp],
    ['webp', webpOf('VP8L', [0x63, 0xc0, 0x18, 0])],
    ['webp', webpOf('VP8X', [0x63, 0, 0, 0x63, 0, 0])],
    ['avif', avif(640, 480)],
    ['jpg', Buffer.concat([jpeg, Buffer.from('more behind the end')])],
  ])('knows a %s by its bytes', (extension, bytes) => {
    expect(mediaTypeOf(bytes, 'image')).toEqual({ kind: 'image', extension });
  });

  it.each([
    ['mp3', mp3],
    ['mp3', Buffer.from('ID3\x04\0\0\0\0\0\0')],
    ['m4a', m4a],
    ['ogg', Buffer.from('OggS\0\x02')],
    ['wav', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
  ])('knows sound of the kind %s', (extension, bytes) => {
    expect(mediaTypeOf(bytes, 'audio')).toEqual({ kind: 'audio', extension });
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG with a prolog', '<?xml version="1.0"?><svg/>'],
    ['HTML', '<!DOCTYPE html><html></html>'],
    ['script that begins like a picture', 'GIF89'],
    ['bitmap', 'BM\x36\0\0\0\0\0\0\0'],
    ['icon', '\0\0\x01\0\x01\0'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['PDF', '%PDF-1.7'],
    ['sound', 'OggS'],
    ['nothing', ''],
  ])('takes no %s for a picture', (_name, text) => {
    expect(mediaTypeOf(Buffer.from(text, 'latin1'), 'image')).toBe('it is no picture of a kind that is kept');
  });

  it.each([
    ['JPEG', jpeg.subarray(0, -2)],
    ['PNG', png.subarray(0, -12)],
    ['GIF', gif.subarray(0, -1)],
    ['WebP', webp.subarray(0, -4)],
  ])('refuses a %s that is cut off', (_name, bytes) => {
    expect(mediaTypeOf(bytes, 'image')).toBe('it is cut off');
  });

  // As news agencies write them: a preview in the head, comments and several frames.
  const previewed = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xe1, 0, 8, 0xff, 0xd8, 0x3b, 0, 0xff, 0xd9]),
    jpeg.subarray(2),
  ]);
  const moving = Buffer.concat([
    gif.subarray(0, -1),
    Buffer.from([0x21, 0xfe, 3, 0x3b, 0x3b, 0x3b, 0, 0]),
    gif.subarray(13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1)),
  ]);

  it.each([
    ['jpg', previewed],
    ['gif', moving],
    ['gif', Buffer.concat([moving, Buffer.from('more behind the end')])],
    ['avif', avif(640, 480)],
  ])('knows a %s that looks ended before its end, and each cut of it', (extension, bytes) => {
    expect(mediaTypeOf(bytes, 'image')).toEqual({ kind: 'image', extension });
    const end = bytes.length - (bytes.toString('latin1').endsWith('more behind the end') ? 19 : 0);
    for (let length = 0; length < end; length += 1)
      expect(mediaTypeOf(bytes.subarray(0, length), 'image')).toBeTypeOf('string');
  });

  it('refuses sound that is cut off, where its kind can tell', () => {
    expect(mediaTypeOf(m4a.subarray(0, -1), 'audio')).toBe('it is cut off');
  });

  it.each([
    ['PNG bomb', sized(png, 16, [0, 1, 0, 0, 0, 1, 0, 0])],
    ['PNG without width', sized(png, 16, [0, 0, 0, 0])],
    ['GIF without height', sized(gif, 8, [0, 0])],
    ['AVIF bomb', avif(100_000, 100_000)],
    ['JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    [
      'JPEG whose segments lead nowhere',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd9]),
    ],
  ])('refuses a %s', (_name, bytes) => {
    expect(mediaTypeOf(bytes, 'image')).toBe('its size in pixels makes no sense');
  });

  it('gives a type or a reason for any bytes, also for pictures with a few bytes changed', () => {
    const spoiled = fc
      .tuple(
        fc.constantFrom(jpeg, png, gif, webp, avif(9, 9)),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }),
        fc.nat(600),
      )
      .map(([source, changes, length]) => {
        const copy = Buffer.from(source.subarray(0, Math.max(1, length)));
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy;
      });
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 64 }), spoiled),
        fc.constantFrom('image' as const, 'audio' as const),
        (bytes, kind) => {
          const found = mediaTypeOf(bytes, kind);
          expect(typeof found === 'string' || found.kind === kind).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
