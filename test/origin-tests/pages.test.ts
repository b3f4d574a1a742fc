import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { junkFragments } from '../origin/junk-table.ts';
import { type Origin, startOrigin } from '../origin/server.ts';
import { printedDate } from '../origin/text.ts';
import { get, getText } from './get.ts';

let origin: Origin;
const pages = new Map<string, string>();
beforeAll(async () => {
  origin = await startOrigin();
  for (const article of origin.articles) pages.set(article.id, await getText(article.url));
});
afterAll(() => origin.close());

const squeeze = (text: string) => text.replace(/\s+/g, '');

describe('the pages', () => {
  it('are all there', () => {
    expect(origin.log.map((record) => record.status)).toEqual(origin.articles.map(() => 200));
  });

  it('hold every junk fragment they declare, and no other that has a marker of its own', () => {
    for (const article of origin.articles) {
      const page = pages.get(article.id) ?? '';
      const found = junkFragments
        .filter((fragment) => fragment.marker.test(page))
        .map((fragment) => fragment.id);
      const frameOnly = article.family === 'section';
      expect({ id: article.id, missing: article.junk.filter((id) => !found.includes(id)) }).toEqual({
        id: article.id,
        missing: [],
      });
      if (frameOnly) continue;
      expect({ id: article.id, undeclared: found.filter((id) => !article.junk.includes(id)) }).toEqual({
        id: article.id,
        undeclared: [],
      });
    }
  });

  it('use every row of the junk table, each with a name of its own', () => {
    const used = new Set(origin.articles.flatMap((article) => article.junk));
    expect(junkFragments.map((fragment) => fragment.id).filter((id) => !used.has(id))).toEqual([]);
    expect(new Set(junkFragments.map((fragment) => fragment.id)).size).toBe(junkFragments.length);
  });

  it('declare junk whose traces are never part of what must be kept', () => {
    for (const article of origin.articles) {
      const kept = [article.title, ...article.keep].join('\n');
      const hits = junkFragments
        .filter((fragment) => fragment.gone.test(kept))
        .map((fragment) => fragment.id);
      expect({ id: article.id, hits }).toEqual({ id: article.id, hits: [] });
      for (const text of article.drop) expect(kept).not.toContain(text);
    }
  });

  it('hold what must be kept and what must be dropped', () => {
    for (const article of origin.articles) {
      const page = pages.get(article.id) ?? '';
      const $ = load(page);
      const slides = $('diaporama').attr('inlined-images-data') ?? '';
      const text = squeeze($('body').text() + slides);
      const missing = [...article.keep, ...article.drop].filter((part) => !text.includes(squeeze(part)));
      expect({ id: article.id, missing }).toEqual({ id: article.id, missing: [] });
      const raw = page.replaceAll('\\/', '/');
      const gone = article.addresses.filter(
        (part) => !raw.includes(part) && !raw.includes(encodeURIComponent(part)),
      );
      expect({ id: article.id, gone }).toEqual({ id: article.id, gone: [] });
      if (article.leadImage !== null) expect($('.t-content__main-media').html()).toContain(article.leadImage);
    }
  });

  it('have the skeleton of the source', () => {
    for (const article of origin.articles.filter((one) => one.family !== 'section')) {
      const $ = load(pages.get(article.id) ?? '');
      expect($('h1.a-page-title').first().text()).toBe(article.title);
      expect($('.t-content__body')).toHaveLength(1);
      expect($('p.t-content__chapo').text()).toBe(article.standfirst ?? '');
      const blocks = $('script[type="application/ld+json"]').toArray().slice(0, 2);
      const kinds = blocks.map((block) => [JSON.parse($(block).text())].flat()[0]['@type']);
      expect(kinds).toEqual(['NewsArticle', 'BreadcrumbList']);
      expect($('link[rel=canonical]').attr('href')).toBe(
        article.url.replace(`${origin.url}//`, `${origin.url}/`),
      );
      expect(pages.get(article.id)).not.toMatch(/undefined|\[object/);
    }
  });

  it('print the time in Paris, across the change of the clocks', () => {
    expect(printedDate('2025-03-29T20:00:00Z')).toBe('29/03/2025 - 21:00');
    expect(printedDate('2025-03-30T14:05:00Z')).toBe('30/03/2025 - 16:05');
    expect(printedDate('2025-03-28T23:05:00Z')).toBe('29/03/2025 - 00:05');
    expect(pages.get('plain')).toContain(
      '<time datetime="2025-03-30T14:05:00+00:00">30/03/2025 - 16:05</time>',
    );
  });

  it('cover every family, and name those that are no article', () => {
    expect(new Set(origin.articles.map((article) => article.family)).size).toBe(8);
    const ids = (content: string) =>
      origin.articles.filter((article) => article.content === content).map((article) => article.id);
    expect(ids('none')).toEqual(['live-blog', 'section-page']);
    expect(ids('empty')).toEqual(['broadcast', 'video-only']);
  });

  it('damage the body where an interstitial was damaged', () => {
    for (const id of ['damaged-interstitial', 'mangled-interstitial']) {
      const article = origin.articles.find((one) => one.id === id);
      const body = squeeze(load(pages.get(id) ?? '')('.t-content__body').text());
      expect(body).toContain(squeeze(article?.keep[0] ?? ''));
      expect(body).not.toContain(squeeze(article?.keep[1] ?? ''));
    }
  });

  it('point to pictures and sounds that the origin serves', async () => {
    const all = [...pages.values()].join('\n');
    const found = all
      .replaceAll('\\/', '/')
      .matchAll(new RegExp(`${origin.url}/(?:media|audio)/[^\\s"&<>]+\\.\\w+`, 'g'));
    const urls = new Set([...found].map((match) => match[0]));
    const types = new Map<string, number>();
    for (const url of urls) {
      const { status, headers, body } = await get(url);
      expect(status, url).toBe(200);
      expect(body.length).toBeGreaterThan(20);
      const type = String(headers['content-type']);
      types.set(type, (types.get(type) ?? 0) + 1);
    }
    expect([...types.keys()].sort()).toEqual(['audio/mpeg', 'image/jpeg', 'image/png', 'image/webp']);
  });

  it('compress when asked to', async () => {
    const { url } = origin.articles[0] ?? { url: '' };
    const zipped = await get(url, { 'accept-encoding': 'br, gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString('utf8')).toBe(await getText(url));
    expect((await get(url, { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
  });

  it('stand beside a front page, sections, a tag page and robots.txt', async () => {
    for (const path of ['/cn/', '/tw/', '/cn/国际/', '/cn/关键词/白鹭港/']) {
      const page = await getText(origin.url + encodeURI(path));
      expect(page).toContain('t-content--page-builder');
      expect(page).toContain('data-article-item-link');
    }
    const gone = await get(origin.url + encodeURI('/cn/国际/20250101-已经移走的文章'));
    expect([gone.status, gone.body.toString('utf8').includes('找不到页面')]).toEqual([200, true]);
    expect(await getText(origin.url + encodeURI('/cn/搜索?q=x'))).toContain('data-article-item-link');
    expect(await getText(`${origin.url}/robots.txt`)).toBe('User-agent: *\nDisallow: /private/\n');
    for (const path of [
      '/',
      '/cn/nowhere',
      '/zh/rss',
      '/cn/关键词/nothing/',
      '/media/display/x/y.exe',
      '/%ff',
    ]) {
      expect((await get(origin.url + encodeURI(path))).status, path).toBe(404);
    }
  });
});
