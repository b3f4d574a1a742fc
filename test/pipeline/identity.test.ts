import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openMirrorBench } from './mirror-bench.ts';

interface Item {
  readonly slug: string;
  readonly title: string;
  readonly guid: string;
  readonly date: string;
}

/** A feed whose items a test changes from poll to poll; every page is a small article, unless it is moved. */
async function openFeed(): Promise<{ url: string; items: Item[]; moved: Map<string, string> }> {
  const items: Item[] = [];
  const moved = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    const target = moved.get(path);
    if (target !== undefined) {
      response.writeHead(301, { location: target }).end();
    } else if (path === '/rss') {
      const base = `http://${request.headers.host}`;
      const xml = items.map(
        (item) =>
          `<item><title>${item.title}</title><link>${base}/${item.slug}</link><guid isPermaLink="false">${item.guid}</guid>` +
          `<pubDate>${item.date}</pubDate><description>摘要</description></item>`,
      );
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(`<rss version="2.0"><channel><title>x</title>${xml.join('')}</channel></rss>`);
    } else if (path === '/robots.txt') response.writeHead(404).end();
    else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        `<html lang="zh"><head><title>${path}</title></head><body><article><div class="t-content__body"><p>这是 ${path} 的正文，足够长，可以成为一篇文章，里面说了许多话。</p></div></article></body></html>`,
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`, items, moved };
}

const first: Item = { slug: 'one', title: '第一篇', guid: 'g1', date: 'Sun, 01 Mar 2026 05:00:00 GMT' };

it('a changed guid or slug is the same article: one post', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items.push(first);
  expect((await bench.pass()).sums.written).toBe(1);
  feed.items[0] = { ...first, guid: 'g2' };
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(0);
  feed.items[0] = { ...first, guid: 'g2', slug: 'one-corrected', title: '第一篇（更正）' };
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(0);
  // The corrected address is known by now, whatever else changes.
  feed.items[0] = { ...first, guid: 'g3', slug: 'one-corrected', date: 'Sun, 01 Mar 2026 05:30:00 GMT' };
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(0);
  expect(await bench.posts()).toEqual(['2026-03-01-第一篇.md']);
});

it('a guid that every new item gets again loses no article', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items.push({ ...first, guid: 'constant' });
  await bench.pass();
  feed.items[0] = { slug: 'two', title: '第二篇', guid: 'constant', date: 'Sun, 01 Mar 2026 05:45:00 GMT' };
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(1);
  expect(await bench.posts()).toEqual(['2026-03-01-第一篇.md', '2026-03-01-第二篇.md']);
});

it('ten items with one guid are ten posts', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  for (let index = 0; index < 10; index += 1) {
    feed.items.push({ ...first, slug: `item-${index}`, title: `第${index}条` });
  }
  expect((await bench.pass()).sums.written).toBe(10);
});

it('an address that redirects to a known article is that article', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items.push(first);
  await bench.pass();
  feed.moved.set('/old-one', '/one');
  feed.items[0] = { slug: 'old-one', title: '旧地址', guid: 'g9', date: 'Sun, 01 Mar 2026 05:50:00 GMT' };
  const { events, sums } = await bench.pass({ floor: 'lift' });
  expect(sums).toMatchObject({ written: 0, filtered: 1 });
  expect(events).toContainEqual(
    expect.objectContaining({ outcome: 'filtered', reason: expect.stringContaining('the same article as') }),
  );
  expect(await bench.posts()).toHaveLength(1);
});
