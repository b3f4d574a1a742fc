import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/config-keys.ts';
import { parseConfig } from '../../src/config/load.ts';
import { isAvailable, laterRows, unavailableKeys } from '../../src/config/unavailable.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';

const keysOf = (text: string) => unavailableKeys(parseYaml({ text, file: 'c.yaml' })).map(({ key }) => key);

describe('unavailableKeys', () => {
  it.each([
    ['timezone: Asia/Shanghai', ['timezone']],
    ['feeds: [{ id: a, schedule: "0 * * * *" }]', ['feeds[0].schedule']],
    ['backfill: { gap: 20s }', ['backfill']],
    ['backfill: { wayback: { use: ask } }', ['backfill']],
    ['updates: { check: [24h] }', ['updates.check']],
    ['updates: { onFeedChange: true, withdrawn: mark }', ['updates.onFeedChange', 'updates.withdrawn']],
    ['feeds: [{ updates: { withdrawn: remove } }]', ['feeds[0].updates.withdrawn']],
    ['captures: { enabled: true }', ['captures']],
    ['captures: { maxBytes: 1GB }', ['captures']],
    ['state: { ledger: true }', ['state']],
    ['server: { port: 9000 }', ['server']],
    ['notify: { webhook: "https://a.example" }', ['notify']],
    ['log: { file: x.log, maxSize: 1MB, keep: 2d, level: warn }', ['log.file', 'log.maxSize', 'log.keep']],
  ])('speaks of %s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it.each([
    '',
    'timezone: UTC',
    'feeds: [{ id: a, url: x, name: n, site: s, language: zh, tags: [], categories: [], keep: [], skip: [], wire: full }]',
    'feeds: [{ post: { author: byline, embeds: link }, media: { mode: link }, updates: { check: [] } }]',
    'post: { author: byline, frontMatter: { lang: zh }, embeds: link, links: source }',
    'feeds: [{ post: { links: mirror } }]',
    'feeds: [{ id: a, wire: summary }, { id: b, wire: skip }]',
    'http: { gap: 9s, timeout: 9s, maxBytes: 9MB, proxy: none }',
    'backfill: { wayback: { use: never } }',
    'media: { mode: copy, width: 800 }',
    'feeds: [{ media: { mode: copy } }]',
    'updates: { check: [], onFeedChange: false, withdrawn: keep }',
    'captures: { enabled: false, maxBytes: 1GB }',
    'captures: { enabled: "false" }',
    'state: { ledger: false }',
    'publish: { git: { remotes: [origin], branch: main } }',
    'server: false',
    'notify: { webhook: , ping: }',
    'notify: {}',
    'log: { level: debug }',
    'server:',
    'feeds:',
    '[1]',
    'x',
  ])('is silent about %j', (text) => {
    expect(keysOf(text)).toEqual([]);
  });

  it('says in one sentence what happens instead', () => {
    expect(unavailableKeys({ server: { port: 9000 }, feeds: [{ schedule: '0 * * * *' }] })).toEqual([
      {
        key: 'feeds[0].schedule',
        sentence:
          'feeds[0].schedule: this version has no schedules yet; this version polls when "feedmirror once" is called.',
      },
      { key: 'server', sentence: 'server: this version has no dashboard yet.' },
    ]);
  });

  it('reaches the configuration, after the environment was filled in', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is what is tested
    const text = 'captures: { enabled: "${MODE}" }';
    const load = async (MODE: string) =>
      (await parseConfig({ text, file: 'c.yaml', env: { MODE } })).unavailable;
    expect(await load('false')).toEqual([]);
    expect(await load('true')).toEqual([
      { key: 'captures', sentence: 'captures: this version keeps no raw answers.' },
    ]);
  });
});

describe('configKeys', () => {
  const keys = configKeys();

  it('has each key once, with a description', () => {
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    expect(keys.filter(({ description }) => !/^[A-Z].*[.]$/s.test(description))).toEqual([]);
  });

  it('gives defaults as they would stand in the file', () => {
    const rows = new Map(keys.map((row) => [row.key, row]));
    expect(rows.get('http.gap')).toMatchObject({ default: '5s', available: true });
    expect(rows.get('feeds[].schedule')).toMatchObject({ default: '"*/30 * * * *"', available: false });
    expect(rows.get('feeds[].id')).toMatchObject({ default: '', available: true });
    expect(rows.get('updates.check')).toMatchObject({ default: '["24h"]', available: false });
    expect(rows.get('server.port')).toMatchObject({ default: '8787', available: false });
    expect(rows.get('feeds[].post')).toMatchObject({ default: '{}', available: true });
    expect(rows.get('feeds[].updates')).toMatchObject({ available: false });
    expect(rows.has('http')).toBe(false);
    expect(rows.has('feeds[].post.author')).toBe(false);
  });

  it('lists what this version does', () => {
    expect(keys.filter(({ available }) => available).map(({ key }) => key)).toEqual([
      'contact',
      'language',
      'archive',
      'feeds',
      'feeds[].id',
      'feeds[].url',
      'feeds[].name',
      'feeds[].site',
      'feeds[].language',
      'feeds[].tags',
      'feeds[].categories',
      'feeds[].keep',
      'feeds[].skip',
      'feeds[].wire',
      'feeds[].post',
      'feeds[].media',
      'jekyll.dir',
      'jekyll.posts',
      'jekyll.byYear',
      'post.author',
      'post.frontMatter',
      'post.embeds',
      'post.links',
      'http.gap',
      'http.timeout',
      'http.maxBytes',
      'http.proxy',
      ...['mode', 'audio', 'dir', 'width', 'maxBytes', 'totalBytes', 'keep', 'baseUrl'].map(
        (key) => `media.${key}`,
      ),
      ...['remotes', 'branch', 'everyMinutes', 'perHour'].map((key) => `publish.git.${key}`),
      'log.level',
    ]);
  });

  it('every row of the later table is a key or a section of the schema', () => {
    for (const { key } of laterRows) {
      expect([key, keys.some((row) => row.key === key || row.key.startsWith(`${key}.`))]).toEqual([
        key,
        true,
      ]);
      expect(isAvailable(key)).toBe(false);
    }
  });
});
