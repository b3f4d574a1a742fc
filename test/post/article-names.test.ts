import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSourceName } from '../../src/core/source-name.ts';
import { articleName, articleNames } from '../../src/post/article-names.ts';
import { anyText } from './any-text.ts';

describe('articleName', () => {
  it.each([
    ['经济', '经济'],
    ['BBC News', 'BBC News'],
    ['法广: 新闻', '法广 新闻'],
    ['法广：新闻', '法广 新闻'],
    ['Asie/Pacifique', 'Asie Pacifique'],
    ['a, [b] {{ c }}', 'a b c'],
    ['a..b', 'a b'],
    ['«Côte d’Ivoire»', 'Côte d Ivoire'],
    ['cafe\u0301', 'café'],
    ['<b>x</b>', 'b x b'],
    ['.net', 'net'],
    ['No.', null],
    ['- yes -', null],
    ['Null', null],
    ['2020', null],
    ['/', null],
    ['', null],
    ['2020年', '2020年'],
    ['字'.repeat(80), '字'.repeat(50)],
    [`${'a'.repeat(49)}𠮷`, 'a'.repeat(49)],
  ])('%j → %j', (raw, name) => {
    expect(articleName(raw)).toBe(name);
  });

  it('takes each once, whatever its case, and ten at most', () => {
    expect(articleNames(['Sport', '2020', 'sport', '体育', 'SPORT:'])).toEqual(['Sport', '体育']);
    const many = Array.from({ length: 40 }, (_, index) => `tag ${index}`);
    expect(articleNames(many)).toEqual(many.slice(0, 10));
  });

  it('is a name that the configuration would take too, and fits into a folder’s, whatever it is given', () => {
    assert(
      property(anyText, (raw) => {
        const name = articleName(raw);
        if (name === null) return;
        expect(checkSourceName(name)).toBeNull();
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150);
        expect(articleName(name)).toBe(name);
      }),
    );
  });
});
