import { expect, it } from 'vitest';
import { mirroredFeeds } from '../../src/cli/feeds.ts';
import { parseConfig } from '../../src/config/load.ts';
import { loadAllSiteRules, loadCommonRules, siteFolders } from '../../src/config/sites.ts';

it('a feed without rules of its own gets its host’s, what holds for all, and its own wish about embeds', async () => {
  const folders = siteFolders(null);
  const known = { sites: await loadAllSiteRules(folders), common: await loadCommonRules(folders) };
  const text = `
post: { embeds: link }
feeds:
  - { id: a, url: https://www.france24.com/fr/rss, name: A }
  - { id: b, url: https://news.example/rss, name: B, post: { embeds: iframe } }
`;
  const feeds = mirroredFeeds(await parseConfig({ text, file: 'c.yaml', env: {} }), known);
  expect(feeds.map(({ id, rules, embeds }) => [id, rules?.id ?? null, embeds])).toEqual([
    ['a', 'france24', 'link'],
    ['b', null, 'iframe'],
  ]);
  expect(feeds[1]?.common.embeds.map(({ service }) => service)).toContain('youtube');
});

it('wishes about front matter, tags and categories reach the feed in their order', async () => {
  const text = `
post: { frontMatter: { lang: zh, b: { article: byline, else: '1' }, a: { article: tags } } }
feeds:
  - { id: a, url: https://news.example/rss, tags: [A, { article: section }], categories: [{ article: tags }] }
`;
  const config = await parseConfig({ text, file: 'c.yaml', env: {} });
  const known = { sites: [], common: await loadCommonRules(siteFolders(null)) };
  expect(mirroredFeeds(config, known)[0]).toMatchObject({
    tags: ['A', { article: 'section' }],
    categories: [{ article: 'tags' }],
    frontMatter: [
      ['lang', 'zh'],
      ['b', { article: 'byline', else: '1' }],
      ['a', { article: 'tags', else: null }],
    ],
  });
});
