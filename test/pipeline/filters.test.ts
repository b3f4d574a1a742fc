import { describe, expect, it } from 'vitest';
import { dependsOnCredit, type EntryFilter, refusalOf } from '../../src/pipeline/filters.ts';

const none: EntryFilter = { title: null, section: null, url: null, credit: null };
const subject = {
  title: '河港城举行龙舟赛',
  sections: ['体育', '社会'],
  url: 'https://news.example/cn/体育/1',
  credit: undefined,
};

describe('refusalOf', () => {
  it('wants everything without filters', () => {
    expect(refusalOf(subject, { keep: [], skip: [] })).toBeNull();
  });

  it.each<[string, EntryFilter]>([
    ['skip title: /龙舟/', { ...none, title: '龙舟' }],
    ['skip section: /^体育$/', { ...none, section: '^体育$' }],
    ['skip url: /\\/cn\\//', { ...none, url: '\\/cn\\/' }],
    ['skip title: /龙舟/, section: /社会/', { ...none, title: '龙舟', section: '社会' }],
  ])('%s', (reason, filter) => {
    expect(refusalOf(subject, { keep: [], skip: [filter] })).toBe(reason);
  });

  it('needs every pattern of a rule to match', () => {
    const filter = { ...none, title: '龙舟', section: '经济' };
    expect(refusalOf(subject, { keep: [], skip: [filter] })).toBeNull();
    expect(refusalOf(subject, { keep: [filter], skip: [] })).toBe('no keep rule matches');
  });

  it('keeps only what a keep rule names, and skip wins', () => {
    const boats = { ...none, title: '龙舟' };
    expect(refusalOf(subject, { keep: [boats], skip: [] })).toBeNull();
    expect(refusalOf(subject, { keep: [boats], skip: [boats] })).toBe('skip title: /龙舟/');
  });

  it('waits with a credit pattern until the page is read', () => {
    const agency = { ...none, credit: 'AFP' };
    expect(refusalOf(subject, { keep: [], skip: [agency] })).toBeNull();
    expect(refusalOf(subject, { keep: [agency], skip: [] })).toBeNull();
    const read = { ...subject, credit: '© 2026 AFP' };
    expect(refusalOf(read, { keep: [], skip: [agency] })).toBe('skip credit: /AFP/');
    expect(refusalOf({ ...subject, credit: null }, { keep: [agency], skip: [] })).toBe(
      'no keep rule matches',
    );
  });

  it('matches characters beyond the first plane whole', () => {
    const filter = { ...none, title: '^.$' };
    expect(refusalOf({ ...subject, title: '🎏' }, { keep: [], skip: [filter] })).toBe('skip title: /^.$/');
  });
});

it('knows when only the page can tell', () => {
  const agency = { ...none, credit: 'AFP' };
  expect(dependsOnCredit(subject, { keep: [], skip: [agency] })).toBe(true);
  expect(dependsOnCredit(subject, { keep: [agency], skip: [] })).toBe(true);
  expect(dependsOnCredit(subject, { keep: [agency, { ...none, title: '龙舟' }], skip: [] })).toBe(false);
  expect(dependsOnCredit(subject, { keep: [], skip: [{ ...agency, title: '选举' }] })).toBe(false);
  expect(dependsOnCredit(subject, { keep: [], skip: [] })).toBe(false);
});
