// Links between posts: at writing, as targets arrive and go, and through crashes.
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyHash } from '../../src/post/read.ts';
import { openState } from '../../src/store/state.ts';
import { type MirrorBench, openMirrorBench } from './mirror-bench.ts';
import { articlePage, type Item, openSmallSite, refuse, type SmallSite, sendPage } from './small-site.ts';

const filler = '这是正文，足够长，可以成为一篇文章，里面说了许多话。';

interface Bench extends MirrorBench {
  readonly site: SmallSite;
  /** The article at `/slug` with links to these addresses. */
  article(slug: string, ...addresses: readonly string[]): Item;
  /** The addresses that the body of a post links to. */
  links(name: string): Promise<readonly string[]>;
}

async function openBench(links: 'source' | 'mirror' = 'mirror'): Promise<Bench> {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, links });
  return {
    ...bench,
    site,
    article: (slug, ...addresses) => {
      const anchors = addresses.map((address) => `见<a href="${address}">此文</a>，`).join('');
      site.answers.set(`/${slug}`, (response) =>
        sendPage(response, articlePage(`文章${slug}`, `${anchors}${filler}`)),
      );
      return { slug, title: `文章${slug}` };
    },
    links: async (name) => {
      const text = await bench.read(name);
      return [...text.slice(text.indexOf('<div>')).matchAll(/<a href="([^"]*)"/g)].map(
        (found) => found[1] ?? '',
      );
    },
  };
}

const addressOf = (slug: string, base = ''): string =>
  `${base}/${encodeURI('法广')}/2026/03/01/${encodeURI('文章')}${slug}.html`;
const fileOf = (slug: string): string => `2026-03-01-文章${slug}.md`;

/** Post `b` with a link to `a`, which is mirrored: the link leads to the mirror. */
async function withTwoPosts(): Promise<Bench> {
  const bench = await openBench();
  bench.site.items = [bench.article('a')];
  await bench.pass();
  bench.site.items.push(bench.article('b', `${bench.site.base}/a`));
  await bench.pass({ floor: 'lift' });
  expect(await bench.links(fileOf('b'))).toEqual([addressOf('a')]);
  return bench;
}

describe('a post with links', () => {
  it('leads to the mirror where the mirror has the article, whatever the link is spelled like', async () => {
    const bench = await openBench();
    const { base } = bench.site;
    bench.site.items = [bench.article('a')];
    await bench.pass();
    const given = [
      `${base}/a`,
      `${base}//a/?utm_source=x#part-2`,
      `${base}/b`,
      `${base}/b#top`,
      `${base}/unknown`,
      'https://elsewhere.example/a',
      '/a',
      addressOf('a'),
    ];
    bench.site.items.push(bench.article('b', ...given));
    const { sums } = await bench.pass({ floor: 'lift' });
    expect(sums).toMatchObject({ written: 1, relinked: 0 });
    expect(await bench.links(fileOf('b'))).toEqual([
      addressOf('a'),
      `${addressOf('a')}#part-2`,
      `${base}/b`,
      `${base}/b#top`,
      `${base}/unknown`,
      'https://elsewhere.example/a',
      addressOf('a'),
      // A page's own link to such a path is one on its own site.
      base + addressOf('a'),
    ]);
    const text = await bench.read(fileOf('b'));
    expect(text).toContain(`from: ${base}/b\n`);
    expect(text).toContain(`[文章b](${base}/b)\n`);
  });

  it('stays on the source unless its feed wants otherwise', async () => {
    const bench = await openBench('source');
    bench.site.items = [bench.article('a')];
    await bench.pass();
    bench.site.items.push(bench.article('b', `${bench.site.base}/a`));
    await bench.pass({ floor: 'lift' });
    expect(await bench.links(fileOf('b'))).toEqual([`${bench.site.base}/a`]);
  });

  it('stays on the source when the day in the address is not certain', async () => {
    const bench = await openBench();
    bench.setBlog({});
    bench.site.items = [{ ...bench.article('a'), date: 'Sun, 01 Mar 2026 05:00:00 GMT' }];
    await bench.pass();
    bench.site.items.push(bench.article('b', `${bench.site.base}/a`));
    await bench.pass({ floor: 'lift' });
    expect(await bench.links(fileOf('b'))).toEqual([`${bench.site.base}/a`]);
    bench.setBlog({ permalink: '/:year/:title/' });
    expect((await bench.relink()).sums).toMatchObject({ written: 1, relinked: 1 });
    expect(await bench.links(fileOf('b'))).toEqual([`/2026/${encodeURI('文章')}a/`]);
  });

  it('keeps the link to its own source in a summary', async () => {
    const bench = await openBench();
    bench.site.answers.set('/s', refuse(404));
    bench.site.items = [{ slug: 's', title: '文章s' }];
    await bench.pass();
    expect(await bench.links(fileOf('s'))).toEqual([`${bench.site.base}/s`]);
    await bench.relink();
    expect(await bench.links(fileOf('s'))).toEqual([`${bench.site.base}/s`]);
  });

  it('has its links looked at again when it is completed', async () => {
    const bench = await openBench();
    bench.site.items = [bench.article('a'), bench.article('s', `${bench.site.base}/a`)];
    const whole = bench.site.answers.get('/s');
    bench.site.answers.set('/s', refuse(404));
    await bench.pass();
    if (whole !== undefined) bench.site.answers.set('/s', whole);
    bench.clock.jump(25 * 3_600_000);
    await bench.pass();
    expect(await bench.links(fileOf('s'))).toEqual([addressOf('a')]);
  });
});

