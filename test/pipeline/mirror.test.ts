import { mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PostError } from '../../src/core/errors.ts';
import { openMirrorBench, pageRequests } from './mirror-bench.ts';

const hourMs = 3_600_000;

describe('a pass', () => {
  it('mirrors every entry once, and asks for nothing twice', async () => {
    const bench = await openMirrorBench();
    const first = await bench.pass();
    expect(first.sums).toMatchObject({ written: 30, pending: 0, failed: 0, feedsFailed: 0 });
    expect(await bench.posts()).toHaveLength(30);
    const asked = pageRequests(bench.origin);
    expect(new Set(asked).size).toBe(asked.length);

    bench.clock.jump(hourMs);
    const before = await contents(bench);
    const second = await bench.pass();
    expect(second.sums).toMatchObject({ written: 0, notModified: 1 });
    expect(await contents(bench)).toEqual(before);
  });

  it('keeps the floor of 15 minutes, unless it is lifted', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    bench.clock.jump(14 * 60_000);
    const early = await bench.pass();
    expect(early.sums).toMatchObject({ feedsSkipped: 1, notModified: 0 });
    const forced = await bench.pass({ floor: 'lift' });
    expect(forced.sums).toMatchObject({ feedsSkipped: 0, notModified: 1 });
    bench.clock.jump(15 * 60_000);
    expect((await bench.pass()).sums).toMatchObject({ feedsSkipped: 0, notModified: 1 });
  });
});

describe('a host that refuses pages', () => {
  it('is asked once, gives summary-only posts, and completes them in place when it answers again', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 403 });
    const refused = await bench.pass();
    expect(refused.sums).toMatchObject({ written: 30, full: 0, summaryOnly: 30, failed: 0 });
    expect(pageRequests(bench.origin)).toHaveLength(1);
    const names = await bench.posts();
    const heads = new Map<string, string>();
    for (const name of names) {
      const text = await bench.read(name);
      expect(text).toContain('>阅读原文</a></p>\n</div>\n');
      heads.set(name, text.slice(0, text.indexOf('<div>')));
    }

    bench.clock.jump(59 * 60_000);
    expect((await bench.pass()).sums).toMatchObject({ written: 0 });
    expect(pageRequests(bench.origin)).toHaveLength(1);

    // After the hour one probe; it is refused, and the pause doubles.
    bench.clock.jump(2 * 60_000);
    await bench.pass();
    expect(pageRequests(bench.origin)).toHaveLength(2);
    bench.clock.jump(119 * 60_000);
    await bench.pass();
    expect(pageRequests(bench.origin)).toHaveLength(2);

    bench.origin.fault('pages', null);
    bench.clock.jump(2 * 60_000);
    const completed = await bench.pass();
    expect(completed.sums).toMatchObject({ full: 28 });
    expect(await bench.posts()).toEqual(names);
    const stillSummary = [];
    for (const name of names) {
      const text = await bench.read(name);
      expect(text.slice(0, text.indexOf('<div>'))).toBe(heads.get(name));
      if (text.includes('>阅读原文</a>')) stillSummary.push(name);
    }
    // The live blog and the section page are no articles.
    expect(stillSummary).toHaveLength(2);
  });

  it('does not stop the feed of the same host', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 403 });
    await bench.pass();
    bench.clock.jump(30 * 60_000);
    expect((await bench.pass()).sums).toMatchObject({ notModified: 1, feedsSkipped: 0 });
  });
});

