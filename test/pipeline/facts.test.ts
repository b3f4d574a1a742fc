// What of an article becomes front matter, tags and categories, and what stays when a summary becomes the whole article.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleFact } from '../../src/core/article-facts.ts';
import type { EntryRecord } from '../../src/core/entry-record.ts';
import type { Article, FeedEntry, SafeHtml } from '../../src/core/types.ts';
import { frontMatterOf, type Known, namesOf } from '../../src/pipeline/facts.ts';
import { feedEntry } from '../store/samples.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { articlePage, openSmallSite, refuse, sendPage } from './small-site.ts';

const entry: EntryRecord = {
  key: 'https://news.example/cn/lamp',
  feedId: 'cn',
  url: 'https://news.example/cn/lamp',
  status: 'pending',
  payload: feedEntry({ categories: ['港口', '灯塔'], author: '记者乙' }),
  title: '灯塔',
  publishedAt: null,
  dateSource: null,
  path: null,
  bodyHash: null,
  method: null,
  firstSeenAt: new Date(0),
  attempts: 0,
  nextTryAt: null,
  open: true,
  lastErrorCode: null,
};
const lead = { url: '/assets/mirror/a b.jpg', caption: null, credit: null, alt: null };
const article: Article = {
  url: entry.url,
  method: 'generic',
  family: 'article',
  title: '灯塔',
  author: '记者甲 "老王"',
  published: null,
  updated: null,
  dateSource: null,
  printedDate: null,
  section: '经济: 贸易',
  tags: ['渔业/远洋', '2020', '渔业 远洋', '', '港口'],
  language: 'zh-CN',
  standfirst: '灯塔\n重新<点亮>。',
  image: null,
  html: '<p>x</p>' as SafeHtml,
  text: 'x',
  links: [],
  images: [],
  credit: null,
  removed: {},
  warnings: [],
};
const full: Known = {
  entry,
  feed: { name: '法广', language: 'zh-Hans' },
  article,
  body: { kind: 'article', ...article, image: lead },
  copy: null,
  feedSummary: () => '<p>摘要 <b>一</b></p><p>摘要二</p>' as SafeHtml,
};
const summary: Known = {
  ...full,
  article: null,
  body: { kind: 'summary', image: 'https://img.example/{a}.jpg', summary: null },
};
const without = (changes: Partial<FeedEntry>): Known => ({
  ...summary,
  entry: { ...entry, payload: feedEntry(changes) },
  body: { kind: 'summary', image: 'data:image/gif;base64,R0', summary: null },
  feedSummary: () => null,
});

describe('a front matter line from the article', () => {
  const line = (fact: ArticleFact, known: Known) =>
    frontMatterOf([['x', { article: fact, else: null }]], known)[0]?.[1];

  it.each<[ArticleFact, unknown, unknown]>([
    ['byline', '记者甲 ”老王”', '记者乙'],
    ['section', '经济: 贸易', '港口'],
    ['tags', ['渔业/远洋', '2020', '渔业 远洋', '港口'], ['港口', '灯塔']],
    ['image', '/assets/mirror/a%20b.jpg', 'https://img.example/%7Ba%7D.jpg'],
    ['summary', '灯塔 重新＜点亮＞。', '摘要 一 摘要二'],
    ['language', 'zh-CN', 'zh-Hans'],
    ['source', '法广', '法广'],
  ])('%s: of the page first, else of the feed', (fact, ofPage, ofFeed) => {
    expect(line(fact, full)).toEqual(ofPage);
    expect(line(fact, summary)).toEqual(ofFeed);
  });

  it('is left out without the fact, or has the value meant for that', () => {
    const nothing = without({ author: ' ', categories: [''], image: null });
    const wishes = (['byline', 'section', 'tags', 'image', 'summary'] as const).map(
      (fact, index) => [fact, { article: fact, else: index % 2 === 0 ? null : `no ${fact}` }] as const,
    );
    expect(frontMatterOf([['lang', 'zh'], ...wishes, ['n', 1]], nothing)).toEqual([
      ['lang', 'zh'],
      ['section', 'no section'],
      ['image', 'no image'],
      ['n', 1],
    ]);
  });

  it('never has more than thirty texts', () => {
    const tags = Array.from({ length: 500 }, (_, index) => `词${index}`);
    expect(line('tags', { ...full, article: { ...article, tags } })).toEqual(tags.slice(0, 30));
  });
});

