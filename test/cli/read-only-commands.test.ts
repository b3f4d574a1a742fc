// Commands that write nothing: feed, extract, status, demo.
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Origin, startOrigin } from '../origin/server.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let origin: Origin;
let place: Workplace;

beforeEach(async () => {
  origin = await startOrigin();
  place = await openWorkplace();
});

afterEach(async () => {
  await origin.close();
  await place.remove();
});

const run = (args: readonly string[]) => runProgram(args, { cwd: place.folder });

describe('feed', () => {
  it('prints one line an input, and 1 when one could not be read', async () => {
    const response = await fetch(origin.feedUrl);
    await writeFile(join(place.folder, 'feed.xml'), await response.text());
    await writeFile(join(place.folder, 'page.xml'), '<html><body>no feed</body></html>');
    const ended = await run(['feed', '--json', 'feed.xml', 'missing.xml', 'page.xml', '.']);
    expect(ended.status).toBe(1);
    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      source: 'feed.xml',
      ok: true,
      format: 'rss',
      encoding: 'utf-8',
      repairs: [],
    });
    expect(lines[0].entries).toHaveLength(30);
    expect(Object.keys(lines[0].entries[0])).toEqual([
      'id',
      'title',
      'link',
      'author',
      'published',
      'updated',
      'summary',
      'content',
      'categories',
      'enclosures',
      'image',
    ]);
    expect(lines[1]).toMatchObject({ ok: false, error: { code: 'store.read-file' } });
    expect(lines[2]).toMatchObject({ ok: false, error: { code: 'feed.not-a-feed' } });
    expect(lines[3]).toMatchObject({ ok: false, error: { code: 'usage.invalid' } });
    expect(await readdir(place.folder)).toEqual(['feed.xml', 'page.xml']);
  });

  it('shares the budget of the archive: its request counts', async () => {
    const args = await place.configure(
      configurationFor(origin.feedUrl).map((line) => line.replace('0s', '300ms')),
    );
    await run(['once', '--max-duration', '1ms', ...args]);
    origin.reset();
    await Promise.all([1, 2, 3].map(() => run(['feed', '--json', ...args, origin.feedUrl])));
    const starts = origin.log.map((request) => request.startedAt);
    expect(starts.length).toBeGreaterThanOrEqual(3);
    // The site sees arrivals, which may be late for one request and not for the next.
    for (const [index, start] of starts.slice(1).entries()) {
      expect(start - (starts[index] ?? 0)).toBeGreaterThan(200);
    }
    expect(Math.max(...origin.log.map((request) => request.openRequests))).toBe(1);
  });
});

