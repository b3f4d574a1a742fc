import { createHash } from 'node:crypto';
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostLanguage, SafeHtml } from '../../src/core/types.ts';
import { bodyHash, readPost } from '../../src/post/read.ts';
import { type PostInput, renderPost } from '../../src/post/render.ts';
import { anyText } from './any-text.ts';

const url = 'http://news.example//cn/a?x=1&y=(2)';
const publishedAt = new Date('2020-08-21T23:57:10.000Z');
const summary: PostInput = {
  title: '他说 "好" [一]',
  publishedAt,
  author: '法广',
  url,
  tags: ['法广'],
  categories: ['法广'],
  frontMatter: [['comments', true]],
  language: 'zh-Hans',
  modifiedAt: null,
  body: {
    kind: 'summary',
    image: 'https://img.example/a.jpg',
    summary: '<p>a</p><p>b <em>c</em></p>' as SafeHtml,
  },
};
const full: PostInput = {
  ...summary,
  body: {
    kind: 'article',
    printedDate: null,
    image: null,
    standfirst: 'a',
    html: '<p>b</p>' as SafeHtml,
    credit: null,
  },
};
const rest =
  '<!--1598054230000-->\n[标题 &#91;一&#93; &amp; 二](https://news.example/a?b&amp;copy;=%281%29)\n------\n\n<div>\n<p>x</p>\n</div>\n';
const withHead = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n${rest}`;

describe('readPost', () => {
  it('reads back what was written', () => {
    const text = renderPost(full);
    const after = text.slice(text.indexOf('\n---\n') + 5);
    expect(readPost(text)).toEqual({
      url,
      title: '他说 "好" [一]',
      publishedAt,
      bodyHash: createHash('sha256').update(after.trimEnd()).digest('hex'),
      summaryOnly: false,
    });
  });

  it('sets line endings, byte order mark, Unicode form and the end of the file aside', () => {
    const text = renderPost({ ...full, title: 'café' });
    const touched = `\ufeff${text.replaceAll('\n', '\r\n').normalize('NFD')}\r\n \r\n`;
    expect(readPost(touched)).toEqual({ ...readPost(text), title: 'cafe\u0301' });
  });

  it('does not look at the front matter for the hash, and at all else', () => {
    const text = renderPost(full);
    expect(bodyHash(text.replace('comments: true', 'comments: false'))).toBe(bodyHash(text));
    expect(bodyHash(text.replace('<p>b</p>', '<p>B</p>'))).not.toBe(bodyHash(text));
    expect(bodyHash(text)).toBe(readPost(text).bodyHash);
  });

  it.each([
    [
      'any order and other keys',
      withHead('tags: [ a ]', 'from: https://news.example/x', 'mood: x', 'title: "T"'),
    ],
    ['bare values', withHead('title: T', 'from:   https://news.example/x  ')],
    ['single quotes and comments', withHead("title: 'T' # note", "from: 'https://news.example/x'")],
    [
      'broken YAML around',
      withHead('tags: [ a: b', '\t- x', 'from: https://news.example/x', '@', 'title: "T"'),
    ],
    ['a doubled key', withHead('title: T', 'from: https://news.example/x', 'title: U')],
    [
      'the other end mark',
      withHead('title: T', 'from: https://news.example/x').replace('\n---\n<', '\n...\n<'),
    ],
  ])('takes %s', (_, text) => {
    expect(readPost(text)).toMatchObject({ title: 'T', url: 'https://news.example/x' });
  });

  it.each([
    ['title: "a "b" c"', 'a "b" c'],
    ['title: "a \\"b\\" \\\\"', 'a "b" \\'],
    ["title: 'it''s'", "it's"],
    ['title: a: b', 'a: b'],
    ['title: ""', '标题 [一] & 二'],
    ['author: x', '标题 [一] & 二'],
  ])('%s → %s', (line, title) => {
    expect(readPost(withHead(line)).title).toBe(title);
  });

  it.each([
    ['folded', ['from: >-', '  https://news.example/x', 'title: >', '  T', 'date: >-', '  2021-01-02']],
    [
      'literal',
      ['from: |', '    https://news.example/x', '', 'title: |2-', '    T', 'date: |', '  2021-01-02'],
    ],
    [
      'plain on the next line',
      ['from:', '  https://news.example/x', 'title:', '', '\tT', 'date:', ' 2021-01-02'],
    ],
    [
      'quoted on the next line',
      ['from:', '  "https://news.example/x" # source', 'title:', "  'T'", 'date:', '  "2021-01-02"'],
    ],
    [
      'broken inside quotes',
      ['from: "https://news.ex\\', '  ample/x"', 'title: "\\x54\\', '  "', 'date: "2021-\\', '  01-02"'],
    ],
    [
      'with a note below',
      ['from:', '  # the source', '  https://news.example/x', 'title: T', 'date: 2021-01-02'],
    ],
    [
      'followed by what does not belong to it',
      ['from: https://news.example/x', '  mood: y', 'title: T', 'date: 2021-01-02', '  mood: y'],
    ],
  ])('takes a value that is %s', (_, lines) => {
    const publishedAt = new Date('2021-01-02T00:00:00Z');
    const expected = { title: 'T', url: 'https://news.example/x', publishedAt };
    expect(readPost(withHead(...lines))).toMatchObject(expected);
    expect(readPost(withHead(...lines).replaceAll('\n', '\r\n'))).toMatchObject(expected);
  });

  it.each([
    [['title: >-', '  a long title', '  on lines'], 'a long title on lines'],
    [['title: a long title', '  on lines # note'], 'a long title on lines'],
    [['title: "a \\"long\\"', '  title"'], 'a "long" title'],
    [["title: 'it''s", "  long'"], "it's long"],
    [['title: "\\u6e2f\\u53e3\\', '  \\ x"'], '港口 x'],
    [['title: >-', '  # one: two'], '# one: two'],
    [['title:', '  - a'], '标题 [一] & 二'],
    [['title:', '  a: b'], '标题 [一] & 二'],
    [['title: "closed"', '  "more"'], 'closed'],
  ])('%j → %s', (lines, title) => {
    expect(readPost(withHead(...lines)).title).toBe(title);
  });

  it('takes the link line when there is no usable from:', () => {
    for (const line of ['author: x', 'from:', 'from: ""', 'from: nowhere', 'from: urn:x']) {
      expect(readPost(withHead(line)).url).toBe('https://news.example/a?b&copy;=%281%29');
    }
  });

  it('takes no other link for an address: an essay that links to an article is no copy of it', () => {
    const essay =
      '---\ntitle: 读后\n---\n我读了这篇文章：\n\n[那篇文章](https://news.example/a)\n------\n写得很好。\n';
    expect(readPost(essay).url).toBeNull();
    expect(readPost('---\ntitle: x\n---\n[那篇文章](https://news.example/a)\n\n很好。\n').url).toBeNull();
  });

  it.each([
    ['2020-08-21T23:57:10.000Z', '2020-08-21T23:57:10.000Z'],
    ['2020-08-22T07:57:10+08:00', '2020-08-21T23:57:10.000Z'],
    ['2020-08-22 07:57:10 +0800', '2020-08-21T23:57:10.000Z'],
    ['2020-08-21 23:57', '2020-08-21T23:57:00.000Z'],
    ['"2020-08-21"', '2020-08-21T00:00:00.000Z'],
    // No date: the comment speaks.
    ['NaN', '2020-08-21T23:57:10.000Z'],
    ['2020-08-21T25:00Z', '2020-08-21T23:57:10.000Z'],
    ['', '2020-08-21T23:57:10.000Z'],
  ])('date: %s', (date, instant) => {
    expect(readPost(withHead(`date: ${date}`)).publishedAt?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    '---',
    '---\n',
    '---\ntitle: x',
    'plain text',
    '---\n---\n',
    '<!--NaN-->\n[',
    '[a](b)\n<!--9999999999999999-->',
  ])('finds nothing in %j', (text) => {
    expect(readPost(text)).toMatchObject({ url: null, publishedAt: null, summaryOnly: false });
  });

  it('never throws', () => {
    assert(
      property(anyText, anyText, (head, text) => {
        expect(readPost(`---\n${head}\n---\n${text}`).bodyHash).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('takes no time over hostile values', () => {
    for (const line of [
      'a'.padEnd(50_000),
      `from: a${' '.repeat(50_000)}b`,
      'from: "'.padEnd(50_000, '\\'),
    ]) {
      expect(readPost(withHead(line, ...Array<string>(20_000).fill('  "\\'))).title).toBe('标题 [一] & 二');
    }
  });

  it('takes no time over hostile text', () => {
    for (const piece of ['<p>', '---\n', '[', '<!--1', ' ', '"', '<p><a href="', '[](a']) {
      expect(readPost(`---\ntitle: "${piece.repeat(50_000)}\n---\n${piece.repeat(50_000)}`).url).toBeNull();
    }
  });
});

