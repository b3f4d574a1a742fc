import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, parseConfig } from '../../src/config/load.ts';
import { packageConfigFolder } from '../../src/config/sites.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'feedmirror-feed-sites-'));
  await mkdir(join(root, 'sites'));
  const rules =
    'name: 某社\nhosts: [news.example]\nlanguage: zh-TW\nversions: [{ id: now, body: [.text] }]\n';
  await writeFile(join(root, 'sites', 'news.yaml'), rules);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('feeds that name a site', () => {
  it('take name and language from its rules unless they have their own', async () => {
    const file = join(root, 'feedmirror.yaml');
    await writeFile(
      file,
      `
feeds:
  - { id: a, url: "https://news.example/rss", site: news }
  - { id: b, url: "https://news.example/rss2", site: news, name: 别名, language: fr, tags: [标签] }
`,
    );
    const { feeds } = await loadConfig({ file, env: {} });
    expect(
      feeds.map(({ name, language, tags, categories }) => ({ name, language, tags, categories })),
    ).toEqual([
      { name: '某社', language: 'zh-Hant', tags: ['某社'], categories: ['某社'] },
      { name: '别名', language: 'fr', tags: ['标签'], categories: ['别名'] },
    ]);
  });

  it('name the key and both places when there are none', async () => {
    const text = 'feeds: [{ id: a, url: "https://news.example/rss", site: nwes }]';
    await expect(parseConfig({ text, file: join(root, 'c.yaml'), env: {} })).rejects.toMatchObject({
      code: 'config.site-missing',
      message: `${root}/c.yaml: feeds[0].site: there are no site rules named "nwes" (looked for ${root}/sites/nwes.yaml and ${packageConfigFolder()}/sites/nwes.yaml).`,
    });
  });
});
