// A filter whose pattern never ends, as a person may write one by mistake: its entry or its feed fails with a sentence,
// and everything else goes on.
import { expect, it, vi } from 'vitest';
import type { EntryFilter } from '../../src/pipeline/filters.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { articlePage, openSmallSite, sendPage } from './small-site.ts';

// Twenty seconds are right for a feed of the world and too long for a test.
vi.mock('../../src/core/limits.ts', async (original) => ({
  ...(await original<typeof import('../../src/core/limits.ts')>()),
  readingTimeMs: 400,
}));

const none: EntryFilter = { title: null, section: null, url: null, credit: null };
const endless = '^(?:\\w+\\s?)+$';
const stubborn = `${'a'.repeat(60)}!`;

it('on the title: its feed fails, named, and the other feeds are mirrored', async () => {
  const site = await openSmallSite();
  const other = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, skip: [{ ...none, title: endless }] });
  site.items = [{ slug: 'a', title: stubborn }];
  other.items = [{ slug: 'b', title: '另一个来源' }];
  const second = { ...bench.feed, id: 'second', url: other.url, skip: [] };
  const { events, sums } = await bench.pass({ feeds: [bench.feed, second] });
  expect(sums).toMatchObject({ feedsFailed: 1, written: 1 });
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'feed',
      feed: 'sample',
      result: 'failed',
      code: 'rule.too-slow',
      reason: `Reading the feed sample took more than 0.4 s and was broken off at /${endless}/: write that rule so that nothing repeated is repeated in it.`,
    }),
  );
  expect(await bench.posts()).toEqual(['2026-03-01-另一个来源.md']);

  // Written better, the feed is read as if nothing had been.
  bench.clock.jump(3_600_000);
  const mended = { ...bench.feed, skip: [{ ...none, title: '^!' }] };
  expect((await bench.pass({ feeds: [mended, second] })).sums).toMatchObject({ feedsFailed: 0, written: 1 });
});

it('on the credit line, which only the page has: its entry fails, named, and the others are written', async () => {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, skip: [{ ...none, credit: endless }] });
  site.items = [
    { slug: 'a', title: '带来源的消息' },
    { slug: 'b', title: '普通消息' },
  ];
  const text = '这是正文，足够长，可以成为一篇文章，里面说了许多话。';
  const page = articlePage('带来源的消息', text).replace(
    '</div>',
    `<p class="t-copyright">${stubborn}</p></div>`,
  );
  site.answers.set('/a', (response) => sendPage(response, page));
  const { events, sums } = await bench.pass();
  expect(sums).toMatchObject({ written: 1, full: 1, failed: 1 });
  expect(events).toContainEqual(
    expect.objectContaining({
      outcome: 'failed',
      url: `${site.base}/a`,
      code: 'rule.too-slow',
      reason: expect.stringMatching(/^Reading "a{60}!" took more than 2 s and was broken off at \/\^\(\?:/),
    }),
  );
  expect(await bench.posts()).toEqual(['2026-03-01-普通消息.md']);
  // It waits for a better rule, and comes then.
  bench.clock.jump(3_600_000);
  expect((await bench.pass({ feeds: [{ ...bench.feed, skip: [] }] })).sums).toMatchObject({
    full: 1,
    failed: 0,
  });
});
