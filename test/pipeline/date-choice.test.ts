import { expect, it } from 'vitest';
import { chooseDate } from '../../src/pipeline/date-choice.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { openSmallSite, sendPage } from './small-site.ts';

const fetchedAt = new Date('2026-03-01T12:00:00Z');

it('takes the first date that there is', () => {
  const date = new Date('2026-03-01T09:00:00Z');
  const chosen = chooseDate(
    [
      { date: null, source: 'feed' },
      { date, source: 'metadata' },
      { date: new Date('2026-02-01T00:00:00Z'), source: 'url' },
    ],
    fetchedAt,
  );
  expect(chosen).toEqual({ date, source: 'metadata' });
});

it('passes over a date more than five minutes after the fetch', () => {
  const soon = new Date('2026-03-01T12:05:00Z');
  const later = new Date('2026-03-01T12:05:01Z');
  expect(chooseDate([{ date: soon, source: 'feed' }], fetchedAt)).toEqual({ date: soon, source: 'feed' });
  expect(
    chooseDate(
      [
        { date: later, source: 'feed' },
        { date: soon, source: 'time' },
      ],
      fetchedAt,
    ),
  ).toEqual({ date: soon, source: 'time' });
  expect(chooseDate([{ date: later, source: 'feed' }], fetchedAt)).toBeNull();
});

it('passes over what is no time at all', () => {
  expect(chooseDate([{ date: new Date(Number.NaN), source: 'feed' }], fetchedAt)).toBeNull();
  expect(chooseDate([{ date: new Date(-1), source: 'feed' }], fetchedAt)).toBeNull();
});

it.each([
  ['no text', '<html lang="zh"><head>META</head><body><h1>冰</h1></body></html>', '2026-02-28T22:15:00.000Z'],
  [
    'a list',
    '<html lang="zh"><head>META<meta property="og:type" content="website"></head><body><h1>冰</h1><ul class="m-item-list-article"></ul></body></html>',
    '2026-02-28T00:00:00.000Z',
  ],
])(
  'a summary for a page with %s is dated by its page where the page is the article’s own',
  async (_kind, page, date) => {
    const site = await openSmallSite();
    site.answers.set('/rss', (response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(
        `<rss version="2.0"><channel><title>x</title><item><title>冰</title><link>${site.base}/20260228-ice</link></item></channel></rss>`,
      );
    });
    const meta = '<meta property="article:published_time" content="2026-02-28T23:15:00+01:00">';
    site.answers.set('/20260228-ice', (response) => sendPage(response, page.replace('META', meta)));
    const bench = await openMirrorBench({ url: site.url });
    const { sums } = await bench.pass();
    expect(sums).toMatchObject({ summaryOnly: 1, full: 0 });
    const [name] = await bench.posts();
    expect((await bench.read(name ?? '')).match(/^date: (.*)$/m)?.[1]).toBe(date);
  },
);
