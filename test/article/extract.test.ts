import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../src/article/sanitize.ts';
import { frameHosts } from '../../src/core/common-rules.ts';
import { parseFragment, select } from '../../src/core/html.ts';
import { fixtures, outcomeOf, rfi } from './fixtures.ts';

const isUpdate = process.env['UPDATE_FIXTURES'] === '1';

describe('every fixture page gives exactly its article', () => {
  it.each(fixtures)('$name', (fixture) => {
    const text = `${JSON.stringify(outcomeOf(fixture), null, 2)}\n`;
    const file = join(fixture.folder, 'article.json');
    if (isUpdate) writeFileSync(file, text);
    expect(existsSync(file), `${file} is missing: run with UPDATE_FIXTURES=1 and read what it writes`).toBe(
      true,
    );
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});

const articles = fixtures
  .map((fixture) => ({ name: fixture.name, outcome: outcomeOf(fixture) }))
  .flatMap(({ name, outcome }) => ('error' in outcome ? [] : [{ name, article: outcome }]));

describe('whatever the page, an article', () => {
  it.each(articles)('$name: is a fixed point of sanitising', ({ article }) => {
    expect(sanitizeHtml(article.html, { baseUrl: null, embedHosts: frameHosts(rfi.common) })).toBe(
      article.html,
    );
  });

  it.each(articles)('$name: has nothing of the site left in its body', ({ article }) => {
    const tree = parseFragment(article.html);
    expect(select(tree, 'div, span, script, style, noscript, svg, button, template, form, picture')).toEqual(
      [],
    );
    expect(select(tree, '[class], [id], [style], [onclick], [onerror], [target], [lang]')).toEqual([]);
    expect(article.html).not.toMatch(/data:|javascript:|\{\{|undefined/);
    expect(article.text).not.toMatch(
      /^(?:广告|廣告|继续浏览后续|繼續瀏覽後續|分享|另一篇报道的标题|赞助内容)$/mu,
    );
  });

  it.each(articles)('$name: has no empty paragraph', ({ article }) => {
    const empty = select(parseFragment(article.html), 'p').filter(
      (paragraph) => paragraph.children.length === 0,
    );
    expect(empty).toEqual([]);
  });
});

it('an article can be extracted from the same page twice', () => {
  const [fixture] = fixtures.filter(({ name }) => name === 'text-2020');
  expect(fixture).toBeDefined();
  if (fixture !== undefined) expect(outcomeOf(fixture)).toEqual(outcomeOf(fixture));
});
