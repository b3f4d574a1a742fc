import { describe, expect, it } from 'vitest';
import { areAlike, isSameByGuid, isSameByRedirect } from '../../src/pipeline/witness.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));

describe('isSameByGuid', () => {
  const named = (title: string | null, publishedAt: Date | null, place = 'one') => ({
    url: `https://news.example/cn/${place}`,
    title,
    publishedAt,
  });
  it.each([
    ['the same place', named('甲', at(5)), named('乙', at(6)), true],
    [
      'a like title at the same time',
      named('市长宣布新预算', at(0)),
      named('市长宣布新预算案', at(0), 'two'),
      true,
    ],
    [
      'another title at the same time',
      named('市长宣布新预算', at(0)),
      named('港口发生大火', at(0), 'two'),
      false,
    ],
    ['the same title, some hours later', named('甲', at(5)), named('甲', at(9), 'two'), true],
    ['the same title, the next day', named('港股收小红', at(5)), named('港股收小红', at(29), 'two'), false],
    ['the same title, no date', named('港股收小红', null), named('港股收小红', null, 'two'), false],
    ['nothing known', named(null, null), named(null, null, 'two'), false],
  ])('%s', (_what, known, entry, isSame) => {
    expect(isSameByGuid(known, entry)).toBe(isSame);
  });
});

describe('isSameByRedirect', () => {
  const entry = { url: 'https://news.example/a/1-boats', title: '河港城举行龙舟赛', publishedAt: at(5) };
  it.each([
    ['a like title', { url: 'https://news.example/x', title: '河港城举行龙舟比赛', publishedAt: null }, true],
    ['the same last part', { url: 'https://www.example/b/1-boats/', title: null, publishedAt: null }, true],
    [
      'a notice of the same hour',
      { url: 'https://news.example/n', title: '本站正在维护', publishedAt: at(5) },
      false,
    ],
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
