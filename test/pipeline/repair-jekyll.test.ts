// Repaired posts as Jekyll builds them: what was shown as tags or eaten before stands as text and pictures.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadCommonRules, loadSiteRules, siteFolders } from '../../src/config/sites.ts';
import { parseDocument, select, textOf } from '../../src/core/html.ts';
import { repairPost } from '../../src/pipeline/repair-post.ts';
import { readPost } from '../../src/post/read.ts';
import { buildBlog } from '../browser/blog.ts';
import { predecessorBlog } from './predecessor-blog.ts';

const isMissing = spawnSync('jekyll', ['--version']).error !== undefined;
const isRequired = process.env['FEEDMIRROR_REQUIRE_JEKYLL'] !== undefined;

describe.skipIf(isMissing && !isRequired)('repaired posts, built by Jekyll', () => {
  it('show the article and no tag, each of them', async () => {
    const folders = siteFolders(null);
    const [rules, common] = [await loadSiteRules('rfi', folders), await loadCommonRules(folders)];
    const files = [...predecessorBlog({ base: 'https://www.rfi.fr', count: 60, seed: 2, oneBrokenIn: 0 })];
    const texts = files.map(({ bytes }) => Buffer.from(bytes).toString());
    const pairs = texts.flatMap((before) => {
      const url = readPost(before).url ?? '';
      const found = repairPost(before, { url, rules, common, embeds: 'iframe' });
      return found.state === 'repaired' ? [{ before, after: found.text }] : [];
    });
    expect(pairs.length).toBeGreaterThan(15);

    const mainOf = (html: string): string =>
      textOf(select(parseDocument(html), 'main')[0] ?? parseDocument(''));
    const build = async (posts: readonly string[]): Promise<readonly string[]> => {
      const built = await buildBlog(posts.map((text, vector) => ({ text, vector })));
      return [...built.values()].map(mainOf);
    };
    const before = await build(pairs.map((pair) => pair.before));
    const after = await build(pairs.map((pair) => pair.after));
    // Or this would prove nothing.
    expect(before.filter((text) => /<\/?\w+>/.test(text)).length).toBeGreaterThan(2);
    expect(after).toHaveLength(pairs.length);
    for (const [index, shown] of after.entries()) {
      expect(shown).not.toMatch(/<\/?\w|继续浏览后续|获取更多RSS|广告/);
      const source = pairs[index]?.after ?? '';
      const paragraphs = [...source.matchAll(/<p>([^<]+)<\/p>/g)].map(([, text = '']) => text);
      expect(paragraphs.length).toBeGreaterThan(0);
      for (const text of paragraphs)
        expect(shown).toContain(text.replaceAll('&#123;', '{').replaceAll('&#125;', '}'));
    }
  });
});
