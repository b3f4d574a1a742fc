import { describe, expect, it } from 'vitest';
import { postFindings } from '../../src/jekyll/post-findings.ts';
import { openSurvey } from '../../src/jekyll/post-survey.ts';
import { jekyllSite } from '../../src/jekyll/site-config.ts';

const now = new Date('2026-03-10T12:00:00Z');

function surveyOf(posts: Readonly<Record<string, string>>, config: object = { timezone: 'UTC' }) {
  const site = jekyllSite(config);
  const surveyor = openSurvey({ site, postsFolder: '_posts', now });
  for (const [path, head] of Object.entries(posts)) {
    surveyor.addName(path);
    surveyor.add(path, `---\n${head}\n---\nx\n`);
  }
  return surveyor.result();
}

const faultsOf = (...args: Parameters<typeof surveyOf>) =>
  Object.fromEntries(
    [...surveyOf(...args).faults].map(([kind, { examples }]) => [kind, examples[0]?.detail]),
  );

describe('the survey of posts', () => {
  it.each(['NaN', '', 'Invalid Date', '1598054230000', '0000-00-00', '2020-13-01', '2020-08-21T25:00Z'])(
    'knows that the date %j stops the build',
    (date) => {
      expect(faultsOf({ '2020-08-21-a.md': `date: ${date}` })).toEqual({ date: `date: ${date}`.trim() });
    },
  );

  it('takes no time over a date with a long run of blanks', () => {
    const date = `2020-08-21${' '.repeat(100_000)}"x`;
    expect(surveyOf({ '2020-08-21-a.md': `date: ${date}` }).count).toBe(1);
  });

  it.each(['2020-08-21', '2020-02-30T00:00:00Z', '21 August 2020', '2020/08/21 10:00', '2020-08-21 24:00'])(
    'leaves the date %j alone: Ruby takes it',
    (date) => {
      expect(faultsOf({ '2020-08-21-a.md': `date: ${date}` })).toEqual({});
    },
  );

  it.each([
    ['[ "法广: 新闻" ]', true],
    ['[ x, "1:2" ]', true],
    ['a b:c', true],
    ['[ "BBC:News" ]', false],
    ['[ "法广：新闻" ]', false],
  ])('of categories: %s knows whether it stops the build: %s', (categories, stops) => {
    const posts = { '2020-08-21-a.md': `categories: ${categories}` };
    expect(Object.keys(faultsOf(posts))).toEqual(stops ? ['category'] : []);
    expect(faultsOf(posts, { timezone: 'UTC', permalink: '/:title' })).toEqual({});
  });

  it('finds two posts with one address, also by 3.10 alone, and not the same name on another day', () => {
    const found = surveyOf({
      '2020-08-21-a b.md': 'x: y',
      '2020-08-21-a-b.md': 'x: y',
      '2020-08-22-a-b.md': 'x: y',
      '2020/2020-08-22-a-b.html': 'x: y',
      '2020-08-23-cafe.md': 'x: y',
      '2020-08-23-cafe\u0301.md': 'x: y',
      '2020-08-24-z.md': 'date: 2020-08-21\nslug: a-b',
    }).faults.get('shared-address');
    expect(found).toEqual({
      count: 4,
      examples: [
        { path: '2020-08-21-a-b.md', detail: 'and 2020-08-21-a b.md' },
        { path: '2020/2020-08-22-a-b.html', detail: 'and 2020-08-22-a-b.md' },
        { path: '2020-08-23-cafe\u0301.md', detail: 'and 2020-08-23-cafe.md' },
      ],
    });
  });

  it('tells names that Windows refuses, and leftovers', () => {
    expect(faultsOf({ '2020-01-01-为何?.md': 'x: y' })).toEqual({ 'windows-name': expect.any(String) });
    expect(faultsOf({ '2020-01-01-a.md.tmp': 'x: y' })).toEqual({ 'temporary-file': 'Jekyll publishes it' });
    expect(faultsOf({ '2020-01-01-为何？《a》.md': 'x: y' })).toEqual({});
  });

  it('knows how far the dates reach and how many came this week', () => {
    const found = surveyOf({
      '2026-03-03-old.md': 'date: 2026-03-03T11:00:00Z',
      '2026-03-04-new.md': 'date: 2026-03-04T12:00:00Z',
      '2026-03-10-now.md': 'date: 2026-03-10T12:00:00Z',
      '2026-03-11-later.md': 'date: 2026-03-11T12:00:00Z',
    });
    expect(found).toMatchObject({ count: 4, lastWeek: 2, future: { count: 1 } });
    expect(found.future.examples).toEqual([
      { path: '2026-03-11-later.md', detail: '2026-03-11T12:00:00.000Z' },
    ]);
  });

  it('is told with the first few of each kind', () => {
    const posts = Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [`2020-01-0${index + 1}-a.md`, 'title: a: b']),
    );
    const site = jekyllSite({ timezone: 'UTC' });
    const [count, heads] = postFindings(surveyOf(posts), site);
    expect(count).toMatchObject({ state: 'ok', message: '5 posts in the folder.' });
    expect(heads).toMatchObject({ check: 'posts-front-matter', state: 'warning' });
    expect(heads?.message).toMatch(/^5 posts whose .*: 2020-01-01-a\.md \(line 2: .*\); .*; and 2 more\.$/);
    const strict = jekyllSite({ timezone: 'UTC', strict_front_matter: true });
    expect(postFindings(surveyOf(posts), strict)[1]).toMatchObject({ state: 'failure' });
  });
});
