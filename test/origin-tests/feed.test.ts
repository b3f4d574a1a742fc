import RssParser from 'rss-parser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Origin, startOrigin } from '../origin/server.ts';
import { get, getText } from './get.ts';

let origin: Origin;
beforeAll(async () => {
  origin = await startOrigin();
});
beforeEach(() => origin.reset());
afterAll(() => origin.close());

describe('the feed', () => {
  it('parses and lists every page of the edition once, newest first', async () => {
    const feed = await new RssParser().parseString(await getText(origin.feedUrl));
    const pages = origin.articles.filter((article) => article.edition === 'cn');
    expect(feed.items).toHaveLength(30);
    expect(feed.items.map((item) => item.link)).toEqual(pages.map((page) => page.url));
    expect(new Set(pages.map((page) => page.path)).size).toBe(30);
  });

  it('has the oddities of the source', async () => {
    const xml = await getText(origin.feedUrl);
    const items = xml.match(/<item>.*?<\/item>/gs) ?? [];
    expect(xml).toMatch(/<title><!\[CDATA\[ \n/);
    expect(xml).toMatch(/<atom:link [^>]*ref="self"/);
    expect(xml.indexOf('<language>')).toBeGreaterThan(xml.lastIndexOf('</item>'));
    expect(items.filter((item) => !item.includes('<pubDate>'))).toHaveLength(1);
    expect(items.filter((item) => item.includes(`<link>${origin.url}//cn/`)).length).toBeGreaterThan(3);
    expect(items.filter((item) => item.includes('&amp;quot;'))).toHaveLength(1);
    expect(items.filter((item) => item.includes(' – 法国国际广播电台 - RFI</title>'))).toHaveLength(3);
    expect(items.filter((item) => item.includes('isPermaLink="false"'))).toHaveLength(2);
    expect(items.filter((item) => /<link>[^<]*\/cn\/%[^/<]*<\/link>/.test(item))).toHaveLength(1);
    expect(xml).not.toContain('undefined');
  });

  it('lists two articles of one title on one day', async () => {
    const same = origin.articles.filter((article) => article.title === '盐湖股市收小红');
    expect(same.map((article) => article.path)).toEqual([
      '/cn/经济/20250328-盐湖股市收小红-1',
      '/cn/经济/20250328-盐湖股市收小红',
    ]);
  });

  it('has a traditional edition', async () => {
    const feed = await new RssParser().parseString(await getText(`${origin.url}/tw/rss`));
    expect(feed.items.map((item) => item.title)).toEqual([
      '白鷺港新防波堤提前合龍 漁民擔心航道變窄',
      '濃霧不散 糧船滯留鹽湖口 – 法国国际广播电台 - RFI',
      '青梧縣古橋搶修：石匠們的最後一道榫',
    ]);
  });

  it('answers 304 to either validator and 200 to a stale one', async () => {
    const { headers } = await get(origin.feedUrl);
    const etag = String(headers.etag);
    const modified = String(headers['last-modified']);
    expect(modified).toBe('Sun, 30 Mar 2025 14:58:21 GMT');
    const both = await get(origin.feedUrl, { 'if-none-match': etag, 'if-modified-since': modified });
    expect([both.status, both.body.length, both.headers.etag]).toEqual([304, 0, etag]);
    expect((await get(origin.feedUrl, { 'if-modified-since': modified })).status).toBe(304);
    expect(
      (await get(origin.feedUrl, { 'if-none-match': '"old"', 'if-modified-since': modified })).status,
    ).toBe(200);
    expect((await get(origin.feedUrl, { 'if-modified-since': 'Sat, 29 Mar 2025 00:00:00 GMT' })).status).toBe(
      200,
    );
    expect(origin.log.map((record) => record.status)).toEqual([200, 304, 304, 200, 200]);
    expect(origin.log[1]?.headers.ifNoneMatch).toBe(etag);
  });

  it('gives the same bytes each time', async () => {
    expect(await getText(origin.feedUrl)).toBe(await getText(origin.feedUrl));
  });
});
