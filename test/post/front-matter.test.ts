import { array, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type FrontMatter, frontMatterLines } from '../../src/post/front-matter.ts';
import { anyText } from './any-text.ts';

const about: FrontMatter = {
  title: '港口罢工',
  publishedAt: new Date('2020-08-21T23:57:10.000Z'),
  author: '法广',
  address: 'https://news.example/a',
  tags: ['法广'],
  categories: ['法广'],
  extra: [],
  modifiedAt: null,
};
const line = (key: string, change: Partial<FrontMatter>) =>
  frontMatterLines({ ...about, ...change }).find((text) => text.startsWith(`${key}:`));
const read = (change: Partial<FrontMatter>): unknown =>
  parse(
    frontMatterLines({ ...about, ...change })
      .slice(1, -1)
      .join('\n'),
    { version: '1.1' },
  );

describe('frontMatterLines', () => {
  it('writes the fixed lines in their order', () => {
    expect(frontMatterLines(about)).toEqual([
      '---',
      'layout: post',
      'title: "港口罢工"',
      'date: 2020-08-21T23:57:10.000Z',
      'author: 法广',
      'from: https://news.example/a',
      'tags: [ 法广 ]',
      'categories: [ 法广 ]',
      '---',
    ]);
  });

  it('escapes the quotes of a title, and nothing else', () => {
    expect(line('title', { title: '他说 "好" # ok: \'x\' [y] {{ z }}' })).toBe(
      'title: "他说 \\"好\\" # ok: \'x\' [y] {{ z }}"',
    );
  });

  it.each([
    ['法广', '法广'],
    ['Jean-Paul (AFP)', 'Jean-Paul (AFP)'],
    ['张三（北京）', '张三（北京）'],
    ['A. B·C', 'A. B·C'],
    ['a: b', '"a: b"'],
    ['a:', '"a:"'],
    ['@a', '"@a"'],
    ['*a', '"*a"'],
    [':a', '":a"'],
    ['&a', '"&a"'],
    ['!a', '"!a"'],
    ['- a', '"- a"'],
    ['[a]', '"[a]"'],
    ['a #b', '"a #b"'],
    ['~', '"~"'],
    ['', '""'],
    ['yes', '"yes"'],
    ['Null', '"Null"'],
    ['007', '"007"'],
    ['"a" b', '"”a” b"'],
    ["O'Neil", '"O\'Neil"'],
    ['a\\b', '"a＼b"'],
    ['a\n---\nb', 'a --- b'],
    [' 法广 ', '法广'],
  ])('author %j → %s', (author, written) => {
    expect(line('author', { author })).toBe(`author: ${written}`);
  });

  it.each([
    [['法广', 'BBC News'], '[ 法广, BBC News ]'],
    [['20 minutes', '.net', '-x'], '[ "20 minutes", ".net", "-x" ]'],
    [[], '[]'],
    // Never from a checked configuration; kept from harm all the same.
    [['法广:新闻', 'a/b', 'a, b', '[x]', '..', '@', 'yes'], '[ 法广-新闻, a-b, a- b, "-x-", "yes" ]'],
  ])('names %j → %s', (names, written) => {
    expect(line('tags', { tags: names })).toBe(`tags: ${written}`);
    expect(line('categories', { categories: names })).toBe(`categories: ${written}`);
  });

  it('puts extra keys after ours, in their order, quoted where needed', () => {
    const lines = frontMatterLines({
      ...about,
      extra: [
        ['comments', true],
        ['weight', 1.5],
        ['lang', 'zh-Hans'],
        ['note', 'a "b" \\ c: d\ne\tf'],
        ['topics', ['x', 'a: b', '']],
        ['none', []],
        ['on', 'off'],
        ['odd key:', Number.NaN],
      ],
      modifiedAt: new Date('2020-08-22T00:00:00Z'),
    });
    expect(lines.slice(8, -1)).toEqual([
      'comments: true',
      'weight: 1.5',
      'lang: zh-Hans',
      'note: "a \\"b\\" \\\\ c: d\\ne\\tf"',
      'topics: [ x, "a: b", "" ]',
      'none: []',
      '"on": "off"',
      '"odd key:": "NaN"',
      'last_modified_at: 2020-08-22T00:00:00.000Z',
    ]);
  });

  it('never writes a key twice, nor one that would move the post', () => {
    const lines = frontMatterLines({
      ...about,
      extra: [
        ['date', '2000-01-01'],
        ['permalink', '/x'],
        ['published', false],
        ['last_modified_at', 'x'],
        ['render_with_liquid', false],
        ['\ufeffdate', 'x'],
        ['a', '1'],
        ['a', '2'],
        ['', 'x'],
      ],
    });
    expect(lines.slice(8)).toEqual(['a: "1"', '---']);
  });

  it.each([Number.NaN, -1, Date.UTC(10_000, 0, 1)])('refuses the time %d', (ms) => {
    expect(() => frontMatterLines({ ...about, publishedAt: new Date(ms) })).toThrow(RangeError);
  });

  it('is YAML that says what was put in, whatever that was', () => {
    assert(
      property(anyText, array(anyText, { maxLength: 4 }), anyText, (author, names, value) => {
        const matter = read({
          author,
          tags: names,
          categories: names,
          extra: [
            ['note', value],
            [value, 'x'],
          ],
        });
        expect(matter).toMatchObject({
          layout: 'post',
          title: '港口罢工',
          author: expect.any(String),
          from: 'https://news.example/a',
          note: expect.any(String),
        });
        const { tags } = matter as { tags: unknown[] };
        for (const tag of tags) expect(tag).toEqual(expect.stringMatching(/^[\p{L}\p{M}\p{Nd} ·.-]+$/u));
      }),
    );
  });
});
