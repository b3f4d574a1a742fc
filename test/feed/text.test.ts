import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/feed/text.ts';

describe('plainText', () => {
  it.each([
    ['<p class="x">a</p><p>b</p>', 'a b'],
    ['<script>x()</script>a<style>b{}</style>', 'a'],
    ['<custom-tag>a</custom-tag> <T>', 'a <T>'],
    ['<a href="https://a.example/?a>b">x</a>', 'x'],
    ['a<!-- hidden -->b', 'ab'],
    ['if a<b and b>c', 'if a<b and b>c'],
    ['x <b and c> d', 'x <b and c> d'],
    ['\u3000全角\u3000空格\u00a0', '全角 空格'],
    ['&#128;5 &hellip; &unknown; &', '€5 … &unknown; &'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});
