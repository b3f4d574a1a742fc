// What stands between `<` and `>`: markup, or a word of the text.
import { describe, expect, it } from 'vitest';
import { looksLikeHtml, plainText } from '../../src/feed/text.ts';
import { titleFromText } from '../../src/feed/title-from-text.ts';
import { readEntry, readItem } from './reading.ts';

const words = [
  'vector<int> here',
  'The <S> class',
  'AT&T <S>',
  'a < b and c > d',
  'x <b and c> d',
  'Where does <a> end, or <q>',
  'How to centre a <div>',
  'cp <source> <target>',
  'Map<K, V> and List<A>',
];

describe('a word in brackets', () => {
  it.each(words)('stays in a title and is no HTML: %s', (text) => {
    expect(plainText(text)).toBe(text);
    expect(looksLikeHtml(text)).toBe(false);
  });

  it('stays in the text of RSS and Atom', async () => {
    const written = 'AT&amp;T &lt;S&gt;, vector&lt;int&gt;';
    const summary = 'AT&amp;T &lt;S&gt;, vector&lt;int&gt;';
    expect(await readEntry(`<title>t</title><summary>${written}</summary>`)).toMatchObject({ summary });
    const item = await readItem(`<title>${written}</title><description>${written}</description>`);
    expect(item).toMatchObject({ title: 'AT&T <S>, vector<int>', summary });
  });

  it.each([
    ['<b>a</b> <S>', 'a <S>'],
    ['<B>a</b>', 'a'],
    ['one<br>two<p>three<li>four', 'one two three four'],
    ['<img src=a.png>a', 'a'],
    ['<a href="https://a.example/">cut', 'cut'],
    ['cut</strong>', 'cut'],
    ['<video controls>a</video>', 'a'],
    ['<section><h2>a</h2>b</section>', 'a b'],
  ])('is markup when it is an element: %s', (html, text) => {
    expect(looksLikeHtml(html)).toBe(true);
    expect(plainText(html)).toBe(text);
  });

  it('is markup in what is HTML, though its end be far', () => {
    expect(titleFromText(`<div><b>Ferry back.</b> ${'More. '.repeat(2000)}</div>`)).toBe('Ferry back');
    expect(titleFromText('<div>Ferry back')).toBe('Ferry back');
    expect(titleFromText('The &lt;S&gt; class')).toBe('The <S> class');
  });

  it('takes time that grows with the text alone', () => {
    const many = '<b><i><div>'.repeat(100_000);
    const started = performance.now();
    expect(looksLikeHtml(many)).toBe(false);
    expect(looksLikeHtml('<div'.repeat(200_000))).toBe(false);
    expect(looksLikeHtml(`<a${' '.repeat(300_000)}`)).toBe(false);
    expect(looksLikeHtml(`<a href=${'x"'.repeat(100_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('a tag with slips in it', () => {
  it.each([
    ['<a href=http://e.org/">x</a>', 'x'],
    ['<a href="x"onclick="y">z</a>', 'z'],
    ["<a href='x'onclick=y\"b>z</a> <S>", 'z <S>'],
    ['<custom-tag a=b">z</custom-tag>', 'z'],
    ['&lt;a href="x"onclick="y"&gt;z&lt;/a&gt;', 'z'],
    ['<a href="https://a.example/?a>b"title="c">x</a>', 'x'],
  ])('goes from a title: %s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});
