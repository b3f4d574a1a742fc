import { describe, expect, it } from 'vitest';
import type { SafeHtml } from '../../src/core/types.ts';
import { type PostBody, renderPost } from '../../src/post/render.ts';

const html = (text: string) => text as SafeHtml;
const post = {
  title: '港口罢工进入第三周',
  publishedAt: new Date('2020-08-21T23:57:10.000Z'),
  author: '法广',
  url: 'http://www.news.example//cn/国际/20200821-港口',
  tags: ['法广'],
  categories: ['法广'],
  frontMatter: [],
  modifiedAt: null,
  language: 'zh-Hans',
} as const;
const bodyOf = (text: string) => /\n<div>\n(.*)\n<\/div>\n$/s.exec(text)?.[1];
const written = (body: PostBody) => bodyOf(renderPost({ ...post, body }));

describe('a summary-only post', () => {
  it.each([
    ['zh-Hans', '阅读原文'],
    ['zh-Hant', '閱讀原文'],
    ['fr', "Lire l'article original"],
    ['en', 'Read the original'],
  ] as const)('writes a summary-only post in %s', (language, words) => {
    const url = 'https://news.example/a?b=1&copy=2&x[]=(1)';
    const text = renderPost({
      ...post,
      url,
      language,
      body: {
        kind: 'summary',
        image: 'https://img.example/a.jpg',
        summary: html('第一句。 <b>第二句</b>。'),
      },
    });
    expect(text).toContain(`\nfrom: ${url}\n`);
    expect(text).toContain('](https://news.example/a?b=1&copy=2&x%5B%5D=%281%29)\n');
    expect(bodyOf(text)).toBe(
      `<img src="https://img.example/a.jpg"><p>第一句。 <strong>第二句</strong>。</p><p><a href="https://news.example/a?b=1&amp;copy=2&amp;x[]=(1)">${words}</a></p>`,
    );
  });

  it.each([
    ['plain text', 'a', '<p>a</p>'],
    [
      'blocks',
      '<h2>a</h2><ul><li>b</li><li><p>c</p></li></ul><blockquote>d<br>e</blockquote>f',
      '<p>a</p><p>b</p><p>c</p><p>d<br>e</p><p>f</p>',
    ],
    ['a table', '<table><tr><td>a</td><td>b</td></tr></table>', '<p>a</p><p>b</p>'],
    ['blocks in a line', '<em>a<p>b</p>c</em>', '<p><em>a b c</em></p>'],
    [
      'pictures',
      '<img src="https://img.example/b.jpg">a<iframe src="https://v.example/"></iframe><figure><img src="https://img.example/c.jpg"><figcaption>b</figcaption></figure>',
      '<p>a</p><p>b</p>',
    ],
    ['a preformatted line', '<pre>a\n  b</pre>', '<p>a b</p>'],
    ['Liquid', '{% raw %}', '<p>&#123;% raw %&#125;</p>'],
    ['nothing', '<p> </p><b></b><br>', ''],
  ])('makes paragraphs of a summary that is %s', (_, summary, expected) => {
    const readOn =
      '<p><a href="http://www.news.example//cn/%E5%9B%BD%E9%99%85/20200821-%E6%B8%AF%E5%8F%A3">阅读原文</a></p>';
    expect(written({ kind: 'summary', image: null, summary: html(summary) })).toBe(expected + readOn);
  });
});