describe('extract', () => {
  const fixture = fileURLToPath(new URL('../article/fixtures/text-2020/page.html', import.meta.url));

  it('prints the article of a file by its canonical address, with the keys of the contract', async () => {
    await copyFile(fixture, join(place.folder, 'page.html'));
    const ended = await run(['extract', '--json', 'page.html']);
    expect(ended.status).toBe(0);
    const article = JSON.parse(ended.stdout);
    expect(article).toMatchObject({
      source: 'page.html',
      ok: true,
      method: 'site:rfi@2020',
      family: 'article',
    });
    expect(Object.keys(article).sort()).toEqual(
      [
        ...[
          'source',
          'ok',
          'url',
          'method',
          'family',
          'title',
          'author',
          'published',
          'updated',
          'dateSource',
        ],
        ...[
          'section',
          'language',
          'standfirst',
          'image',
          'html',
          'text',
          'links',
          'images',
          'credit',
          'removed',
        ],
        'warnings',
      ].sort(),
    );
  });

  it('prints the finished post, dated by the page and signed by the site', async () => {
    const unnamed = await run(['extract', '--post', fixture, '--url', 'http://www.example.org//cn/x']);
    expect(unnamed.status).toBe(0);
    expect(unnamed.stdout).toContain('\nauthor: www.example.org\n');
    const named = await run([
      'extract',
      '--post',
      '--site',
      'rfi',
      '--url',
      'http://www.example.org//cn/x',
      fixture,
    ]);
    expect(named.status).toBe(0);
    expect(named.stdout).toMatch(
      /^---\nlayout: post\ntitle: ".+"\ndate: \d{4}-\d\d-\d\dT[\d:.]+Z\nauthor: 法广\nfrom: http:\/\/www\.example\.org\/\/cn\/x\n/,
    );
  });

  it('--explain says which rules served, where each fact stands and what was taken out', async () => {
    const ended = await run(['extract', '--explain', fixture]);
    expect(ended.status).toBe(0);
    const lines = ended.stdout.split('\n');
    expect(lines).toContain('read by site:rfi@2020');
    expect(lines.find((line) => line.startsWith('title: '))).toMatch(/^title: rule title: \S/);
    expect(lines.find((line) => line.startsWith('date: '))).toMatch(
      /^date: (?:JSON-LD datePublished|article:published_time): \d{4}-/,
    );
    expect(lines.find((line) => line.startsWith('image: '))).toMatch(
      /^image: \.t-content__main-media figure: http/,
    );
    const at = lines.findIndex((line) => line.startsWith('self-promo took '));
    expect(lines[at]).toMatch(/^self-promo took \d+: the site's newsletter and app boxes$/);
    expect(lines[at + 1]).toMatch(/^ {4}\S/);
    expect(lines.find((line) => line.startsWith('rules that found something: '))).toContain('body');
  });

  it('--explain speaks of a page that is no article too, and in JSON', async () => {
    await writeFile(
      join(place.folder, 'bare.html'),
      '<html><head><link rel="canonical" href="https://www.rfi.fr/cn/x"></head><body><h1 class="t-content__title">船期</h1></body></html>',
    );
    const told = await run(['extract', '--explain', 'bare.html']);
    expect(told.status).toBe(1);
    expect(told.stdout).toMatch(/^no article: https:\/\/www\.rfi\.fr\/cn\/x has no article body/);
    expect(told.stdout).toContain('title: rule title: 船期');
    const data = JSON.parse((await run(['extract', '--explain', '--json', 'bare.html'])).stdout);
    expect(data).toMatchObject({
      ok: false,
      error: { code: 'article.no-body' },
      explain: { method: 'site:rfi@2020', matched: ['title'] },
    });
  });

  it.each([
    ['empty.html', '', 'is empty'],
    ['notes.txt', 'just words', 'is plain text'],
    ['binary.bin', 'GIF89a\0\0\u0001', 'is binary data'],
    ['nowhere.html', '<html><body><article><p>text</p></article></body></html>', '--url'],
  ])('says what %s is instead', async (name, content, words) => {
    await writeFile(join(place.folder, name), content);
    const ended = await run(['extract', name]);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain(words);
  });
});

describe('status', () => {
  it('says what is mirrored, and what waits for which host', async () => {
    const args = await place.configure(configurationFor(origin.feedUrl));
    const before = JSON.parse((await run(['status', '--json', ...args])).stdout);
    expect(before).toMatchObject({ feeds: [{ id: 'sample', lastPoll: null }], entries: { total: 0 } });
    expect(await readdir(place.folder)).toEqual(['feedmirror.yaml']);

    origin.fault('pages', { kind: 'status', status: 403 });
    await run(['once', ...args]);
    const after = JSON.parse((await run(['status', '--json', ...args])).stdout);
    expect(after).toMatchObject({
      feeds: [{ id: 'sample', lastStatus: 200, errors: 0, error: null }],
      entries: { total: 30, summary: 30, waiting: 30 },
      hosts: [{ breakers: [{ kind: 'page', refusals: 1 }], robots: 'rules' }],
    });
    const text = (await run(['status', ...args])).stdout;
    expect(text).toContain('30 summary only');
    expect(text).toMatch(/refuses pages, left alone until \d{4}-/);
  });
});

it('demo runs the whole job, shows a post and what the site saw', async () => {
  const ended = await run(['demo']);
  expect(ended.status).toBe(0);
  expect(ended.stdout).toMatch(/^30 written \(28 full, 2 summary only\)$/m);
  expect(ended.stdout).toMatch(/^0 written .*1 not modified \(304\)$/m);
  expect(ended.stdout).toMatch(
    /^The site saw \d+ requests, the first for \/robots\.txt, at most 1 at a time/m,
  );
  expect(ended.stdout).toMatch(/^<!--\d+-->$/m);
  const folder = /^Mirroring it into (.*)$/m.exec(ended.stdout)?.[1] ?? '';
  expect(await readdir(join(folder, '_posts'))).toHaveLength(30);
  expect(
    await readFile(join(folder, '_posts', (await readdir(join(folder, '_posts')))[0] ?? ''), 'utf8'),
  ).toContain('author: 法广');
});
