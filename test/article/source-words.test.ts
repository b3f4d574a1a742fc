import { describe, expect, it } from 'vitest';
import { sourceWords } from '../../src/article/source-words.ts';

describe('the words that stand in markup', () => {
  it.each([
    ['<p>一，<b>二</b>&nbsp;<i>3 &lt; &#22235;</i></p>', ['一', '二', '3四']],
    ['<p title="a > b" data-x=\'{"c":1}\'>一</p>', ['一']],
    ['1 < 2 且 a<b', ['12且ab']],
    ['<script>x("<p>二</p>")</script>一<style>.a{}</style><!-- <p>三</p> -->', ['一']],
    // What has no end of its own hides nothing.
    ['<script>一<p>二</p>', ['一', '二']],
    ['<style>一<p>二</p><style>三</style>', ['一', '二']],
    ['<!-- <p>一</p><!-- 二 -->', ['一']],
    ['<a href="https://a.example/>一</a>二', ['一', '二']],
    ['<p>一</p', ['一p']],
  ])('%s: %j', (html, words) => {
    expect(sourceWords(html)).toEqual(words);
  });

  it('are found in linear time, however few ends there are', () => {
    const most = 60_000;
    for (const piece of ['<a "', '<!--', '<script>', '<style ', "<p x='", '<', '</'])
      expect(sourceWords(piece.repeat(most)).join('').length).toBeLessThan(piece.length * most);
  }, 20_000);
});
