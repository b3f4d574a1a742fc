// What happens to a mirror when its source changes under the site rules: whole stories, on real parts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SiteRules } from '../../src/core/site-rules.ts';
import type { AlarmEvent, PassEvent } from '../../src/pipeline/events.ts';
import type { MirroredFeed } from '../../src/pipeline/mirrored-feed.ts';
import { openState } from '../../src/store/state.ts';
import { type MirrorBench, openMirrorBench } from './mirror-bench.ts';
import { openSmallSite, type SmallSite, sendPage } from './small-site.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const paragraphs = [
  '港务局在早晨宣布，新的渡轮航线将从下个月开始试行，每天往返六班，票价与公交车相同，老人和学生可以免费乘坐，沿途停靠三个码头，全程大约四十分钟，遇到大风天气则改为隔日开行，具体时刻在码头公布。',
  '居民对此意见不一：有人认为终于不必绕行大桥，有人担心码头一带的停车位不够，市政厅答应在附近的空地上修一座小型停车场，预计年底以前完工，在那之前晚间允许把车停在鱼市的院子里，周末除外，不收费用。',
  '船长们说，河面在冬天有雾，航行需要新的雷达，而雷达的经费要到明年春天才能批下来，因此第一批船会在雾天停航，乘客可以改乘同样票价的班车，班车的站牌就立在码头的出口旁边，由同一家公司经营，车票通用。',
];
const [first = ''] = paragraphs;

type Draw = (texts: readonly string[]) => string;
const p = (text: string): string => `<p>${text}</p>`;
const promo = '<div class="o-self-promo"><p>订阅本站的每日通讯</p></div>';

const asKnown: Draw = (texts) => `<div class="t-content__body">${promo}${texts.map(p).join('')}</div>`;
const renamed: Draw = (texts) => `<div class="c-article-text">${promo}${texts.map(p).join('')}</div>`;
const split: Draw = ([head = '', ...rest]) =>
  `<div class="t-content__body">${promo}${p(head)}</div><div class="c-rest">${rest.map(p).join('')}</div>`;
const withoutPromo: Draw = (texts) => `<div class="t-content__body">${texts.map(p).join('')}</div>`;

interface Story {
  readonly site: SmallSite;
  readonly bench: MirrorBench;
  /** New articles, drawn so, one feed and one pass; texts default to all three paragraphs. */
  publish(count: number, draw: Draw, texts?: readonly string[]): Promise<readonly PassEvent[]>;
  rules(changes: Partial<SiteRules['versions'][number]>): MirroredFeed;
  alarms(): Promise<readonly string[]>;
}

async function openStory(changes: Partial<MirroredFeed> = {}): Promise<Story> {
  const site = await openSmallSite();
  const bench = await openMirrorBench({ url: site.url, ...changes });
  let number = 0;
  return {
    site,
    bench,
    publish: async (count, draw, texts = paragraphs) => {
      site.items = Array.from({ length: count }, () => {
        number += 1;
        const title = `港口消息第${number}号`;
        const html = `<html lang="zh"><head><title>${title}</title></head><body><main><article><h1 class="t-content__title">${title}</h1>${draw(texts)}</article></main></body></html>`;
        site.answers.set(`/a${number}`, (response) => sendPage(response, html));
        return { slug: `a${number}`, title };
      });
      bench.clock.jump(hourMs);
      return (await bench.pass()).events;
    },
    rules: (versionChanges) => {
      const rules = bench.feed.rules;
      if (rules === null) throw new Error('the bench has rules');
      return {
        ...bench.feed,
        rules: { ...rules, versions: rules.versions.map((version) => ({ ...version, ...versionChanges })) },
      };
    },
    alarms: async () => {
      const file = join(bench.folder, '.feedmirror', 'state.db');
      const { state, shut } = openState({ file, clock: bench.clock, mode: 'read' });
      try {
        return (await state.alarms()).map(({ site: name, rule }) => `${name} ${rule}`);
      } finally {
        shut();
      }
    },
  };
}

const alarmsIn = (events: readonly PassEvent[]): readonly AlarmEvent[] =>
  events.filter((event) => event.event === 'alarm');

async function textsOf(bench: MirrorBench, numbers: readonly number[]): Promise<readonly string[]> {
  return Promise.all(numbers.map((number) => bench.read(`2026-03-01-港口消息第${number}号.md`)));
}

