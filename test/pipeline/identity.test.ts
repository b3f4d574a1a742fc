import { expect, it } from 'vitest';
import { openMirrorBench } from './mirror-bench.ts';
import { articlePage, type Item, openSmallSite as openFeed, refuse, sendPage } from './small-site.ts';

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
  feed.answers.set('/one', (response) =>
    sendPage(response, articlePage('第一篇', '这是正文，足够长，可以成为一篇文章，里面说了许多话。')),
  );
  feed.answers.set('/old-one', (response) => void response.writeHead(301, { location: '/one' }).end());
  feed.items[0] = { slug: 'old-one', title: '第一篇', guid: 'g9', date: 'Sun, 01 Mar 2026 05:50:00 GMT' };
  const { events, sums } = await bench.pass({ floor: 'lift' });
  expect(sums).toMatchObject({ written: 0, filtered: 1 });
  expect(events).toContainEqual(
    expect.objectContaining({ outcome: 'filtered', reason: expect.stringContaining('the same article as') }),
  );
  expect(await bench.posts()).toHaveLength(1);
});

it('a guid that comes back under one title each day names a new article each day', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  const daily = { title: '要闻解说', guid: 'constant' };
  feed.items = [{ ...daily, slug: 'day-1', date: 'Fri, 27 Feb 2026 05:00:00 GMT' }];
  await bench.pass();
  feed.items = [{ ...daily, slug: 'day-2', date: 'Sat, 28 Feb 2026 05:00:00 GMT' }];
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(1);
  feed.items = [{ ...daily, slug: 'day-3', date: 'Sun, 01 Mar 2026 05:00:00 GMT' }];
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(1);
});

it("a guid that is another item's address hides nobody", async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items = [
    { slug: 'a', title: '甲', guid: `${feed.base}/b` },
    { slug: 'b', title: '乙', guid: `${feed.base}/c` },
    { slug: 'c', title: '丙', guid: `${feed.base}/#3` },
    { slug: 'd', title: '丁', guid: `${feed.base}/#4` },
  ];
  const { events, sums } = await bench.pass();
  expect(sums.written).toBe(4);
  expect(events).toContainEqual(expect.objectContaining({ event: 'feed', entries: 4, new: 4 }));
});

it('pages that all lead to one notice are no articles, and are completed when they are themselves again', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items = ['甲地下雪', '乙城开会', '丙港通航'].map((title, index) => ({
    slug: `story-${index}`,
    title,
  }));
  for (const { slug } of feed.items) {
    feed.answers.set(`/${slug}`, (response) => void response.writeHead(302, { location: '/notice' }).end());
  }
  feed.answers.set('/notice', (response) =>
    sendPage(
      response,
      articlePage('本站正在维护', '我们正在维护网站，请您稍后再来，给您带来不便，敬请谅解。'),
    ),
  );
  expect((await bench.pass()).sums).toMatchObject({ written: 3, full: 0, summaryOnly: 3, filtered: 0 });
  for (const name of await bench.posts()) expect(await bench.read(name)).not.toContain('维护');
  feed.answers.clear();
  bench.clock.jump(25 * 3_600_000);
  expect((await bench.pass()).sums).toMatchObject({ full: 3 });
});

it('a summary-only post whose page turns out to be a known article stays where it is', async () => {
  const feed = await openFeed();
  const bench = await openMirrorBench({ url: feed.url });
  feed.items = [first, { ...first, slug: 'copy', guid: 'g2' }];
  feed.answers.set('/copy', refuse(404));
  expect((await bench.pass()).sums).toMatchObject({ full: 1, summaryOnly: 1 });
  feed.answers.set('/copy', (response) => void response.writeHead(302, { location: '/one' }).end());
  bench.clock.jump(25 * 3_600_000);
  await bench.pass();
  bench.clock.jump(25 * 3_600_000);
  const { length } = feed.pages();
  const { events } = await bench.pass();
  expect(feed.pages()).toHaveLength(length);
  expect(events).not.toContainEqual(expect.objectContaining({ event: 'folder' }));
  expect(await bench.posts()).toHaveLength(2);
});
