import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MediaWish } from '../../src/pipeline/mirrored-feed.ts';
import { mediaAt } from '../origin/images.ts';
import { linkedMedia } from './linked-media.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { openSmallSite, sendPage } from './small-site.ts';

const copying: MediaWish = { ...linkedMedia, mode: 'copy' };
const png = mediaAt('/media/display/x/w:10/a.png')?.body ?? Buffer.alloc(0);
const name = /^assets\/mirror\/([\da-f]{2})\/\1[\da-f]{30}\.(?:jpg|png|webp|gif|mp3)$/;

async function copiesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(join(folder, 'assets'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** A site with one article whose page has these pictures. */
async function pictured(pictures: Readonly<Record<string, Buffer | number>>, more = '') {
  const site = await openSmallSite();
  site.items = [{ slug: '20260301-ice', title: '冰' }];
  const shown = Object.keys(pictures).map((path) => `<p><img src="${site.base}${path}"></p>`);
  site.answers.set('/20260301-ice', (response) =>
    sendPage(
      response,
      `<html lang="zh"><body><article><h1 class="t-content__title">冰</h1><div class="t-content__body"><p>河面结冰，船只停航，码头上的人们等待天气转暖，港务局说还要几天。</p>${shown.join('')}${more}</div></article></body></html>`,
    ),
  );
  for (const [path, answer] of Object.entries(pictures))
    site.answers.set(path, (response) => {
      if (typeof answer === 'number') response.writeHead(answer).end();
      // What the server calls it counts for nothing.
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(answer);
    });
  return site;
}

it('keeps every picture once, shows it from the blog, and asks for none again', async () => {
  const bench = await openMirrorBench({ media: { ...copying, audio: 'copy' } });
  bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
  const { sums, events } = await bench.pass();
  expect(sums).toMatchObject({ written: 30, failed: 0 });
  const copies = await copiesIn(bench.folder);
  expect(copies.length).toBeGreaterThan(5);
  for (const path of copies) expect(path).toMatch(name);
  expect(copies.some((path) => path.endsWith('.mp3'))).toBe(true);
  const texts = await Promise.all((await bench.posts()).map((post) => bench.read(post)));
  const shown = texts.flatMap((text) =>
    [...text.matchAll(/ (?:src|poster)="([^"]*)"/g)].map((match) => match[1] ?? ''),
  );
  const local = shown.filter((address) => address.startsWith('/'));
  for (const address of local) expect(copies).toContain(address.replace('/blog/', ''));
  expect(new Set(local.map((address) => address.slice('/blog/'.length)))).toEqual(new Set(copies));
  expect(texts.join('').match(/ data-source="http:/g)?.length).toBeGreaterThan(5);
  const asked = bench.origin.log.map(({ path }) => path).filter((path) => /^\/(?:media|audio)\//.test(path));
  expect(new Set(asked).size).toBe(asked.length);
  expect(events.find((event) => event.event === 'media')).toMatchObject({ copied: asked.length, failed: 0 });

  // State lost, blog kept: nothing is asked for a second time.
  bench.clock.jump(3_600_000);
  await bench.pass();
  expect(bench.origin.log.filter(({ path }) => /^\/(?:media|audio)\//.test(path))).toHaveLength(asked.length);
});

it('shows copies from where the blog is served now once it was moved, but for posts that were edited', async () => {
  const site = await pictured({ '/a.png': png });
  const bench = await openMirrorBench({ url: site.url, media: copying });
  await bench.pass();
  const path = (await bench.posts())[0] ?? '';
  const before = await bench.read(path);
  expect(before).toContain('<img src="/assets/mirror/');
  site.answers.clear();

  bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
  const preview = await bench.relink({ mode: 'preview' });
  const moved = before.replace('src="/assets/', 'src="/blog/assets/');
  expect(preview.events.find(({ event }) => event === 'change')).toMatchObject({
    path,
    before,
    after: moved,
  });
  expect(await bench.read(path)).toBe(before);
  expect((await bench.relink()).events).toContainEqual(
    expect.objectContaining({ event: 'relinked', path, links: 1 }),
  );
  expect(await bench.read(path)).toBe(moved);
  expect((await bench.relink()).sums).toMatchObject({ written: 0 });

  bench.setBlog({ timezone: 'UTC', baseurl: '' });
  await bench.relink();
  expect(await bench.read(path)).toBe(before);
  const edited = before.replace('</p>', '我的话。</p>');
  await writeFile(join(bench.postsDir, path), edited);
  bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
  expect((await bench.relink()).sums).toMatchObject({ written: 0, leftAlone: 1 });
  expect(await bench.read(path)).toBe(edited);
});

it('leaves at the source what is no picture, cut off, too large, refused or gone', async () => {
  const site = await pictured({
    '/a.png': png,
    '/b.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    '/c.png': png.subarray(0, -8),
    '/d.png': Buffer.concat([png.subarray(0, 33), Buffer.alloc(3000), png.subarray(33)]),
    '/e.png': 404,
    '/f.png': Buffer.from('<!DOCTYPE html><title>x</title>'),
  });
  const bench = await openMirrorBench({ url: site.url, media: { ...copying, maxBytes: 2000 } });
  const { events } = await bench.pass();
  const text = await bench.read((await bench.posts())[0] ?? '');
  expect(await copiesIn(bench.folder)).toHaveLength(1);
  expect(text).toMatch(
    new RegExp(`<img src="/assets/mirror/[^"]*\\.png" data-source="${site.base}/a\\.png">`),
  );
  for (const letter of 'bcdef') expect(text).toContain(`<img src="${site.base}/${letter}.png">`);
  expect(events.find((event) => event.event === 'media')).toMatchObject({ copied: 1, failed: 5 });
});

it('asks for the width that is wanted where the site rules know how, with their referrer, else for the address itself', async () => {
  const site = await pictured({
    '/media/display/u1/w:310/p:16x9/a.png': png,
    '/media/display/u2/w:310/b.png': png,
    '/media/display/u3/c.png': png,
  });
  const referrers: (string | undefined)[] = [];
  site.answers.set('/media/display/u1/w:1280/p:16x9/a.png', (response) => {
    referrers.push(response.req.headers.referer);
    response.end(Buffer.concat([png, Buffer.from('wide')]));
  });
  site.answers.set('/media/display/u2/w:1280/b.png', (response) => void response.writeHead(404).end());
  const plain = await openMirrorBench({ url: site.url });
  const { rules } = plain.feed;
  if (rules === null) throw new Error('no rules');
  const bench = await openMirrorBench({
    url: site.url,
    media: { ...copying, width: 1280 },
    rules: { ...rules, media: { ...rules.media, referrer: 'page' } },
  });
  await bench.pass();
  const asked = site.pages().filter((path) => path.startsWith('/media/'));
  expect(asked).toEqual([
    '/media/display/u1/w:1280/p:16x9/a.png',
    '/media/display/u2/w:1280/b.png',
    '/media/display/u2/w:310/b.png',
    '/media/display/u3/c.png',
  ]);
  expect(referrers).toEqual([`${site.base}/20260301-ice`]);
  expect(await copiesIn(bench.folder)).toHaveLength(2);
});

it('stops copying at the limit of all copies, and serves from another address where that is wished', async () => {
  const other = mediaAt('/media/display/y/w:10/a.png')?.body ?? Buffer.alloc(0);
  const site = await pictured({ '/a.png': png, '/b.png': other });
  const media = { ...copying, totalBytes: png.length, baseUrl: 'https://media.example/m/' };
  const bench = await openMirrorBench({ url: site.url, media });
  const { events } = await bench.pass();
  const text = await bench.read((await bench.posts())[0] ?? '');
  expect(text).toMatch(/<img src="https:\/\/media\.example\/m\/assets\/mirror\/[^"]*" data-source="/);
  expect(text).toContain(`<img src="${site.base}/b.png">`);
  expect(events.find((event) => event.event === 'media')).toMatchObject({
    copied: 1,
    failed: 0,
    beyondTotal: 1,
  });
});

it('names the copy in front matter that asks for the picture', async () => {
  const site = await pictured({ '/a.png': png });
  const bench = await openMirrorBench({
    url: site.url,
    media: copying,
    frontMatter: [['image', { article: 'image', else: null }]],
  });
  site.answers.set('/rss', (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>x</title><item><title>冰</title><link>${site.base}/20260301-ice</link><pubDate>Sun, 01 Mar 2026 05:00:00 GMT</pubDate><description>摘要</description><media:thumbnail url="${site.base}/lead.png"/></item></channel></rss>`,
    );
  });
  site.answers.set('/lead.png', (response) => void response.end(png));
  await bench.pass();
  const text = await bench.read((await bench.posts())[0] ?? '');
  const [copy = ''] = await copiesIn(bench.folder);
  expect(text).toContain(`\nimage: "/${copy}"\n`);
  expect(text).toContain(`<img src="/${copy}" data-source="${site.base}/lead.png">`);
  expect(site.pages().filter((path) => path === '/lead.png')).toHaveLength(1);
});

it('lets old copies go: posts show the source again, edited ones keep theirs', async () => {
  const other = mediaAt('/media/display/y/w:10/a.png')?.body ?? Buffer.alloc(0);
  const site = await pictured({ '/a.png': png });
  site.items = [...site.items, { slug: '20260301-snow', title: '雪' }];
  const page = (response: Parameters<typeof sendPage>[0]) =>
    sendPage(
      response,
      `<html lang="zh"><body><article><h1 class="t-content__title">雪</h1><div class="t-content__body"><p>山上下了一夜的雪，公路封闭，救援队带着铲子出发，村里的学校停课。</p><p><img src="${site.base}/b.png"></p></div></article></body></html>`,
    );
  site.answers.set('/20260301-snow', page);
  site.answers.set('/b.png', (response) => void response.end(other));
  const bench = await openMirrorBench({ url: site.url, media: { ...copying, keep: 86_400_000 } });
  await bench.pass();
  expect(await copiesIn(bench.folder)).toHaveLength(2);
  const posts = await bench.posts();
  const snow = posts.find((post) => post.includes('雪')) ?? '';
  const file = join(bench.postsDir, snow);
  await writeFile(file, (await readFile(file, 'utf8')).replace('公路封闭', '公路封闭了'));

  bench.clock.jump(2 * 86_400_000);
  await bench.pass();
  const ice = await bench.read(posts.find((post) => post.includes('冰')) ?? '');
  expect(ice).toContain(`<img src="${site.base}/a.png">`);
  expect(ice).not.toContain('data-source');
  expect(await bench.read(snow)).toContain('/assets/mirror/');
  expect(await copiesIn(bench.folder)).toHaveLength(1);
  // What the program did itself is no edit.
  const third = await bench.pass();
  expect(third.events.filter((event) => event.event === 'post')).toEqual([]);
});

it('writes nothing and forgets nothing when it is stopped among the pictures', async () => {
  const site = await pictured({ '/a.png': png, '/b.png': png });
  const bench = await openMirrorBench({ url: site.url, media: copying });
  const stop = new AbortController();
  site.answers.set('/b.png', () => stop.abort());
  await bench.pass({}, stop.signal);
  expect(await bench.posts().catch(() => [])).toEqual([]);
  site.answers.set('/b.png', (response) => void response.end(png));
  bench.clock.jump(3_600_000);
  expect((await bench.pass()).sums).toMatchObject({ written: 1, full: 1 });
  expect(site.pages().filter((path) => path === '/a.png')).toHaveLength(1);
});

it('makes a copy again that somebody removed, when a post needs it', async () => {
  const site = await pictured({ '/a.png': png });
  const bench = await openMirrorBench({ url: site.url, media: copying });
  await bench.pass();
  const [copy = ''] = await copiesIn(bench.folder);
  await rm(join(bench.folder, copy));
  site.items = [{ slug: '20260301-more', title: '再' }, ...site.items];
  site.answers.set('/20260301-more', site.answers.get('/20260301-ice') ?? (() => {}));
  bench.clock.jump(3_600_000);
  await bench.pass();
  expect((await stat(join(bench.folder, copy))).size).toBe(png.length);
  await utimes(join(bench.folder, copy), 0, 0);
});

it('asks once for a picture of several posts, also for one that cannot be had', async () => {
  const site = await openSmallSite();
  const pages = ['a', 'b', 'c', 'd', 'e'].map((letter) => `20260301-${letter}`);
  site.items = pages.map((slug) => ({ slug, title: `冰 ${slug}` }));
  for (const slug of pages)
    site.answers.set(`/${slug}`, (response) =>
      sendPage(
        response,
        `<html lang="zh"><body><article><h1 class="t-content__title">冰 ${slug}</h1><div class="t-content__body"><p>河面结冰，船只停航，码头上的人们等待天气转暖，港务局说还要几天。</p><p><img src="${site.base}/a.png"><img src="${site.base}/gone.png"></p></div></article></body></html>`,
      ),
    );
  site.answers.set('/a.png', (response) => void response.end(png));
  site.answers.set('/gone.png', (response) => void response.writeHead(404).end());
  const bench = await openMirrorBench({ url: site.url, media: copying });
  expect((await bench.pass()).sums).toMatchObject({ written: 5 });
  expect(
    site
      .pages()
      .filter((path) => path.endsWith('.png'))
      .sort(),
  ).toEqual(['/a.png', '/gone.png']);
});
