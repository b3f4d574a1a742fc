// Agency copy and pages that want no copies: what is fetched, what is written, what is left waiting.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWireByAddress } from '../../src/pipeline/wire.ts';
import { openState } from '../../src/store/state.ts';
import { type MirrorBench, openMirrorBench } from './mirror-bench.ts';
import { articlePage, openSmallSite, type SmallSite, sendPage } from './small-site.ts';

const dayMs = 24 * 3_600_000;
const text = '这是一篇关于港口的文章，足够长，可以成为一篇文章，里面说了许多话。';

async function openPlace(
  wire: 'full' | 'summary' | 'skip',
): Promise<{ readonly site: SmallSite; readonly bench: MirrorBench }> {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, wire });
  site.items = [
    { slug: 'cn/own', title: '本站消息' },
    { slug: 'cn/agency', title: '通讯社消息' },
    { slug: 'cn/contenu/20260301-agency', title: '地址就是通讯社' },
  ];
  const copy = articlePage('通讯社消息', text).replace(
    '</div>',
    '<p class="t-copyright">© 2026 AFP</p></div>',
  );
  site.answers.set('/cn/agency', (response) => sendPage(response, copy));
  return { site, bench };
}

async function waiting(bench: MirrorBench): Promise<number> {
  const file = join(bench.folder, '.feedmirror', 'state.db');
  const { state, shut } = openState({ file, clock: bench.clock, mode: 'read' });
  try {
    return (await state.counts()).open;
  } finally {
    shut();
  }
}

describe('agency copy', () => {
  it('is mirrored whole when nothing else is asked for', async () => {
    const { bench, site } = await openPlace('full');
    expect((await bench.pass()).sums).toMatchObject({ full: 3, summaryOnly: 0 });
    expect(site.pages()).toHaveLength(3);
  });

  it('as a summary is written once, waits for nothing, and is not fetched where its address tells', async () => {
    const { bench, site } = await openPlace('summary');
    const { events, sums } = await bench.pass();
    expect(sums).toMatchObject({ full: 1, summaryOnly: 2, waiting: 0 });
    expect([...site.pages()].sort()).toEqual(['/cn/agency', '/cn/own']);
    expect(events).toContainEqual(
      expect.objectContaining({ outcome: 'summary', code: null, reason: 'agency copy (wire: summary)' }),
    );
    const post = await bench.read('2026-03-01-通讯社消息.md');
    expect(post).toContain('<p>摘要</p>');
    expect(post).toContain('阅读原文');
    expect(post).not.toContain('港口');
    expect(await waiting(bench)).toBe(0);
    bench.clock.jump(40 * dayMs);
    expect((await bench.pass()).sums).toMatchObject({ written: 0, waiting: 0 });
    // Nor is it completed when somebody asks for the missing pages, or changes his mind.
    expect((await bench.rebuild({ feeds: [{ ...bench.feed, wire: 'full' }] })).events).toEqual([]);
    expect(site.pages()).toHaveLength(2);
  });

  it('is left out altogether', async () => {
    const { bench, site } = await openPlace('skip');
    const { events, sums } = await bench.pass();
    expect(sums).toMatchObject({ written: 1, full: 1, filtered: 2 });
    expect([...site.pages()].sort()).toEqual(['/cn/agency', '/cn/own']);
    expect(events).toContainEqual(
      expect.objectContaining({ outcome: 'filtered', reason: 'agency copy (wire: skip)' }),
    );
    expect(await bench.posts()).toEqual(['2026-03-01-本站消息.md']);
    bench.clock.jump(dayMs);
    expect((await bench.pass({ feeds: [{ ...bench.feed, wire: 'full' }] })).sums.written).toBe(0);
  });

  it('that stood as a summary for another reason becomes one for good', async () => {
    const { bench, site } = await openPlace('summary');
    const answer = site.answers.get('/cn/agency');
    site.answers.set('/cn/agency', (response) => void response.writeHead(404).end());
    await bench.pass();
    expect(await waiting(bench)).toBe(1);
    if (answer !== undefined) site.answers.set('/cn/agency', answer);
    bench.clock.jump(dayMs);
    expect((await bench.pass()).sums).toMatchObject({ written: 0, waiting: 0 });
    expect(await waiting(bench)).toBe(0);
    expect((await bench.rebuild()).events).toEqual([]);
  });

  it('is told by its address only by rules that look at nothing else', async () => {
    const { bench } = await openPlace('skip');
    const { rules } = bench.feed;
    expect(isWireByAddress('https://news.example//cn/contenu/20260301-x', rules)).toBe(true);
    expect(isWireByAddress('https://news.example/cn/%E5%9B%BD%E9%99%85/x', rules)).toBe(false);
    expect(isWireByAddress('https://news.example/cn/contenu/x', null)).toBe(false);
    const unsure = { family: 'wire' as const, path: '^/ap/', title: '快讯', selector: null };
    if (rules === null) throw new Error('the bench has rules');
    expect(isWireByAddress('https://news.example/ap/x', { ...rules, families: [unsure] })).toBe(false);
  });
});

describe('a page that wants no copies', () => {
  it.each([
    ['in its head', { html: '<meta name="robots" content="noarchive">', headers: {} }],
    [
      'in a header of several lines',
      { html: '', headers: { 'x-robots-tag': ['otherbot: noindex', 'noarchive'] } },
    ],
  ])('%s is a summary, until it says otherwise', async (_where, { html, headers }) => {
    const site = await openSmallSite();
    const bench = await openMirrorBench({ url: site.url });
    site.items = [{ slug: 'one', title: '一' }];
    const page = articlePage('一', text).replace('<head>', `<head>${html}`);
    site.answers.set(
      '/one',
      (response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(page),
    );
    const { events, sums } = await bench.pass();
    expect(sums).toMatchObject({ written: 1, summaryOnly: 1, failed: 0 });
    expect(events).toContainEqual(expect.objectContaining({ outcome: 'summary', code: 'article.noarchive' }));
    expect(await bench.read('2026-03-01-一.md')).not.toContain('港口');
    bench.clock.jump(dayMs);
    expect((await bench.pass()).sums).toMatchObject({ written: 0, waiting: 1 });
    site.answers.clear();
    bench.clock.jump(2 * dayMs);
    expect((await bench.pass()).sums).toMatchObject({ full: 1 });
  });
});
