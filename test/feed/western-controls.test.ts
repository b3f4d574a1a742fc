// C1 controls that were windows-1252 once.
import { describe, expect, it } from 'vitest';
import { withoutInvalid } from '../../src/feed/characters.ts';
import { read, rss } from './reading.ts';

const c1 = String.fromCharCode(...Array.from({ length: 32 }, (_, at) => 0x80 + at));

describe('a C1 control', () => {
  it('is what windows-1252 has in its place, or nothing', () => {
    expect(withoutInvalid(c1)).toBe('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
  });

  it('is told from the controls that mean nothing', () => {
    expect(withoutInvalid(`a${String.fromCharCode(0, 8, 0x7f, 0xd800, 0xfffe)}b`)).toBe('ab');
    expect(withoutInvalid('l’été 😀')).toBe('l’été 😀');
  });

  it('is mended in a feed, which says so', async () => {
    const [apostrophe, nothing] = [String.fromCharCode(0x92), String.fromCharCode(0x81)];
    const feed = await read(rss(`<item><title>The ferry${apostrophe}s${nothing} back</title></item>`));
    expect(feed.entries[0]?.title).toBe('The ferry’s back');
    expect(feed.repairs).toEqual(['invalid-characters']);
  });
});
