import { describe, expect, it } from 'vitest';
import { areAlike, isSameByGuid, isSameByRedirect } from '../../src/pipeline/witness.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));

describe('isSameByGuid', () => {
  it.each([
    [
      'the same date, another title',
      { title: '甲', publishedAt: at(5) },
      { title: '乙', publishedAt: at(5) },
      true,
    ],
    [
      'the same title, some hours later',
      { title: '甲', publishedAt: at(5) },
      { title: '甲', publishedAt: at(9) },
      true,
    ],
    [
      'the same title, the next day',
      { title: '甲', publishedAt: at(5) },
      { title: '甲', publishedAt: at(29) },
      false,
    ],
    [
      'the same title, no date',
      { title: '甲', publishedAt: at(5) },
      { title: '甲', publishedAt: null },
      true,
    ],
    ['nothing in common', { title: '甲', publishedAt: at(5) }, { title: '乙', publishedAt: at(6) }, false],
    ['nothing known', { title: null, publishedAt: null }, { title: null, publishedAt: null }, false],
  ])('%s', (_what, known, entry, isSame) => {
    expect(isSameByGuid(known, entry)).toBe(isSame);
  });
});

describe('isSameByRedirect', () => {
  const entry = { url: 'https://news.example/a/1-boats', title: '河港城举行龙舟赛', publishedAt: at(5) };
  it.each([
    ['a like title', { url: 'https://news.example/x', title: '河港城举行龙舟比赛', publishedAt: null }, true],
    ['about the same time', { url: 'https://news.example/x', title: null, publishedAt: at(3) }, true],
    ['the same last part', { url: 'https://www.example/b/1-boats/', title: null, publishedAt: null }, true],
    ['a notice', { url: 'https://news.example/notice', title: '本站正在维护', publishedAt: null }, false],
    ['the home page', { url: 'https://news.example/', title: '今日要闻', publishedAt: at(12) }, false],
  ])('%s', (_what, page, isSame) => {
    expect(isSameByRedirect(entry, page)).toBe(isSame);
  });

  it('is not misled by two addresses without a last part', () => {
    const bare = { url: 'https://news.example/', title: null, publishedAt: null };
    expect(isSameByRedirect({ ...bare, url: 'https://other.example' }, bare)).toBe(false);
  });
});

it('compares titles in any script', () => {
  expect(areAlike('Boats race in the harbour city', 'Boat race in harbour city today')).toBe(true);
  expect(areAlike('港股收小红', '港股收小红 恒指升百点')).toBe(true);
  expect(areAlike('港股收小红', '白鹭港台风登陆')).toBe(false);
  expect(areAlike('？', '？')).toBe(true);
});
