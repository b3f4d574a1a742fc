import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factText } from '../../src/post/fact-text.ts';
import { anyText } from './any-text.ts';

describe('factText', () => {
  it.each([
    ['one line', ' 第一行\n\n第二行\t末 ', '第一行 第二行 末'],
    [
      'what themes print raw',
      '<b onclick="x">a\\b</b> "c" {{ d }}',
      '＜b onclick=”x”＞a＼b＜/b＞ ”c” {{ d }}',
    ],
    ['characters that YAML refuses', 'a\u0007b\ufeffc\u009fd\ud800e', 'abcde'],
    ['nothing', ' \u200b\n', ''],
  ])('%s', (_, raw, text) => {
    expect(factText(raw)).toBe(text);
  });

  const filler = '港'.repeat(120);
  it.each([
    ['a text that just fits', `${'字'.repeat(299)}。`, `${'字'.repeat(299)}。`],
    ['the last whole sentence', `${filler}。${filler}！”${filler}。`, `${filler}。${filler}！”`],
    ['a stop inside a number', `${filler}。It took 3.${'5'.repeat(300)}`, `${filler}。`],
    ['a stop before a space', `${'a '.repeat(60)}b. ${'c'.repeat(300)}`, `${'a '.repeat(60)}b.`],
    ['no sentence long enough', `短。${'港'.repeat(400)}`, `短。${'港'.repeat(297)}…`],
    ['words', `${'word '.repeat(80)}`, `${'word '.repeat(58)}word…`],
    ['a comma at the cut', `${'港'.repeat(298)}，${'港'.repeat(9)}`, `${'港'.repeat(298)}…`],
    ['half a character', `${'𠮷'.repeat(200)}`, `${'𠮷'.repeat(149)}…`],
  ])('cuts after %s', (_, raw, text) => {
    expect(factText(raw)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(300);
  });

  it('is one short safe line, whatever it is given', () => {
    assert(
      property(anyText, (raw) => {
        const text = factText(raw.repeat(9));
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}<>"\\]| {2}/u);
        expect(text.length).toBeLessThanOrEqual(300);
        expect(factText(text)).toBe(text);
      }),
    );
  });
});
