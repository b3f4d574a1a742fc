import { describe, expect, it } from 'vitest';
import { noCommonRules } from '../../src/core/common-rules.ts';
import type { FeedEntry, ParsedFeed } from '../../src/core/types.ts';
import type { MirroredFeed } from '../../src/pipeline/mirrored-feed.ts';
import { planEntries } from '../../src/pipeline/plan.ts';
import { linkedMedia } from './linked-media.ts';

const fetchedAt = new Date('2026-03-01T12:00:00Z');

const feed: MirroredFeed = {
  id: 'a',
  url: 'https://news.example/rss',
  name: '示例',
  rules: null,
  common: noCommonRules,
  language: 'zh-Hans',
  tags: ['示例'],
  categories: ['示例'],
  author: 'name',
  embeds: 'iframe',
  links: 'source',
  frontMatter: [],
  byYear: false,
  keep: [],
  skip: [],
  wire: 'full',
  media: linkedMedia,
};

function entry(changes: Partial<FeedEntry>): FeedEntry {
  return {
    id: null,
    title: '河港城举行龙舟赛',
    isTitleMade: false,
    link: 'https://news.example/1',
    author: null,
    published: new Date('2026-03-01T09:12:00Z'),
    updated: null,
    summary: null,
    content: null,
    categories: [],
    enclosures: [],
    image: null,
    ...changes,
  };
}

function plan(entries: readonly FeedEntry[], changes: Partial<MirroredFeed> = {}) {
  const parsed: ParsedFeed = {
    format: 'rss',
    encoding: 'utf-8',
    repairs: [],
    warnings: [],
    title: null,
    link: null,
    language: null,
    updated: null,
    dropped: [],
    entries,
  };
  return planEntries(parsed, { ...feed, ...changes }, fetchedAt);
}

describe('planEntries', () => {
  it('chooses key, date and names before anything is fetched', () => {
    const [planned] = plan([entry({ link: 'http://news.example//cn/%E5%9B%BD/1?utm_source=x' })]).planned;
    expect(planned).toMatchObject({
      key: 'https://news.example/cn/国/1',
      url: 'http://news.example//cn/%E5%9B%BD/1?utm_source=x',
      publishedAt: new Date('2026-03-01T09:12:00Z'),
      dateSource: 'feed',
    });
    expect(planned?.names[0]).toEqual({
      path: '2026-03-01-河港城举行龙舟赛.md',
      slug: '河港城举行龙舟赛',
      day: '2026-03-01',
    });
  });

  it('leaves names open while title or date must come from the page', () => {
    const { planned } = plan([
      entry({ title: null }),
      entry({ link: 'https://news.example/2', published: null }),
      entry({ link: 'https://news.example/3', published: new Date('2026-03-01T12:05:01Z') }),
    ]);
    expect(planned.map((item) => item.names)).toEqual([[], [], []]);
    expect(planned.map((item) => item.dateSource)).toEqual(['feed', null, null]);
  });

  it('takes two items with one address for one article, and one title with two addresses for two', () => {
    const { planned } = plan([
      entry({}),
      entry({ link: 'http://news.example/1/#top' }),
      entry({ link: 'https://news.example/2' }),
    ]);
    expect(planned.map((item) => item.key)).toEqual(['https://news.example/1', 'https://news.example/2']);
  });

  it('knows an article by its guid, never by the address that a guid may be', () => {
    const { planned } = plan([
      entry({ id: 'WBMZ123' }),
      entry({ link: 'https://news.example/2', id: 'https://news.example/3' }),
      entry({ link: 'https://news.example/3', id: 'https://news.example/2' }),
      entry({ link: 'https://news.example/4', id: 'https://news.example/#1' }),
      entry({ link: 'https://news.example/5', id: 'https://news.example/#2' }),
    ]);
    expect(planned.map((item) => item.aliases)).toEqual([
      ['guid:a:WBMZ123'],
      ['guid:a:https://news.example/3'],
      ['guid:a:https://news.example/2'],
      ['guid:a:https://news.example/#1'],
      ['guid:a:https://news.example/#2'],
    ]);
  });

  it('keeps no user name and password of a link', () => {
    const [planned] = plan([entry({ link: 'https://reader:hunter2@news.example/1' })]).planned;
    expect(planned).toMatchObject({ key: 'https://news.example/1', url: 'https://news.example/1' });
    expect(JSON.stringify(planned?.names)).not.toContain('hunter2');
  });

  it('believes no guid that several items share', () => {
    const { planned } = plan(
      [1, 2, 3].map((number) => entry({ link: `https://news.example/${number}`, id: 'same' })),
    );
    expect(planned.map((item) => item.aliases)).toEqual([[], [], []]);
  });

  it('names what is no article, and what a filter refuses', () => {
    const none = { title: null, section: null, url: null, credit: null };
    const { planned, filtered, unusable } = plan([entry({ link: null }), entry({})], {
      skip: [{ ...none, title: '龙舟' }],
    });
    expect(planned).toEqual([]);
    expect(unusable).toEqual([{ title: '河港城举行龙舟赛', reason: 'no http address' }]);
    expect(filtered).toEqual([
      { title: '河港城举行龙舟赛', url: 'https://news.example/1', reason: 'skip title: /龙舟/' },
    ]);
  });

  it('puts posts into folders by year where the blog wants that', () => {
    const [planned] = plan([entry({})], { byYear: true }).planned;
    expect(planned?.names[0]?.path).toBe('2026/2026-03-01-河港城举行龙舟赛.md');
  });
});