describe('a page that fails', () => {
  it.each([
    ['with a server error', { kind: 'status', status: 500 } as const],
    ['by a cut connection', { kind: 'cut' } as const],
  ])(
    '%s stays pending, is tried in every pass, and becomes summary-only after 24 hours',
    async (_what, fault) => {
      const bench = await openMirrorBench();
      const article = bench.origin.articles.find(
        (known) => known.family === 'article' && known.edition === 'cn',
      );
      if (article === undefined) throw new Error('the sample site has no article');
      bench.origin.fault(article.path, fault);
      const first = await bench.pass();
      expect(first.sums).toMatchObject({ written: 29, pending: 1 });
      expect(await bench.posts()).toHaveLength(29);

      bench.clock.jump(23 * hourMs);
      expect((await bench.pass()).sums).toMatchObject({ written: 0, pending: 1 });
      bench.clock.jump(hourMs);
      expect((await bench.pass()).sums).toMatchObject({ written: 1, summaryOnly: 1, pending: 0 });

      bench.origin.fault(article.path, null);
      bench.clock.jump(hourMs);
      expect((await bench.pass()).sums).toMatchObject({ written: 1, full: 1 });
      expect(await bench.posts()).toHaveLength(30);
    },
  );

  it('with Retry-After holds the whole host, feed included', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 429, retryAfter: '3600', times: 1 });
    const held = await bench.pass();
    expect(held.sums).toMatchObject({ written: 0, pending: 30, failed: 0 });
    expect(pageRequests(bench.origin)).toHaveLength(1);
    const { length } = bench.origin.log;
    bench.clock.jump(59 * 60_000);
    expect((await bench.pass()).sums).toMatchObject({ feedsSkipped: 1 });
    expect(bench.origin.log).toHaveLength(length);
    bench.clock.jump(2 * 60_000);
    expect((await bench.pass()).sums).toMatchObject({ written: 30 });
  });

  it.each(['challenge', 'challenge-202'] as const)('as a %s never becomes an article', async (kind) => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind });
    const pass = await bench.pass();
    expect(pass.sums).toMatchObject({ full: 0, summaryOnly: 30 });
    expect(pageRequests(bench.origin)).toHaveLength(1);
    for (const text of await contents(bench)) expect(text).not.toMatch(/Just a moment|cookies to continue/);
  });

  it('as not found gives a summary-only post, looked at again after a day', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 404 });
    expect((await bench.pass()).sums).toMatchObject({ summaryOnly: 30 });
    const asked = pageRequests(bench.origin).length;
    bench.clock.jump(23 * hourMs);
    await bench.pass();
    expect(pageRequests(bench.origin)).toHaveLength(asked);
    bench.origin.fault('pages', null);
    bench.clock.jump(hourMs);
    expect((await bench.pass()).sums).toMatchObject({ full: 28 });
  });
});

describe('a feed that fails', () => {
  it.each([
    ['an HTML page', { kind: 'html-feed' } as const, 'feed.not-a-feed'],
    ['gone', { kind: 'status', status: 404 } as const, 'fetch.gone'],
    ['a server error', { kind: 'status', status: 500 } as const, 'fetch.server'],
  ])('as %s is named, and what is pending is worked on all the same', async (_what, fault, code) => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 500 });
    expect((await bench.pass()).sums).toMatchObject({ pending: 30 });
    bench.origin.reset();
    bench.origin.fault('feed', fault);
    bench.clock.jump(hourMs);
    const { events, sums } = await bench.pass();
    expect(sums).toMatchObject({ feedsFailed: 1, written: 30 });
    expect(events).toContainEqual(expect.objectContaining({ event: 'feed', result: 'failed', code }));
  });

  it('takes its validators along: the next good answer is still a 304', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    bench.origin.fault('feed', { kind: 'status', status: 404, times: 1 });
    bench.clock.jump(hourMs);
    await bench.pass();
    bench.clock.jump(hourMs);
    expect((await bench.pass()).sums).toMatchObject({ notModified: 1 });
  });
});

