import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { type PostBody, type PostInput, renderPost } from '../../src/post/render.ts';
import { anyText } from './any-text.ts';

const html = (text: string) => text as SafeHtml;
const image = { url: 'https://img.example/a/w:310/p:16x9/港 口.JPG', caption: null, credit: null, alt: '' };
const article = {
  kind: 'article',
  printedDate: '22/08/2020 - 01:18',
  image,
  standfirst: '谈判代表 & 工会将再次会面。',
  html: html('<p>第一段，“引语”。</p><p>第二段。</p>'),
  credit: null,
} as const satisfies PostBody;
const post: PostInput = {
  title: '港口罢工进入第三周 谈判将继续',
  publishedAt: new Date('2020-08-21T23:57:10.000Z'),
  author: '法广',
  url: 'http://www.news.example//cn/国际/20200821-港口',
  tags: ['法广'],
  categories: ['法广'],
  frontMatter: [],
  language: 'zh-Hans',
  body: article,
  modifiedAt: null,
};
const bodyOf = (text: string) => /\n<div>\n(.*)\n<\/div>\n$/s.exec(text)?.[1];
const written = (body: PostBody, change: Partial<PostInput> = {}) =>
  bodyOf(renderPost({ ...post, ...change, body }));

describe('renderPost', () => {
  it('writes the post byte for byte', () => {
    expect(renderPost(post)).toBe(`---
layout: post
title: "港口罢工进入第三周 谈判将继续"
date: 2020-08-21T23:57:10.000Z
author: 法广
from: http://www.news.example//cn/%E5%9B%BD%E9%99%85/20200821-%E6%B8%AF%E5%8F%A3
tags: [ 法广 ]
categories: [ 法广 ]
---
<!--1598054230000-->
[港口罢工进入第三周 谈判将继续](http://www.news.example//cn/%E5%9B%BD%E9%99%85/20200821-%E6%B8%AF%E5%8F%A3)
------

<div>
<div>22/08/2020 - 01:18</div><img src="https://img.example/a/w:310/p:16x9/%E6%B8%AF%20%E5%8F%A3.JPG"><p><strong>谈判代表 &amp; 工会将再次会面。</strong></p><p>第一段，“引语”。</p><p>第二段。</p>
</div>
`);
  });

  it('puts extra keys after ours', () => {
    expect(renderPost({ ...post, frontMatter: [['comments', true]] })).toContain(
      '\ncategories: [ 法广 ]\ncomments: true\n---\n<!--1598054230000-->\n',
    );
  });

  it('says last when the source was followed, and refuses a time that stops the build', () => {
    const corrected = { ...post, frontMatter: [['comments', true]] as const };
    expect(
      renderPost({ ...corrected, modifiedAt: new Date('2020-08-22T06:00:00.000Z') }).split('\n'),
    ).toEqual(
      renderPost(corrected).split('\n').toSpliced(9, 0, 'last_modified_at: 2020-08-22T06:00:00.000Z'),
    );
    expect(() => renderPost({ ...post, modifiedAt: new Date(Number.NaN) })).toThrow(RangeError);
  });

  it.each([
    [
      'a caption and a credit',
      { caption: '港口 <夜>', credit: '© 通讯社' },
      '<figure><img src="https://img.example/a.jpg"><figcaption>港口 &lt;夜&gt; © 通讯社</figcaption></figure>',
    ],
    [
      'a credit alone',
      { credit: '通讯社' },
      '<figure><img src="https://img.example/a.jpg"><figcaption>通讯社</figcaption></figure>',
    ],
    [
      'an alt',
      { alt: ' 船 "甲"\n{{x}} ' },
      '<img src="https://img.example/a.jpg" alt="船 &quot;甲&quot; &#123;&#123;x&#125;&#125;">',
    ],
    ['a blank caption', { caption: ' \n', credit: '' }, '<img src="https://img.example/a.jpg">'],
    ['a copy in the blog', { url: '/assets/mirror/a.jpg' }, '<img src="/assets/mirror/a.jpg">'],
    ['an address that is none', { url: 'data:image/gif;base64,R0', caption: 'x' }, ''],
  ])('writes a lead image with %s', (_, change, expected) => {
    const lead = { ...image, url: 'https://img.example/a.jpg', ...change };
    expect(written({ ...article, printedDate: null, standfirst: null, image: lead, html: html('') })).toBe(
      expected ||
        '<p><a href="http://www.news.example//cn/%E5%9B%BD%E9%99%85/20200821-%E6%B8%AF%E5%8F%A3">阅读原文</a></p>',
    );
  });

  it('ends with the credit line', () => {
    expect(written({ ...article, credit: '© AFP' })).toMatch(/<p>第二段。<\/p><p>© AFP<\/p>$/);
  });

  it('is a fixed point of the serialiser, head and all', () => {
    const lead = { ...image, caption: '图', credit: '社' };
    for (const text of [
      '<p>a</p>',
      'loose <b>text</b>',
      '<table><td>x',
      `<p>${'字'.repeat(300)}</p>`.repeat(200),
    ]) {
      const body = written({ ...article, image: lead, html: html(text), credit: '© AFP' });
      expect(serialiseBody(html(body ?? ''))).toBe(body);
    }
  });

  it('lays a long body in lines, and the head counts', () => {
    const paragraph = `<p>${'字'.repeat(300)}</p>`;
    expect(written({ ...article, html: html(paragraph.repeat(40)) })?.split('\n')).toEqual([
      '<div>22/08/2020 - 01:18</div>',
      '<img src="https://img.example/a/w:310/p:16x9/%E6%B8%AF%20%E5%8F%A3.JPG"><p><strong>谈判代表 &amp; 工会将再次会面。</strong></p>',
      ...Array.from({ length: 40 }, () => paragraph),
    ]);
  });

  it('refuses a date or an address that must not stand in a post', () => {
    expect(() => renderPost({ ...post, publishedAt: new Date(Number.NaN) })).toThrow(RangeError);
    expect(() => renderPost({ ...post, publishedAt: new Date(-1) })).toThrow(RangeError);
    expect(() => renderPost({ ...post, url: 'urn:uuid:1' })).toThrow(RangeError);
  });

  it('has no box but the date line, even where the article begins like one', () => {
    const file = renderPost({ ...post, body: { ...article, html: html('<div>1 月 1 日</div><p>x</p>') } });
    expect(bodyOf(file)).toContain('<p>1 月 1 日</p><p>x</p>');
    expect(bodyOf(file)?.match(/<div>/g)).toHaveLength(1);
  });

  it('keeps the form of a post, whatever the texts are', () => {
    assert(
      property(anyText, anyText, anyText, anyText, (title, author, text, other) => {
        for (const body of [
          {
            ...article,
            printedDate: other,
            image: { url: other, caption: text, credit: other, alt: text },
            standfirst: text,
            html: html(text),
            credit: other,
          },
          { kind: 'summary', image: null, summary: html(text) },
        ] as const satisfies PostBody[]) {
          const file = renderPost({
            ...post,
            title,
            author,
            tags: [text],
            frontMatter: [
              ['note', text],
              [other, text],
            ],
            body,
          });
          const [, head = '', rest = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? [];
          expect(rest).toMatch(
            /^<!--1598054230000-->\n\[[^[\]\n]+\]\(\S+\)\n------\n\n<div>\n[^\n]+\n<\/div>\n$/,
          );
          expect(rest).not.toMatch(/[{}]/);
          expect(file).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}|\ufeff|\ufffe/u);
          expect(head.match(/^date:/gm)).toHaveLength(1);
          expect(parse(head, { version: '1.1' })).toMatchObject({
            layout: 'post',
            title: expect.stringMatching(/\S/),
            author: expect.any(String),
            note: expect.any(String),
          });
          const inner = bodyOf(file) ?? '';
          expect(serialiseBody(html(inner))).toBe(inner);
        }
      }),
      { numRuns: 300 },
    );
  });
});
