import { createHash } from 'node:crypto';
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathCandidates, slugKey, slugOf } from '../../src/post/filename.ts';
import { anyText } from './any-text.ts';

const publishedAt = new Date('2020-08-21T23:57:10.000Z');
const url = 'https://news.example/cn/20200821-a';
const hash = createHash('sha256').update(url).digest('hex').slice(0, 8);
const names = (title: string) => pathCandidates({ title, publishedAt, url }).map(({ path }) => path);
/** What the plain candidate adds to the day. */
const plainName = (title: string) => names(title)[0]?.slice('2020-08-21-'.length);

describe('pathCandidates', () => {
  it('gives the plain name, then the one with the hash of the address', () => {
    expect(pathCandidates({ title: '港口罢工 谈判将继续', publishedAt, url })).toEqual([
      { path: '2020-08-21-港口罢工 谈判将继续.md', slug: '港口罢工-谈判将继续', day: '2020-08-21' },
      {
        path: `2020-08-21-港口罢工 谈判将继续-${hash}.md`,
        slug: `港口罢工-谈判将继续-${hash}`,
        day: '2020-08-21',
      },
    ]);
  });

  it.each([
    ['a/b', 'a--b.md'],
    ['a:b*c?d"e<f>g|h\\i', 'a-b-c-d-e＜f＞g-h＼i.md'],
    ['a...b..', 'a-b-.md'],
    ['14.6% 增长', '14.6% 增长.md'],
    ['.hidden', 'hidden.md'],
    ['_draft', 'draft.md'],
    ['#标签 ~', '标签 ~.md'],
    ['# .NET 8', 'NET 8.md'],
    ['“.NET”平台', '“NET”平台.md'],
    ['Biden: “No.”', 'Biden- “No”.md'],
    ['结束。', '结束。.md'],
    ['Say no.', 'Say no.md'],
    ['为何？！', '为何？！.md'],
    ['cafe\u0301', 'café.md'],
    // Jekyll 3.10 makes a hyphen of a mark that Jekyll 4 keeps.
    ['x\u0304y ❤\ufe0f 1\ufe0f\u20e3', 'xy ❤ 1.md'],
    ['हिन्दी', 'हिन्दी.md'],
  ])('%s → %s', (title, name) => {
    expect(plainName(title)).toBe(name);
  });

  // The last is a letter of Unicode 15, which the Ruby of Debian 12 does not know.
  it.each(['—', '...', '！？', '🎉🎉', '.', '\u{31808}'])(
    'has no plain name without a letter or digit: %j',
    (title) => {
      const candidates = pathCandidates({ title, publishedAt, url });
      expect(candidates.map(({ slug }) => slug)).toEqual([hash]);
    },
  );

  it('cuts at 50 UTF-16 units and drops half a character', () => {
    expect(plainName(`${'字'.repeat(49)}𠮷好`)).toBe(`${'字'.repeat(49)}.md`);
    expect(plainName('字'.repeat(80))).toBe(`${'字'.repeat(50)}.md`);
  });

  it('cuts before it doubles the slashes, and stays within 255 bytes with the hash', () => {
    expect(plainName(`${'/'.repeat(80)}字`)).not.toContain('字');
    for (const title of ['/字'.repeat(40), '字'.repeat(80), '𠮷'.repeat(80)]) {
      for (const name of names(title)) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }
  });

  it('hashes the address as it is written', () => {
    const [, first] = pathCandidates({ title: 'a', publishedAt, url: 'https://news.example/国' });
    const [, second] = pathCandidates({ title: 'a', publishedAt, url: 'https://news.example/%E5%9B%BD' });
    expect(first).toEqual(second);
  });

  it('throws for a date or an address that cannot be written', () => {
    expect(() => pathCandidates({ title: 'a', publishedAt: new Date(Number.NaN), url })).toThrow(RangeError);
    expect(() => pathCandidates({ title: 'a', publishedAt, url: 'urn:x' })).toThrow('urn:x');
  });

  it('gives a name that every system and Jekyll take, whatever the title', () => {
    assert(
      property(anyText, (title) => {
        for (const { path, slug, day } of pathCandidates({ title, publishedAt, url })) {
          expect(path).toMatch(/^2020-08-21-.*\.md$/u);
          expect(path).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|\.\.|[ .]\.md$/u);
          expect(Buffer.byteLength(path)).toBeLessThanOrEqual(255);
          expect(path.normalize('NFC')).toBe(path);
          expect(slugOf(path)).toEqual({ day, slug });
          expect(slug).not.toBe('');
          // Jekyll's own slug: no hidden page, no `..` together with the ending.
          const jekyllSlug = path
            .slice(11, -3)
            .replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-')
            .replace(/^-|-$/g, '');
          expect(jekyllSlug).not.toMatch(/^[._]|\.$|\.\./);
        }
      }),
    );
  });
});

describe('slugKey', () => {
  it.each([
    ['a b', 'a-b'],
    ['A-B', 'a-b'],
    ['为何？', '为何'],
    ['为何！', '为何'],
    ['文化情报 | 事', '文化情报-事'],
    ['文化情报  事', '文化情报-事'],
    ['Zero COVID?', 'zero-covid'],
    ['???', ''],
    ['a\u{31808}b 𠮷 𝗕', 'a-b-𠮷'],
    ['İstanbul e\u0301té', 'i-stanbul-été'],
  ])('%s → %s', (name, key) => {
    expect(slugKey(name)).toBe(key);
  });
});

describe('slugOf', () => {
  it.each([
    ['2020-08-21-港口 罢工.md', '2020-08-21', '港口-罢工'],
    ['2020/2020-08-21-a.markdown', '2020-08-21', 'a'],
    ['2020-8-1-a.b.html', '2020-08-01', 'a-b'],
    ['2019-10-14-.md', '2019-10-14', ''],
    ['2020-08-21-x.md.part', '2020-08-21', 'x-md'],
  ])('%s', (name, day, slug) => {
    expect(slugOf(name)).toEqual({ day, slug });
  });

  it.each([
    'README.md',
    '.2020-08-21-a.md',
    '2020-08-21-a.md~',
    '2020-08-21-a',
    '2020-13-45-a.md',
    'a-2020-08-21-b.md',
  ])('is no post: %s', (name) => {
    expect(slugOf(name)).toBeNull();
  });
});
