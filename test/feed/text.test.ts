import { describe, expect, it } from 'vitest';
import { cleanTitle, plainText } from '../../src/feed/text.ts';

describe('cleanTitle', () => {
  const boilerplate = ['\\s*[–-]\\s*示例国际广播电台\\s*-\\s*示例台\\s*$'];

  it.each([
    ['渔民说海水更清了 – 示例国际广播电台 - 示例台', '渔民说海水更清了'],
    ['渔民说海水更清了 - 要闻解说', '渔民说海水更清了 - 要闻解说'],
    ['  渔民  说 ', '渔民 说'],
    ['– 示例国际广播电台 - 示例台', '– 示例国际广播电台 - 示例台'],
  ])('%s', (title, clean) => {
    expect(cleanTitle(title, boilerplate)).toBe(clean);
  });

  it('cuts nothing without patterns', () => {
    expect(cleanTitle('a – b', [])).toBe('a – b');
  });
});

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
