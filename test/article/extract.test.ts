import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
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

it('a rule that runs out of memory on a page costs that page alone', () => {
  const rules = { ...rfi, titleBoilerplate: ['(?:(a)|(b)|(c))*$'] };
  const html = (title: string) =>
    `<main><article data-article-content><h1 class="t-content__title">${title}</h1><div class="t-content__body"><p>字字</p></div></article></main>`;
  const read = (title: string) =>
    readArticle(openPage(new TextEncoder().encode(html(title)), null), {
      source: 'page',
      url: 'https://www.rfi.fr/cn/x',
      rules,
    }).outcome;
  expect(read('ab'.repeat(1_900_000))).toMatchObject({ code: 'article.too-complex' });
  expect(read('d')).toMatchObject({ title: 'd' });
});

it('an article can be extracted from the same page twice', () => {
  const [fixture] = fixtures.filter(({ name }) => name === 'text-2020');
  expect(fixture).toBeDefined();
  if (fixture !== undefined) expect(outcomeOf(fixture)).toEqual(outcomeOf(fixture));
});

it("takes the site's own page for no guard's, whatever banner it carries", () => {
  const banner = '<div id="didomi-notice"><p>我们使用小甜饼</p></div>';
  const codeOf = (body: string): string | null => {
    const page = openPage(
      new TextEncoder().encode(`<html><body>${banner}${body}</body></html>`),
      'text/html; charset=utf-8',
    );
    const url = 'https://news.example/cn/a';
    const { outcome } = readArticle(page, { source: url, url, rules: rfi });
    return outcome instanceof Error ? outcome.code : null;
  };
  const linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"船期"}</script>';
  expect(codeOf('<p>请稍等</p>')).toBe('article.challenge');
  expect(codeOf('<h1 class="t-content__title">船期</h1><div class="new-body"><p>正文</p></div>')).toBe(
    'article.no-body',
  );
  expect(codeOf(`${linked}<h1>船期</h1><div class="new-body"><p>正文</p></div>`)).toBe('article.no-body');
});

it('what goes wrong in this program is the failure of one page, with what happened', () => {
  const page = openPage(new TextEncoder().encode('<p>x'), null);
  const broken = {
    ...page,
    tree: () => {
      throw new TypeError('x is not iterable');
    },
  };
  const { outcome } = readArticle(broken, { source: 'x', url: 'https://news.example/a', rules: rfi });
  expect(outcome).toMatchObject({
    code: 'article.unexpected',
    message: 'Reading https://news.example/a failed unexpectedly (x is not iterable): please report this.',
  });
});

it('the pictures of figures in figures are each taken once', () => {
  const nested =
    '<figure><figure><img src="/a.jpg"><figcaption>甲</figcaption></figure><img src="/b.jpg"></figure>';
  const bytes = new TextEncoder().encode(
    `<article><div class="t-content__body"><p>文</p>${nested}</div></article>`,
  );
  const page = openPage(bytes, 'text/html; charset=utf-8');
  const { outcome } = readArticle(page, { source: 'x', url: 'https://www.rfi.fr/cn/a', rules: rfi });
  expect(outcome).toMatchObject({ images: ['https://www.rfi.fr/a.jpg', 'https://www.rfi.fr/b.jpg'] });
});