describe('summaryOnly', () => {
  it.each(['zh-Hans', 'zh-Hant', 'fr', 'en'] satisfies PostLanguage[])(
    'knows our own form in %s',
    (language) => {
      for (const image of [null, 'https://img.example/a.jpg']) {
        for (const text of [null, 'a', '<p>a</p><p>b</p>', '<p>長</p>'.repeat(5000)]) {
          const body = { kind: 'summary', image, summary: text as SafeHtml | null } as const;
          expect(readPost(renderPost({ ...summary, language, body })).summaryOnly).toBe(true);
        }
      }
    },
  );

  it('survives another line ending and a front matter that was edited', () => {
    const text = renderPost(summary).replace('author: 法广', 'author: 某人').replaceAll('\n', '\r\n');
    expect(readPost(text).summaryOnly).toBe(true);
  });

  it.each([
    ['a full post', (text: string) => text.replace(/<p><a [^\n]*/, '<p>c</p>')],
    [
      'another link',
      (text: string) =>
        text.replace('<p><a href="http://news.example//cn/a', '<p><a href="http://news.example//cn/b'),
    ],
    ['other words', (text: string) => text.replace('阅读原文', '阅读全文')],
    ['text behind the link', (text: string) => text.replace('</a></p>', '</a></p><p>d</p>')],
    ['a block before it', (text: string) => text.replace('<p>a</p>', '<ul><li>a</li></ul>')],
    ['a block inside', (text: string) => text.replace('<p>a</p>', '<p><table></table></p>')],
    ['loose text', (text: string) => text.replace('<p>a</p>', 'a')],
    ['the printed date', (text: string) => text.replace('<img', '<div>22/08/2020</div><img')],
    ['text around the box', (text: string) => `${text}\nmore`],
  ])('is false for %s', (_, change) => {
    const text = renderPost(summary);
    expect(readPost(text).summaryOnly).toBe(true);
    expect(change(text)).not.toBe(text);
    expect(readPost(change(text)).summaryOnly).toBe(false);
  });
});
