// Every page of the sample site against what its authors say must survive and must not.
import { describe, expect, it } from 'vitest';
import { parseFragment, textOf } from '../../src/core/html.ts';
import type { OriginArticle } from '../origin/model.ts';
import { openMirrorBench } from './mirror-bench.ts';

function squeezed(html: string): string {
  return textOf(parseFragment(html)).replace(/\s+/g, '');
}

describe('each page of the sample site', () => {
  const posts = new Map<string, string>();
  let pages: readonly OriginArticle[] = [];

  it('has a post that holds all that must survive, and nothing that must not', async () => {
    const bench = await openMirrorBench();
    await bench.pass();
    pages = bench.origin.articles.filter((page) => page.edition === 'cn');
    for (const name of await bench.posts()) {
      const text = await bench.read(name);
      const from = /^from: (.*)$/m.exec(text)?.[1] ?? '';
      posts.set(from, text);
    }
    const faults: string[] = [];
    for (const page of pages) {
      const post = posts.get(page.url);
      if (post === undefined) {
        faults.push(`${page.id}: no post`);
        continue;
      }
      const body = post.slice(post.indexOf('<div>\n'));
      const words = squeezed(body);
      const isArticle = page.content !== 'none';
      for (const kept of isArticle ? page.keep : []) {
        if (!words.includes(kept.replace(/\s+/g, ''))) faults.push(`${page.id}: lost "${kept}"`);
      }
      for (const address of isArticle ? page.addresses : []) {
        if (!body.includes(address)) faults.push(`${page.id}: lost ${address}`);
      }
      for (const dropped of page.drop) {
        if (words.includes(dropped.replace(/\s+/g, ''))) faults.push(`${page.id}: kept "${dropped}"`);
      }
      if (isArticle && page.standfirst !== null && !words.includes(page.standfirst.replace(/\s+/g, ''))) {
        faults.push(`${page.id}: lost the standfirst`);
      }
    }
    expect(faults).toEqual([]);
    expect(pages).toHaveLength(30);
  });
});