it.each([
  ['renames the class of its bodies', renamed, 'body', '.c-article-text'],
  ['leaves only the first paragraph in its bodies', split, 'body length', '.t-content__body, .c-rest'],
] as const)(
  'a site %s: summaries, one alarm, whole articles once the rules are mended',
  async (_what, draw, rule, body) => {
    const { bench, publish, rules, alarms, site } = await openStory();
    expect(alarmsIn(await publish(25, asKnown))).toEqual([]);
    expect(alarmsIn(await publish(2, draw))).toEqual([]);
    const third = await publish(1, draw);
    expect(alarmsIn(third)).toMatchObject([{ state: 'raised', site: 'rfi', rule, isEssential: true }]);
    const later = await publish(2, draw);
    expect(alarmsIn(later)).toEqual([]);
    expect(later).toContainEqual(
      expect.objectContaining({ outcome: 'summary', isWritten: true, code: 'article.drift' }),
    );
    expect(await alarms()).toEqual([`rfi ${rule}`]);
    const held = [26, 27, 28, 29, 30];
    const names = await bench.posts();
    expect(names).toHaveLength(30);
    for (const text of await textsOf(bench, held)) {
      expect(text).toContain('阅读原文');
      expect(text).not.toContain(first.slice(0, 20));
    }

    // With the same rules nothing is better, and nothing is written.
    const hasty = await bench.rebuild();
    expect(hasty.sums).toMatchObject({ written: 0, waiting: 5 });
    // Mended: what the site has on its pages now.
    const mended =
      rule === 'body'
        ? rules({ body: ['.t-content__body', body] })
        : rules({ body: ['article'], remove: [{ id: 'promo', selector: '.o-self-promo, h1', reason: 'x' }] });
    const before = await textsOf(bench, held);
    const preview = await bench.rebuild({ feeds: [mended], mode: 'preview' });
    expect(preview.events.filter((event) => event.event === 'change')).toHaveLength(5);
    expect(alarmsIn(preview.events)).toEqual([]);
    expect(await textsOf(bench, held)).toEqual(before);

    const done = await bench.rebuild({ feeds: [mended] });
    expect(done.sums).toMatchObject({ written: 5, full: 5 });
    expect(alarmsIn(done.events)).toMatchObject([{ state: 'ended', rule }]);
    expect(await alarms()).toEqual([]);
    expect(await bench.posts()).toEqual(names);
    for (const [index, text] of (await textsOf(bench, held)).entries()) {
      for (const paragraph of paragraphs) expect(text).toContain(paragraph);
      expect(text).not.toContain('每日通讯');
      expect(text.slice(0, text.indexOf('<div>'))).toBe(
        before[index]?.slice(0, before[index].indexOf('<div>')),
      );
    }
    const asked = site.pages().length;
    expect((await bench.rebuild({ feeds: [mended] })).sums).toMatchObject({ written: 0, waiting: 0 });
    expect(site.pages()).toHaveLength(asked);
  },
);

it('rules that never find a body are told after five pages', async () => {
  const { publish } = await openStory();
  expect(alarmsIn(await publish(4, renamed))).toEqual([]);
  expect(alarmsIn(await publish(1, renamed))).toMatchObject([{ rule: 'body', state: 'raised' }]);
});

it('a body that is cut is held back on the very first page, by what stands beside it', async () => {
  const { bench, publish } = await openStory();
  const events = await publish(1, split);
  expect(events).toContainEqual(
    expect.objectContaining({
      outcome: 'summary',
      code: 'article.drift',
      reason: expect.stringContaining('more text beside the body'),
    }),
  );
  expect((await textsOf(bench, [1]))[0]).toContain('阅读原文');
});

it('other articles beside a brief are not its text', async () => {
  const { publish } = await openStory();
  const cards = `<section>${paragraphs.map((text) => `<article><p>${text}</p></article>`).join('')}</section>`;
  const around = `<aside>${paragraphs.map(p).join('')}</aside><div id="comments">${paragraphs.map(p).join('')}</div><ul>${paragraphs.map((text) => `<li><p><a href="/x">${text}</a></p></li>`).join('')}</ul>`;
  const events = await publish(
    1,
    () => `<div class="t-content__body"><p>码头今晚关闭。</p></div>${cards}${around}`,
  );
  expect(events).toContainEqual(expect.objectContaining({ outcome: 'full' }));
});

it('an advertisement that is no longer there: told once, posts go on, and it ends by itself', async () => {
  const { bench, publish, alarms } = await openStory();
  await publish(25, asKnown);
  expect(alarmsIn(await publish(7, withoutPromo))).toEqual([]);
  const eighth = await publish(1, withoutPromo);
  expect(alarmsIn(eighth)).toMatchObject([
    { state: 'raised', rule: 'remove.self-promo', isEssential: false },
  ]);
  expect(await alarms()).toEqual(['rfi remove.self-promo']);
  const rest = [...(await publish(20, withoutPromo)), ...(await publish(20, withoutPromo))];
  expect(alarmsIn(rest)).toMatchObject([{ state: 'ended', rule: 'remove.self-promo' }]);
  expect(await alarms()).toEqual([]);
  for (const name of await bench.posts()) expect(await bench.read(name)).not.toContain('阅读原文');
});

it('a removal that eats the articles is a body cut short', async () => {
  const { bench, publish } = await openStory();
  await publish(25, asKnown);
  // The site puts the class of its boxes on the paragraphs.
  const eaten: Draw = (texts) =>
    `<div class="t-content__body"><p>${'短'.repeat(20)}</p>${texts.map((text) => `<p class="o-self-promo">${text}</p>`).join('')}</div>`;
  expect(alarmsIn(await publish(3, eaten))).toMatchObject([{ rule: 'body length' }]);
  for (const text of await textsOf(bench, [26, 27, 28])) expect(text).toContain('阅读原文');
});