describe('the owner', () => {
  it('may delete a post: it stays away', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const [gone = ''] = await bench.posts();
    await unlink(join(bench.postsDir, gone));
    const { events, sums } = await bench.pass({ floor: 'lift' });
    expect(sums.written).toBe(0);
    expect(events).toContainEqual({
      event: 'folder',
      adopted: 0,
      moved: 0,
      deleted: 1,
      unreadable: 0,
      problems: [],
    });
    expect(await bench.posts()).not.toContain(gone);
    bench.clock.jump(hourMs);
    expect((await bench.pass()).sums.written).toBe(0);
  });

  it('may edit a summary-only post: it is not completed over the edit', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 403 });
    await bench.pass();
    const [name, other] = (await bench.posts()).filter((post) => !/直播|专题/.test(post));
    if (name === undefined || other === undefined) throw new Error('there are no posts to edit');
    const file = join(bench.postsDir, name);
    const mine = `${(await readFile(file, 'utf8')).replace('<p>', '<p>我的话：')}`;
    await writeFile(file, mine);
    // Line endings and front matter are set aside.
    const touched = (await bench.read(other))
      .replace('tags: [ 法广 ]', 'tags: [ 法广, 精选 ]')
      .replaceAll('\n', '\r\n');
    await writeFile(join(bench.postsDir, other), touched);

    bench.origin.fault('pages', null);
    bench.clock.jump(2 * hourMs);
    const { sums, events } = await bench.pass();
    expect(sums).toMatchObject({ leftAlone: 1 });
    expect(events).toContainEqual(
      expect.objectContaining({ outcome: 'left-alone', code: 'post.edited', path: name }),
    );
    expect(await readFile(file, 'utf8')).toBe(mine);
    const completed = await bench.read(other);
    expect(completed).toContain('tags: [ 法广, 精选 ]');
    expect(completed).not.toContain('阅读原文');
  });

  it('may move a post inside the folder: it is followed', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const [name = ''] = await bench.posts();
    const moved = `2001-01-01-moved.md`;
    await writeFile(join(bench.postsDir, moved), await bench.read(name));
    await unlink(join(bench.postsDir, name));
    const { events, sums } = await bench.pass({ floor: 'lift' });
    expect(events).toContainEqual({
      event: 'folder',
      adopted: 0,
      moved: 1,
      deleted: 0,
      unreadable: 0,
      problems: [],
    });
    expect(sums.written).toBe(0);
    // Known under its new name: nothing to report any more.
    expect((await bench.pass({ floor: 'lift' })).events).not.toContainEqual(
      expect.objectContaining({ event: 'folder' }),
    );
  });

  it('is asked when many posts vanish at once, and nothing is recorded', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const names = await bench.posts();
    for (const name of names.slice(0, 25)) await unlink(join(bench.postsDir, name));
    const asked = bench.origin.log.length;
    const failure = await bench.pass({ floor: 'lift' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PostError);
    expect(String(failure)).toContain('25 of 30 known posts are gone');
    expect(bench.origin.log).toHaveLength(asked);

    await rm(bench.postsDir, { recursive: true });
    expect(String(await bench.pass().catch((error: unknown) => error))).toContain(
      '30 of 30 known posts are gone',
    );
  });
});

describe('a lost state', () => {
  it('is rebuilt from the posts before the first request: nothing is written twice', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const before = await contents(bench);
    await bench.forgetState();
    bench.origin.reset();
    const { events, sums } = await bench.pass();
    expect(events[0]).toEqual({
      event: 'folder',
      adopted: 30,
      moved: 0,
      deleted: 0,
      unreadable: 0,
      problems: [],
    });
    expect(sums.written).toBe(0);
    expect(await contents(bench)).toEqual(before);
    // The two summary-only posts are looked at once more.
    expect(pageRequests(bench.origin)).toHaveLength(2);
  });

  it('does not forget which posts wait for their page', async () => {
    const bench = await openMirrorBench();
    bench.origin.fault('pages', { kind: 'status', status: 403 });
    await bench.pass();
    const names = await bench.posts();
    await bench.forgetState();
    bench.origin.reset();
    expect((await bench.pass()).sums).toMatchObject({ full: 28 });
    expect(await bench.posts()).toEqual(names);
  });

  it('never takes the name of a post that is not ours', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    const [name = ''] = await bench.posts();
    const mine = '---\nlayout: post\ntitle: 我自己写的\n---\n这一篇不是转载。\n';
    await rm(bench.postsDir, { recursive: true });
    await bench.forgetState();
    await mkdir(bench.postsDir, { recursive: true });
    await writeFile(join(bench.postsDir, name), mine);
    expect((await bench.pass()).sums).toMatchObject({ written: 30 });
    expect(await bench.read(name)).toBe(mine);
    expect(await bench.posts()).toHaveLength(31);
  });
});

describe('filters', () => {
  it('leave out by title, section and credit', async () => {
    const none = { title: null, section: null, url: null, credit: null };
    const bench = await openMirrorBench({
      skip: [
        { ...none, credit: 'AFP' },
        { ...none, title: '视频' },
      ],
    });
    const { sums, events } = await bench.pass();
    const wire = bench.origin.articles.filter(
      (article) => article.edition === 'cn' && article.family === 'wire',
    );
    expect(wire.length).toBeGreaterThan(0);
    const filtered = events.filter((event) => event.event === 'filtered');
    expect(filtered.length).toBeGreaterThan(0);
    expect(filtered.every((event) => event.title?.includes('视频') === true)).toBe(true);
    expect(sums.written + sums.filtered).toBe(30);
    for (const text of await contents(bench)) expect(text).not.toMatch(/© \d{4} AFP<\/p>\n<\/div>/);
  });
});

async function contents(bench: { posts(): Promise<readonly string[]>; read(name: string): Promise<string> }) {
  return Promise.all((await bench.posts()).map((name) => bench.read(name)));
}
