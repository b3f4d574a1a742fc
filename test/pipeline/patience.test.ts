// How often a source is asked, and for what, when it does not give.
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMirrorBench } from './mirror-bench.ts';
import { articlePage, openSmallSite, refuse, sendPage } from './small-site.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

it('gives a missing page up after six tries, and does not ask again', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = [{ slug: 'gone', title: '不见了' }];
  site.answers.set('/gone', refuse(404));
  for (const days of [0, 1, 2, 4, 8, 16]) {
    bench.clock.jump(days * dayMs);
    await bench.pass();
  }
  expect(site.pages()).toHaveLength(6);
  for (let pass = 0; pass < 3; pass += 1) {
    bench.clock.jump(30 * dayMs);
    await bench.pass();
  }
  expect(site.pages()).toHaveLength(6);
});

it('does not blame a page for what its host refused: completion is not given up', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = [{ slug: 'one', title: '一' }];
  site.answers.set('/one', refuse(403));
  for (let pass = 0; pass < 8; pass += 1) {
    await bench.pass();
    bench.clock.jump(20 * 60_000);
  }
  bench.clock.jump(2 * dayMs);
  site.answers.set('/one', refuse(404));
  await bench.pass();
  site.answers.clear();
  bench.clock.jump(25 * hourMs);
  expect((await bench.pass()).sums).toMatchObject({ full: 1 });
});

it('lets one page that is always refused not stand in the way of the others', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = ['a', 'b', 'c'].map((slug) => ({ slug, title: `标题${slug}` }));
  for (const { slug } of site.items) site.answers.set(`/${slug}`, refuse(403));
  await bench.pass();
  site.answers.delete('/b');
  site.answers.delete('/c');
  let full = 0;
  for (let pass = 0; pass < 3; pass += 1) {
    bench.clock.jump(25 * hourMs);
    full += (await bench.pass()).sums.full;
  }
  expect(full).toBe(2);
});

it('leaves a host in trouble alone after three pages in a row, for this pass', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = Array.from({ length: 20 }, (_, index) => ({ slug: `p${index}`, title: `第${index}篇` }));
  for (const { slug } of site.items) site.answers.set(`/${slug}`, refuse(500));
  const { sums, events } = await bench.pass();
  expect(sums).toMatchObject({ pending: 20, written: 0 });
  expect(new Set(site.pages()).size).toBeLessThanOrEqual(6);
  expect(events).toContainEqual(expect.objectContaining({ outcome: 'pending', code: 'fetch.troubled' }));
  site.answers.clear();
  bench.clock.jump(1000);
  expect((await bench.pass()).sums).toMatchObject({ written: 20 });
});

it('asks a host that wants to be left alone once, not for each page', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = Array.from({ length: 20 }, (_, index) => ({ slug: `p${index}`, title: `第${index}篇` }));
  for (const { slug } of site.items) {
    site.answers.set(`/${slug}`, (response) => void response.writeHead(429, { 'retry-after': '7200' }).end());
  }
  expect((await bench.pass()).sums).toMatchObject({ pending: 20 });
  expect(site.pages()).toHaveLength(1);
});

it('does not blame a host for what the target of a redirect did', async () => {
  const site = await openSmallSite();
  const elsewhere = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = Array.from({ length: 12 }, (_, index) => ({ slug: `p${index}`, title: `第${index}篇` }));
  site.answers.set(
    '/p0',
    (response) => void response.writeHead(302, { location: `${elsewhere.base}/refused` }).end(),
  );
  elsewhere.answers.set('/refused', refuse(403));
  expect((await bench.pass()).sums).toMatchObject({ full: 11, summaryOnly: 1 });
});

it('polls a feed once when several processes come at the same time', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = [{ slug: 'one', title: '一' }];
  const passes = await Promise.all([bench.pass(), bench.pass(), bench.pass()]);
  expect(site.seen.filter(({ path }) => path === '/rss')).toHaveLength(1);
  expect(passes.reduce((sum, pass) => sum + pass.sums.written, 0)).toBe(1);
});

it('asks a feed that is gone (410) no more, until it has another address', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.answers.set('/rss', refuse(410));
  expect((await bench.pass()).sums).toMatchObject({ feedsFailed: 1 });
  bench.clock.jump(dayMs);
  const { sums } = await bench.pass({ floor: 'lift' });
  expect(sums).toMatchObject({ feedsFailed: 0, feedsSkipped: 1 });
  expect(site.seen.filter(({ path }) => path === '/rss')).toHaveLength(1);
  const moved = { ...bench.feed, url: `${site.base}/new-rss` };
  await bench.pass({ feeds: [moved], floor: 'lift' });
  expect(site.seen.map(({ path }) => path)).toContain('/new-rss');
});

