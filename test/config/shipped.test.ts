import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, parseConfig } from '../../src/config/load.ts';
import { shippedSchemas } from '../../src/config/shipped-schemas.ts';
import { loadAllSiteRules, packageConfigFolder, rulesForHost } from '../../src/config/sites.ts';

const folder = packageConfigFolder();
const file = join(folder, 'feedmirror.yaml');

describe('config/feedmirror.yaml', () => {
  it('mirrors the simplified feed, with nothing to warn about', async () => {
    const config = await loadConfig({ file, env: {} });
    expect(config.unavailable).toEqual([]);
    expect(config.feeds).toHaveLength(1);
    expect(config.feeds[0]).toMatchObject({
      id: 'rfi-cn',
      url: 'https://www.rfi.fr/cn/rss',
      site: 'rfi',
      name: '法广',
      language: 'zh-Hans',
      tags: ['法广'],
      categories: ['法广'],
    });
    expect(config.contact).toBeNull();
  });

  it('has the traditional feed ready: it only needs its # taken away', async () => {
    const text = await readFile(file, 'utf8');
    const uncommented = text.replace(/^ {2}# (?=- id: rfi-tw| {2}(?:url|site|name|language): )/gm, '  ');
    const { feeds } = await parseConfig({ text: uncommented, file, env: {} });
    expect(feeds.map(({ id, url, name, language }) => [id, url, name, language])).toEqual([
      ['rfi-cn', 'https://www.rfi.fr/cn/rss', '法广', 'zh-Hans'],
      ['rfi-tw', 'https://www.rfi.fr/tw/rss', '法廣', 'zh-Hant'],
    ]);
  });

  it('shows only keys and defaults that are true: every commented line can be taken in', async () => {
    const text = await readFile(file, 'utf8');
    const sections =
      text.match(/^# (?:jekyll|post|media|http|publish|log|archive|contact):.*(?:\n# {2,}\S.*)*/gm) ?? [];
    expect(sections.map((section) => section.slice(2).split(':', 1)[0])).toEqual([
      'contact',
      'archive',
      'jekyll',
      'post',
      'media',
      'http',
      'publish',
      'log',
    ]);
    const plain = sections.join('\n').replace(/^# /gm, '');
    const config = await parseConfig({ text: plain, file, env: {} });
    const defaults = await parseConfig({ text: '', file, env: {} });
    expect(config.unavailable).toEqual([]);
    expect(config.http).toEqual({ gap: 5000, timeout: 30_000, maxBytes: 15_000_000, proxy: 'env' });
    expect(config.publish.git).toEqual({ remotes: [], branch: null, everyMinutes: 15, perHour: 6 });
    expect(config.post).toMatchObject({
      author: 'name',
      frontMatter: {
        lang: 'zh',
        subtitle: { article: 'summary', else: null },
        section: { article: 'section', else: '其他' },
      },
    });
    expect(config.media).toEqual(defaults.media);
    expect(config.log.level).toBe('info');
  });

  it('tells editors where its schema is', async () => {
    const [first] = (await readFile(file, 'utf8')).split('\n');
    expect(first).toBe('# yaml-language-server: $schema=schemas/feedmirror.schema.json');
    expect(existsSync(join(folder, 'schemas/feedmirror.schema.json'))).toBe(true);
  });
});

describe('config/sites', () => {
  it('holds only valid rules, and no host is claimed twice', async () => {
    const rules = await loadAllSiteRules([join(folder, 'sites')]);
    const files = (await readdir(join(folder, 'sites'))).filter((name) =>
      /^(?!common\.).*\.yaml$/.test(name),
    );
    expect(rules.map((site) => `${site.id}.yaml`)).toEqual(files.sort());
    const hosts = rules.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(rulesForHost(rules, 'www.rfi.fr')?.id).toBe('rfi');
    expect(rulesForHost(rules, 'observers.france24.com')?.id).toBe('france24');
  });

  it('gives France 24 what it shares with RFI and keeps what is its own', async () => {
    const rules = await loadAllSiteRules([join(folder, 'sites')]);
    const [rfi, france24] = ['rfi', 'france24'].map((id) => rules.find((site) => site.id === id));
    expect(france24?.versions).toEqual(rfi?.versions);
    expect(france24?.families).toEqual(rfi?.families);
    expect(france24).toMatchObject({ name: 'France 24', timezone: 'Europe/Paris' });
    expect(france24?.genericImages).not.toEqual(rfi?.genericImages);
    expect(france24?.sitemaps.indexes.every((address) => address.includes('france24'))).toBe(true);
  });

  it('tells months of articles from other sitemaps', async () => {
    const rules = await loadAllSiteRules([join(folder, 'sites')]);
    const sitemaps = rules.find((site) => site.id === 'rfi')?.sitemaps;
    const isListed = (address: string) =>
      (sitemaps?.articles ?? []).some((pattern) => new RegExp(pattern, 'u').test(address)) &&
      !(sitemaps?.skip ?? []).some((pattern) => new RegExp(pattern, 'u').test(address));
    const child = (name: string) => `https://www.rfi.fr/sitemaps/cn/${name}.xml`;
    expect(
      ['contents_202008', 'tags', 'shows', 'pagebuilders', 'news'].filter((name) => isListed(child(name))),
    ).toEqual(['contents_202008']);
  });
});

describe('config/schemas', () => {
  it.each(Object.entries(shippedSchemas()))(
    '%s is up to date (else: npm run schemas)',
    async (name, schema) => {
      const written: unknown = JSON.parse(await readFile(join(folder, 'schemas', name), 'utf8'));
      expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it('holds no other files', async () => {
    expect((await readdir(join(folder, 'schemas'))).sort()).toEqual(Object.keys(shippedSchemas()).sort());
  });

  it('says of every key what it means', () => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        const isProperties = path.endsWith('/properties');
        if (isProperties && !('description' in Object(part))) bare.push(`${path}/${key}`);
        walk(part, `${path}/${key}`);
      }
    };
    walk(shippedSchemas(), '');
    expect(bare).toEqual([]);
  });
});