describe('rebuild', () => {
  it('turns links to the mirror as targets arrive, and only then writes', async () => {
    const bench = await openBench();
    const { base } = bench.site;
    bench.site.items = [bench.article('b', `${base}/a`, `${base}/a?utm_source=x&amp;y=1#x`)];
    await bench.pass();
    expect((await bench.relink()).sums.written).toBe(0);
    bench.site.items.push(bench.article('a'));
    await bench.pass({ floor: 'lift' });

    const before = await bench.read(fileOf('b'));
    const preview = await bench.relink({ mode: 'preview' });
    expect(preview.events).toContainEqual(
      expect.objectContaining({ event: 'change', path: fileOf('b'), before }),
    );
    expect(await bench.read(fileOf('b'))).toBe(before);

    const { events, sums } = await bench.relink();
    expect(sums).toMatchObject({ written: 1, full: 0, relinked: 1 });
    expect(events).toContainEqual({
      event: 'relinked',
      feed: 'sample',
      path: fileOf('b'),
      url: `${base}/b`,
      links: 2,
    });
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a'), `${addressOf('a')}#x`]);
    expect((await bench.relink()).events).toEqual([]);
  });

  it('gives the source back exactly when the target goes or nobody wants links to the mirror', async () => {
    const bench = await openBench();
    const { base } = bench.site;
    bench.site.items = [bench.article('b', `${base}/a?utm_source=x&amp;z={1}#x`), bench.article('c')];
    await bench.pass();
    const original = await bench.read(fileOf('b'));
    bench.site.items.push(bench.article('a'));
    await bench.pass({ floor: 'lift' });
    await bench.relink();
    expect(await bench.read(fileOf('b'))).not.toBe(original);
    await bench.relink({ feeds: [{ ...bench.feed, links: 'source' }] });
    expect(await bench.read(fileOf('b'))).toBe(original);
    await bench.relink();
    expect(await bench.links(fileOf('b'))).toEqual([`${addressOf('a')}#x`]);
    await unlink(join(bench.postsDir, fileOf('a')));
    expect((await bench.relink()).sums).toMatchObject({ written: 1 });
    expect(await bench.read(fileOf('b'))).toBe(original);
  });

  it('follows another permalink or baseurl', async () => {
    const bench = await withTwoPosts();
    bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
    expect((await bench.relink()).sums.relinked).toBe(1);
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a', '/blog')]);
    bench.setBlog({ timezone: 'UTC', permalink: '/:title' });
    await bench.relink();
    expect(await bench.links(fileOf('b'))).toEqual([`/${encodeURI('文章')}a`]);
  });

  it('leaves an edited post alone and counts it, but not for its front matter', async () => {
    const bench = await withTwoPosts();
    const text = await bench.read(fileOf('b'));
    await writeFile(join(bench.postsDir, fileOf('b')), text.replace('许多话', '几句话'));
    bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
    const { events, sums } = await bench.relink();
    expect(sums).toMatchObject({ written: 0, leftAlone: 1 });
    expect(events).toContainEqual(expect.objectContaining({ code: 'post.edited', path: fileOf('b') }));
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a')]);
    await writeFile(join(bench.postsDir, fileOf('b')), text.replace('layout: post', 'layout: other'));
    expect((await bench.relink()).sums).toMatchObject({ written: 1, leftAlone: 0 });
    expect(await bench.read(fileOf('b'))).toContain('layout: other');
  });

  it('looks once at posts whose links nobody has recorded', async () => {
    const bench = await openBench('source');
    bench.site.items = [bench.article('b', `${bench.site.base}/a`), bench.article('a')];
    await bench.pass();
    const mirror = { feeds: [{ ...bench.feed, links: 'mirror' as const }] };
    expect((await bench.relink(mirror)).sums).toMatchObject({ relinked: 1 });
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a')]);
    expect((await bench.relink(mirror)).events).toEqual([]);
    // The state lost: posts are adopted, and their links to the source are found again.
    await bench.relink();
    expect(await bench.links(fileOf('b'))).toEqual([`${bench.site.base}/a`]);
    await bench.forgetState();
    expect((await bench.relink(mirror)).sums).toMatchObject({ relinked: 1 });
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a')]);
  });

  it('takes only the feeds and days that it is told', async () => {
    const bench = await withTwoPosts();
    bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
    expect((await bench.relink({ only: ['other'] })).sums.written).toBe(0);
    expect((await bench.relink({ since: new Date('2026-03-02T00:00:00Z') })).sums.written).toBe(0);
    expect((await bench.relink({ since: new Date('2026-03-01T00:00:00Z') })).sums.written).toBe(1);
  });
});