it('sends validators only to the address that gave them, and none after part of a feed', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = [{ slug: 'one', title: '一' }];
  const feedText =
    '<rss version="2.0"><channel><title>x</title><item><title>一</title><link>/one</link></item></channel></rss>';
  const serve = (status: number, etag: string) => (response: import('node:http').ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/rss+xml', etag }).end(feedText);
  site.answers.set('/rss', (response) => void response.writeHead(302, { location: '/mirror' }).end());
  site.answers.set('/mirror', serve(200, '"m1"'));
  await bench.pass();
  bench.clock.jump(hourMs);
  await bench.pass();
  const sent = (path: string) =>
    site.seen.filter((seen) => seen.path === path).map((seen) => seen.ifNoneMatch);
  expect(sent('/rss')).toEqual([undefined, undefined]);
  expect(sent('/mirror')).toEqual([undefined, '"m1"']);

  site.answers.set('/rss', serve(206, '"part"'));
  bench.clock.jump(hourMs);
  await bench.pass();
  bench.clock.jump(hourMs);
  await bench.pass();
  expect(sent('/rss').slice(2)).toEqual([undefined, undefined]);
});

it('believes no validators of a feed that was cut off: what is missing comes with the next poll', async () => {
  const bench = await openMirrorBench();
  bench.origin.fault('feed', { kind: 'truncated', times: 1 });
  const cut = await bench.pass();
  expect(cut.sums.written).toBeGreaterThan(0);
  expect(cut.sums.written).toBeLessThan(30);
  bench.clock.jump(hourMs);
  expect((await bench.pass()).sums.written).toBe(30 - cut.sums.written);
});

it('reads a feed anew when its filters change: what was passed over comes up again', async () => {
  const bench = await openMirrorBench();
  const none = { title: null, section: null, url: null, credit: null };
  const picky = { ...bench.feed, keep: [{ ...none, title: '渡轮' }] };
  const { sums } = await bench.pass({ feeds: [picky] });
  expect(sums.written).toBeGreaterThan(0);
  expect(sums.written).toBeLessThan(30);
  bench.clock.jump(hourMs);
  expect((await bench.pass()).sums.written).toBe(30 - sums.written);
});

it('completes a post that had no title and no byline before', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, author: 'byline' });
  site.items = [{ slug: 'one', title: null }];
  site.answers.set('/one', refuse(404));
  await bench.pass();
  const [name = ''] = await bench.posts();
  expect(name).toBe('2026-03-01-摘要.md');
  expect(await bench.read(name)).toMatch(/^title: "摘要"\n/m);
  expect(await bench.read(name)).toContain('author: 法广');
  const byline = '<div class="m-from-author"><a class="m-from-author__name">张三</a></div>';
  site.answers.set('/one', (response) =>
    sendPage(response, articlePage('真标题', '这是正文，足够长，可以成为一篇文章，里面说了许多话。', byline)),
  );
  bench.clock.jump(25 * hourMs);
  expect((await bench.pass()).sums).toMatchObject({ full: 1 });
  const text = await bench.read(name);
  expect(text).toMatch(/^title: "真标题"$/m);
  expect(text).toMatch(/^\[真标题\]\(/m);
  expect(text).toMatch(/^author: 张三$/m);
  expect(await bench.posts()).toEqual([name]);
});

it('takes a post that comes back for what it is', async () => {
  const bench = await openMirrorBench();
  await bench.pass();
  const [name = ''] = (await bench.posts()).filter((post) => !/直播|专题/.test(post));
  const text = await bench.read(name);
  await rm(join(bench.postsDir, name));
  expect((await bench.pass({ floor: 'lift' })).events).toContainEqual(
    expect.objectContaining({ deleted: 1 }),
  );
  await writeFile(join(bench.postsDir, name), text);
  expect((await bench.pass({ floor: 'lift' })).events).toContainEqual(
    expect.objectContaining({ adopted: 1 }),
  );
  expect((await bench.pass({ floor: 'lift' })).events).not.toContainEqual(
    expect.objectContaining({ event: 'folder' }),
  );
});

it('never takes an emptied folder for tidying up, however small the blog', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url });
  site.items = [
    { slug: 'a', title: '甲' },
    { slug: 'b', title: '乙' },
  ];
  await bench.pass();
  const aside = join(bench.folder, 'aside');
  await rename(bench.postsDir, aside);
  const failure = await bench.pass({ floor: 'lift' }).catch((error: unknown) => error);
  expect(String(failure)).toContain('2 of 2 known posts are gone');
  await rename(aside, bench.postsDir);
  expect(await readdir(bench.postsDir)).toHaveLength(2);
  expect((await bench.pass({ floor: 'lift' })).sums.written).toBe(0);
});
