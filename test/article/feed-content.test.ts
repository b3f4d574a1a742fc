import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract.ts';
import { feedArticle, orFeedContent } from '../../src/article/feed-content.ts';
import { openPage } from '../../src/article/page.ts';
import type { Article, FeedEntry } from '../../src/core/types.ts';
import { pageWith, paragraphs, prose, proseText } from './generic/pages.ts';

const url = 'https://news.example.org/ferry';
const others = [
  'The town council met on Thursday and spoke of nothing but bridges, benches and the price of salt for three whole hours.',
  'In the end a new bridge was promised, a bench was painted green, and the price of salt remained exactly what it had been.',
  'Two members left early, one because of the cold and one because of a dog that had followed him all the way from the market.',
];

function entryWith(content: string | null): FeedEntry {
  return {
    id: 'x',
    title: 'Ice stops the ferry',
    isTitleMade: false,
    link: url,
    author: 'Anna Quay',
    published: new Date('2023-05-06T07:08:09Z'),
    updated: null,
    summary: 'Ice.',
    content,
    categories: ['boats'],
    enclosures: [],
    image: 'https://news.example.org/lead.jpg',
  };
}

function articleOf(texts: readonly string[]): Article {
  const html = `<!DOCTYPE html><html lang="en"><head><title>Ice</title></head><body><div><h1>Ice</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`;
  return extractArticle(openPage(new TextEncoder().encode(html), 'text/html; charset=utf-8'), {
    source: 'test',
    url,
    rules: null,
  });
}

const pick = (page: readonly string[], content: string | null) => {
  const { method, text } = orFeedContent(articleOf(page), entryWith(content), []);
  return { method, text };
};

describe('the page wins', () => {
  it('when the feed has nothing, a teaser or a summary', () => {
    const page = { method: 'generic', text: proseText };
    expect(pick(paragraphs, null)).toEqual(page);
    expect(pick(paragraphs, `<p>${others.join('</p><p>')} […]</p>`)).toEqual(page);
    expect(pick(paragraphs, `<p>${others[0]}</p>`)).toEqual(page);
  });

  it('when it holds all that the feed has', () => {
    expect(pick(paragraphs, prose).method).toBe('generic');
    expect(pick([...paragraphs, ...others], prose).method).toBe('generic');
  });

  it('when it is far longer than the few other words of the feed', () => {
    expect(
      pick([...paragraphs, ...paragraphs.map((text) => `Again: ${text}`)], `<p>${others.join('</p><p>')}</p>`)
        .method,
    ).toBe('generic');
  });

  it('always, on a site with rules', () => {
    const article = { ...articleOf(paragraphs.slice(0, 2)), method: 'site:x@2020' };
    expect(orFeedContent(article, entryWith(prose), [])).toBe(article);
  });
});

describe('the feed wins', () => {
  it('when the page gave a fragment', () => {
    expect(pick(paragraphs.slice(0, 2), prose)).toEqual({ method: 'feed', text: proseText });
  });

  it('when the page lost one paragraph', () => {
    expect(pick([paragraphs[0], paragraphs[1], paragraphs[3]], prose)).toEqual({
      method: 'feed',
      text: proseText,
    });
  });

  it('when the page is mostly something else', () => {
    expect(pick(others, prose)).toEqual({ method: 'feed', text: proseText });
  });

  it('and is cleaned and made safe by the same rules', () => {
    const content = `<div><script>alert(1)</script>${prose}<p>Advertisement</p><div class="sharedaddy"><p>Share this with all your friends, today.</p></div>
      <p>The post <a href="${url}">Ice stops the ferry</a> appeared first on <a href="/">Example News</a>.</p></div>`;
    const article = orFeedContent(articleOf(paragraphs.slice(0, 2)), entryWith(content), []);
    expect(article.html).toBe(paragraphs.map((text) => `<p>${text}</p>`).join(''));
    expect(article.removed).toEqual({ share: 1, label: 1, prompt: 1 });
  });

  it('and keeps what else the page told', () => {
    const article = articleOf(paragraphs.slice(0, 2));
    const better = orFeedContent(article, entryWith(`${prose}<p><img src="/a.jpg"></p>`), []);
    expect(better).toMatchObject({
      title: 'Ice',
      language: 'en',
      images: ['https://news.example.org/a.jpg'],
    });
  });
});

describe('a page on which nothing is found', () => {
  it('has the article of the feed, without its lead picture a second time', () => {
    const content = `<p><img src="https://news.example.org/lead.jpg"></p>${prose}<p><img src="/other.jpg" alt="Ice"></p>`;
    expect(feedArticle(entryWith(content), url, [])).toMatchObject({
      method: 'feed',
      title: 'Ice stops the ferry',
      author: 'Anna Quay',
      dateSource: 'feed',
      tags: ['boats'],
      text: proseText,
      image: { url: 'https://news.example.org/lead.jpg' },
      images: ['https://news.example.org/other.jpg'],
    });
  });

  it('has none when the feed has no full text', () => {
    expect(feedArticle(null, url, [])).toBeNull();
    expect(feedArticle(entryWith(null), url, [])).toBeNull();
    expect(feedArticle(entryWith(`<p>${others[0]}</p>`), url, [])).toBeNull();
    expect(feedArticle(entryWith(`<p>${others.join('</p><p>')}…</p>`), url, [])).toBeNull();
    expect(feedArticle(entryWith(pageWith({}).slice(0, 50)), url, [])).toBeNull();
  });
});