describe('a process that died while it wrote links', () => {
  /** What stands in the state when the announcement was made and no more. */
  async function announce(bench: Bench, change: (text: string) => string): Promise<void> {
    const { state, shut } = openState({
      file: join(bench.folder, '.feedmirror', 'state.db'),
      clock: bench.clock,
      mode: 'write',
    });
    const key = (await state.findKey([`${bench.site.base.replace('http:', 'https:')}/b`])) ?? '';
    const text = await readFile(join(bench.postsDir, fileOf('b')), 'utf8');
    const [link] = await state.linksOf(key);
    if (link === undefined) throw new Error('no link is recorded');
    const next = change(text);
    await state.beginRewrite(key, { bodyHash: bodyHash(next), links: [{ ...link, shown: null }] });
    shut();
  }

  it.each([
    ['before the file', false],
    ['after the file', true],
  ])('%s leaves no edited post', async (_when, isWritten) => {
    const bench = await withTwoPosts();
    const back = (text: string): string =>
      text.replace(`<a href="${addressOf('a')}"`, `<a href="${bench.site.base}/a"`);
    await announce(bench, back);
    const text = await bench.read(fileOf('b'));
    if (isWritten) await writeFile(join(bench.postsDir, fileOf('b')), back(text));
    bench.clock.jump(3_600_000);
    await bench.pass();
    bench.setBlog({ timezone: 'UTC', baseurl: '/blog' });
    expect((await bench.relink()).sums).toMatchObject({ relinked: 1, leftAlone: 0 });
    expect(await bench.links(fileOf('b'))).toEqual([addressOf('a', '/blog')]);
    await bench.relink({ feeds: [{ ...bench.feed, links: 'source' }] });
    expect(await bench.links(fileOf('b'))).toEqual([`${bench.site.base}/a`]);
  });
});
