import { describe, expect, it } from 'vitest';
import { defaultConfig, parseConfig } from '../../src/config/load.ts';

const parse = (text: string) => parseConfig({ text, file: 'nowhere/c.yaml', env: {} });

describe('defaults', () => {
  it('are those of the documentation', () => {
    expect(defaultConfig()).toEqual({
      contact: null,
      timezone: 'UTC',
      language: 'zh-Hans',
      archive: 'archive',
      feeds: [],
      jekyll: { dir: 'archive', posts: '_posts', byYear: false },
      post: { author: 'name', frontMatter: {}, embeds: 'iframe', links: 'source' },
      http: { gap: 5000, timeout: 30_000, maxBytes: 15_000_000, proxy: 'env' },
      backfill: { gap: 10_000, perDay: null, wayback: { use: 'never', endpoint: null } },
      media: {
        mode: 'link',
        dir: 'assets/mirror',
        width: null,
        maxBytes: 10_000_000,
        totalBytes: null,
        keep: null,
        baseUrl: null,
        audio: 'link',
      },
      updates: { check: [86_400_000], onFeedChange: true, withdrawn: 'mark' },
      captures: { enabled: true, maxBytes: 5_000_000_000, keep: null, minFree: 1_000_000_000 },
      state: { ledger: false },
      publish: { git: { remotes: [], branch: null, everyMinutes: 15, perHour: 6 } },
      server: { host: '127.0.0.1', port: 8787, token: null },
      notify: { webhook: null, ping: null },
      log: { level: 'info', file: null, maxSize: 10_000_000, keep: 2_592_000_000 },
      unavailable: [],
    });
  });

  it.each([
    '',
    '# nothing but a comment\n',
    '---\n',
    'feeds:\nhttp:\nserver:\n',
    'feeds: []',
    '\uFEFFfeeds: []',
  ])('are what %j means', async (text) => {
    expect(await parse(text)).toEqual(defaultConfig());
  });

  it('are frozen all the way down', async () => {
    const config = await parse('feeds: [{ id: a, url: "https://a.example/rss", skip: [x] }]');
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.feeds[0]?.skip[0])).toBe(true);
    expect(Object.isFrozen(config.feeds[0]?.post)).toBe(true);
    expect(() => Object.assign(config.http, { gap: 0 })).toThrow(TypeError);
  });
});

describe('feeds', () => {
  it('take name, tags and categories from the id when nothing else is known', async () => {
    const { feeds } = await parse('feeds: [{ id: a-b, url: "https://a.example/rss" }]');
    expect(feeds).toEqual([
      {
        id: 'a-b',
        url: 'https://a.example/rss',
        name: 'a-b',
        site: null,
        language: 'zh-Hans',
        schedule: '*/30 * * * *',
        tags: ['a-b'],
        categories: ['a-b'],
        keep: [],
        skip: [],
        wire: 'full',
        post: defaultConfig().post,
        media: defaultConfig().media,
        updates: defaultConfig().updates,
      },
    ]);
  });

  it('keep what they set themselves', async () => {
    const { feeds } = await parse(`
language: fr
feeds:
  - { id: a, url: "https://a.example/rss", name: 某 社, tags: [新闻, 世界], categories: [], language: zh-TW }
  - { id: b, url: "https://b.example/rss" }
`);
    expect(feeds.map((feed) => [feed.name, feed.tags, feed.categories, feed.language])).toEqual([
      ['某 社', ['新闻', '世界'], [], 'zh-Hant'],
      ['b', ['b'], ['b'], 'fr'],
    ]);
  });

  it('override single keys of post, media and updates', async () => {
    const { feeds } = await parse(`
post: { author: byline, frontMatter: { lang: zh } }
updates: { check: [1h, 2d] }
feeds:
  - { id: a, url: "https://a.example/rss", post: { author: name }, media: { maxBytes: 1MB }, updates: { check: [] } }
  - { id: b, url: "https://b.example/rss", post: { frontMatter: { layout2: x } }, media: }
`);
    const [a, b] = feeds;
    expect(a?.post).toEqual({
      author: 'name',
      frontMatter: { lang: 'zh' },
      embeds: 'iframe',
      links: 'source',
    });
    expect(a?.media).toEqual({ ...defaultConfig().media, maxBytes: 1_000_000 });
    expect(a?.updates).toEqual({ check: [], onFeedChange: true, withdrawn: 'mark' });
    expect(b?.post).toEqual({
      author: 'byline',
      frontMatter: { layout2: 'x' },
      embeds: 'iframe',
      links: 'source',
    });
    expect(b?.media).toEqual(defaultConfig().media);
    expect(b?.updates.check).toEqual([3_600_000, 172_800_000]);
  });

  it('read a bare filter as a title pattern, and several fields as one rule', async () => {
    const { feeds } = await parse(`
feeds:
  - id: a
    url: https://a.example/rss
    skip: [ 彩票, { section: ^体育$, title: 直播 } ]
    keep: [ { url: /cn/ }, { credit: © AFP } ]
`);
    const none = { title: null, section: null, url: null, credit: null };
    expect(feeds[0]?.skip).toEqual([
      { ...none, title: '彩票' },
      { ...none, section: '^体育$', title: '直播' },
    ]);
    expect(feeds[0]?.keep).toEqual([
      { ...none, url: '/cn/' },
      { ...none, credit: '© AFP' },
    ]);
  });

  it('may share settings by a YAML merge', async () => {
    const { feeds } = await parse(`
feeds:
  - &first { id: a, url: "https://a.example/rss", name: 某社 }
  - { <<: *first, id: b, url: "https://b.example/rss" }
`);
    expect(feeds.map((feed) => [feed.id, feed.name])).toEqual([
      ['a', '某社'],
      ['b', '某社'],
    ]);
  });

  it('keep the front matter in the order given', async () => {
    const { post } = await parse(
      'post: { frontMatter: { zeta: 1, alpha: true, list: [a, b], text: "x: y" } }',
    );
    expect(Object.entries(post.frontMatter)).toEqual([
      ['zeta', 1],
      ['alpha', true],
      ['list', ['a', 'b']],
      ['text', 'x: y'],
    ]);
  });
});