describe('tags and categories from the article', () => {
  it.each([
    [
      ['法广', { article: 'section' }],
      ['法广', '经济 贸易'],
    ],
    [[{ article: 'tags' }], ['渔业 远洋', '港口']],
    [
      ['港口', { article: 'section' }, { article: 'tags' }],
      ['港口', '经济 贸易', '渔业 远洋'],
    ],
    [[], []],
  ] as const)('%j', (wishes, names) => {
    expect(namesOf(wishes, full)).toEqual(names);
  });

  it('are the name of the feed where nothing is left', () => {
    expect(namesOf([{ article: 'section' }], without({ categories: ['2020'] }))).toEqual(['法广']);
    expect(namesOf([{ article: 'section' }, { article: 'tags' }], without({ categories: [] }))).toEqual([
      '法广',
    ]);
  });
});

it('a summary that becomes the whole article keeps its address and its owner’s lines, and learns the rest', async () => {
  const site = await openSmallSite();
  site.answers.set('/rss', (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(
      `<rss version="2.0"><channel><title>x</title><item><title>灯塔</title><link>${site.base}/cn/lamp</link><pubDate>Sun, 01 Mar 2026 05:00:00 GMT</pubDate><category>港口: 灯</category><description>摘要一。</description></item></channel></rss>`,
    );
  });
  site.answers.set('/cn/lamp', refuse(403));
  const from = (fact: ArticleFact) => ({ article: fact, else: null });
  const bench = await openMirrorBench({
    url: site.url,
    tags: ['法广', { article: 'section' }, { article: 'tags' }],
    categories: [{ article: 'section' }],
    frontMatter: [
      ['lang', 'zh'],
      ['subtitle', from('summary')],
      ['section', { article: 'section', else: 'x' }],
      ['cover', from('image')],
    ],
  });
  expect((await bench.pass()).sums).toMatchObject({ summaryOnly: 1 });
  const [name = ''] = await bench.posts();
  const first = await bench.read(name);
  const head = (text: string) => text.slice(text.indexOf('tags:'), text.indexOf('\n---\n<!--')).split('\n');
  expect(head(first)).toEqual([
    'tags: [ 法广, 港口 灯 ]',
    'categories: [ 港口 灯 ]',
    'lang: zh',
    'subtitle: "摘要一。"',
    'section: "港口: 灯"',
  ]);

  const owned = first
    .replace('lang: zh\n', '# mine\nlang: zh-CN\npinned: true\n')
    .replace('section: "港口: 灯"\n', '')
    .replaceAll('\n', '\r\n');
  await writeFile(join(bench.postsDir, name), owned);
  const meta =
    '<meta property="article:section" content="经济"><meta name="keywords" content="渔业, 海"><meta property="og:image" content="https://img.example/a.jpg"></head>';
  const page = articlePage('灯塔', '这是一篇关于灯塔的文章，足够长，可以成为一篇文章，里面说了许多话。');
  site.answers.set('/cn/lamp', (response) => sendPage(response, page.replace('</head>', meta)));
  bench.clock.jump(2 * 3_600_000);
  expect((await bench.pass()).sums).toMatchObject({ full: 1 });
  expect(await bench.posts()).toEqual([name]);
  const whole = await bench.read(name);
  expect(whole).not.toMatch(/(?<!\r)\n/);
  expect(head(whole.replaceAll('\r\n', '\n'))).toEqual([
    'tags: [ 法广, 经济, 渔业, 海 ]',
    'categories: [ 港口 灯 ]',
    '# mine',
    'lang: zh-CN',
    'pinned: true',
    'subtitle: "摘要一。"',
    'cover: "https://img.example/a.jpg"',
  ]);
  expect(whole).toContain('关于灯塔的文章');
});