it('a brief of one sentence is looked at again a day later, and is an article then', async () => {
  const { bench, publish, alarms } = await openStory();
  await publish(25, asKnown);
  const brief = '码头今晚因检修关闭，明早六点重新开放。';
  const events = await publish(1, asKnown, [brief]);
  expect(events).toContainEqual(expect.objectContaining({ outcome: 'summary', code: 'article.drift' }));
  expect(alarmsIn(events)).toEqual([]);
  expect((await bench.rebuild()).sums).toMatchObject({ written: 0 });
  await publish(1, asKnown);
  bench.clock.jump(2 * dayMs + hourMs);
  const next = await bench.pass();
  expect(next.sums).toMatchObject({ full: 1 });
  expect((await textsOf(bench, [26]))[0]).toContain(brief);
  expect(await alarms()).toEqual([]);
});

it('a site with an article a day that is cut short: none is taken for a brief', async () => {
  const { bench, publish } = await openStory();
  await publish(25, asKnown);
  const days: (readonly PassEvent[])[] = [];
  for (let day = 0; day < 4; day += 1) {
    bench.clock.jump(dayMs);
    days.push(await publish(1, asKnown, [first.slice(0, 80)]));
  }
  expect(days.map((events) => alarmsIn(events).length)).toEqual([0, 0, 1, 0]);
  for (const text of await textsOf(bench, [26, 27, 28, 29])) expect(text).toContain('阅读原文');
});

it('keeps the lengths of a site without rules, under its host', async () => {
  const { bench, publish, alarms } = await openStory({ rules: null });
  const plain: Draw = (texts) => texts.map(p).join('');
  await publish(25, (texts) => plain([...texts, ...texts, ...texts]));
  const events = await publish(3, plain, [first.repeat(2)]);
  expect(alarmsIn(events)).toMatchObject([
    { rule: 'body length', site: `//${new URL(bench.feed.url).host}` },
  ]);
  expect(await alarms()).toHaveLength(1);
});

it('leaves what its owner edited or deleted alone', async () => {
  const { bench, publish, rules } = await openStory();
  await publish(25, asKnown);
  await publish(3, renamed);
  const { rm, writeFile } = await import('node:fs/promises');
  const edited = join(bench.postsDir, '2026-03-01-港口消息第26号.md');
  const own = (await bench.read('2026-03-01-港口消息第26号.md')).replace('摘要', '我的摘要');
  await writeFile(edited, own);
  await rm(join(bench.postsDir, '2026-03-01-港口消息第27号.md'));
  const mended = rules({ body: ['.c-article-text'] });
  const { sums, events } = await bench.rebuild({ feeds: [mended] });
  expect(sums).toMatchObject({ written: 1, full: 1, leftAlone: 1 });
  expect(events).toContainEqual(expect.objectContaining({ event: 'folder', deleted: 1 }));
  expect(await bench.read('2026-03-01-港口消息第26号.md')).toBe(own);
  expect(await bench.posts()).toHaveLength(27);
});

it('tells what a process raised that died before it could say so, once', async () => {
  const { bench, publish } = await openStory();
  await publish(1, asKnown);
  const file = join(bench.folder, '.feedmirror', 'state.db');
  const { state, shut } = openState({ file, clock: bench.clock, mode: 'write' });
  const reading = { key: 'k', at: bench.clock.now(), matched: [], textLength: null, outsideText: 0 };
  const raised = [{ rule: 'body', reason: 'no article body on 3 pages in a row' }];
  await state.noteReading({ site: 'gone', rules: 'r', reading }, () => ({ doubt: null, raised, ended: [] }));
  shut();
  bench.clock.jump(hourMs);
  expect(alarmsIn((await bench.pass()).events)).toMatchObject([
    { site: 'gone', rule: 'body', state: 'raised' },
  ]);
  bench.clock.jump(hourMs);
  expect(alarmsIn((await bench.pass()).events)).toEqual([]);
});

it('leaves pages that were given up as gone alone, until they are named', async () => {
  const { bench, publish, site } = await openStory();
  await publish(1, asKnown);
  const answer = site.answers.get('/a1');
  site.items = [...site.items, { slug: 'lost', title: '不见了的消息' }];
  site.answers.set('/lost', (response) => void response.writeHead(404).end());
  for (const days of [0, 1, 2, 4, 8, 16]) {
    bench.clock.jump(days * dayMs + hourMs);
    await bench.pass();
  }
  if (answer !== undefined) site.answers.set('/lost', answer);
  expect((await bench.rebuild()).events).toEqual([]);
  expect((await bench.rebuild({ only: ['other'] })).events).toEqual([]);
  const tomorrow = new Date(bench.clock.now().getTime() + dayMs);
  expect((await bench.rebuild({ since: tomorrow })).events).toEqual([]);
  expect((await bench.rebuild({ only: ['sample'] })).sums).toMatchObject({ written: 1, full: 1 });
});
