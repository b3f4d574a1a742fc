// Puts a vector into every place of a page and of a feed that text or markup can come from, and takes it through the
// program as a mirror does: page or feed → article or entry → post.

import { extractArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
import { sanitizeHtml, sanitizePassage } from '../../src/article/sanitize.ts';
import { frameHosts } from '../../src/core/common-rules.ts';
import { ArticleError } from '../../src/core/errors.ts';
import type { SiteRules } from '../../src/core/site-rules.ts';
import type { Article, FeedEntry, SafeHtml } from '../../src/core/types.ts';
import { parseHttpUrl } from '../../src/core/url.ts';
import { readFeed } from '../../src/feed/read.ts';
import { type PostBody, renderPost } from '../../src/post/render.ts';
import { rfi } from '../article/fixtures.ts';
import { genericPage, hostileFeed, rfiPage } from './hostile-pages.ts';
import { markupOf, type Vector } from './vectors.ts';

export interface HostilePost {
  /** Number of the vector; each place has one of ten numbers of its own below it. */
  readonly vector: number;
  readonly text: string;
}
/** HTML that is shown without a post round it: what `feed --json` prints. */
export interface Passage {
  readonly vector: number;
  readonly html: string;
}

export const places = [
  'body',
  'texts',
  'markup in texts',
  'generic',
  'feed texts',
  'feed summary',
  'feed content',
] as const;

/** What the program makes of one vector. */
export interface Outcome {
  /** One a place. */
  readonly posts: readonly HostilePost[];
  /** All places in one post: a blog of six times as many takes Jekyll minutes. */
  readonly together: HostilePost;
  readonly passages: readonly Passage[];
  /** Pages and feeds that were refused. */
  readonly refused: number;
}

export async function outcomeOf(vector: Vector, index: number): Promise<Outcome> {
  const at = (place: (typeof places)[number]): string => markupOf(vector, index * 10 + places.indexOf(place));
  const text = at('texts');
  const address = addressWith(text, index);
  const whole = articleOf(rfiPage({ body: at('body'), text }), rfi, address);
  const marked = articleOf(rfiPage({ markup: at('markup in texts') }), rfi, address);
  const generic = articleOf(genericPage({ body: at('generic'), text }), null, address);
  const room = { text: at('feed texts'), summary: at('feed summary'), content: at('feed content') };
  const feed = await readFeed(new TextEncoder().encode(hostileFeed(room)), {
    source: 'feed',
    url: 'https://www.rfi.fr/cn/rss',
    contentType: 'application/rss+xml; charset=utf-8',
    timezone: 'UTC',
  }).catch(() => null);
  const entries = feed?.entries ?? [];
  const about = { baseUrl: address, embedHosts: frameHosts(rfi.common) };

  const articles = [whole, marked, generic].filter((article) => article !== null);
  const contents = entries.map(({ content, summary }) => sanitizeHtml(content ?? summary ?? '', about));
  const posts = [
    ...articles.map((article) => ({ given: article, body: bodyWith(article, article.html) })),
    ...entries.map((entry) => ({
      given: entry,
      body: {
        kind: 'summary' as const,
        image: entry.image,
        summary: sanitizeHtml(entry.summary ?? '', about),
      },
    })),
    ...contents.map((html) => ({ given: entries[0] ?? null, body: bodyWith(marked, html) })),
  ];
  const givers = [...articles, ...entries];
  const all = [...articles.map(({ html }) => html), ...contents].join('') as SafeHtml;
  return {
    posts: posts.map(({ given, body }) => ({ vector: index, text: postWith(given, body, address) })),
    together: {
      vector: index,
      text: postWith(givers[index % givers.length] ?? null, bodyWith(whole ?? marked, all), address),
    },
    passages: entries.flatMap(({ summary, content }) =>
      [summary, content].map((html) => ({ vector: index, html: sanitizePassage(html ?? '') })),
    ),
    refused: [whole, marked, generic, feed].filter((one) => one === null).length,
  };
}

function articleOf(html: string, rules: SiteRules | null, url: string): Article | null {
  try {
    const page = openPage(new TextEncoder().encode(html), 'text/html; charset=utf-8');
    return extractArticle(page, { source: 'page', url, rules });
  } catch (error) {
    if (error instanceof ArticleError) return null;
    throw error;
  }
}

function bodyWith(texts: Article | null, html: SafeHtml): PostBody {
  const { printedDate = null, image = null, standfirst = null, credit = null } = texts ?? {};
  return { kind: 'article', printedDate, image, standfirst, html, credit };
}

function postWith(given: Article | FeedEntry | null, body: PostBody, address: string): string {
  const names =
    given === null ? [] : 'section' in given ? [given.section ?? '', ...given.tags] : given.categories;
  const link = given !== null && 'link' in given ? given.link : null;
  return renderPost({
    title: given?.title ?? '',
    publishedAt: new Date('2020-08-21T23:57:10Z'),
    author: given?.author ?? 'nobody',
    url: link !== null && parseHttpUrl(link) !== null ? link : address,
    tags: names,
    categories: [],
    frontMatter: [['note', given?.title ?? '']],
    language: 'zh-Hans',
    body,
    modifiedAt: null,
  });
}

/** An address that holds the vector as it is. */
function addressWith(text: string, index: number): string {
  const address = `https://www.rfi.fr/cn/${index}?q=${text}#${text}`;
  return parseHttpUrl(address) === null ? `https://www.rfi.fr/cn/${index}` : address;
}
