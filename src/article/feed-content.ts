// The article of a page without rules against what its feed says: whichever has the whole text. Pure.
import { complexityOf } from '../core/complexity.ts';
import { select } from '../core/html.ts';
import { replace } from '../core/html-edit.ts';
import type { Article, FeedEntry, SafeHtml } from '../core/types.ts';
import { cleanPassage } from './generic/find-body.ts';
import { weightOf } from './generic/passages.ts';
import { lettersOf } from './letters.ts';
import { type BodyContents, contentsOf } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';

/** A feed with less text than this has a summary, not an article. In letters, see `weightOf`. */
const leastFeedText = 300;
/** Of the feed's text: a page that holds more than this has it all. */
const wholeShare = 0.95;
/** Of the feed's text: a page that holds less than this is mostly something else. */
const otherShare = 0.5;
/** Feed text that is an article for certain, however much stands on the page. */
const certainFeedText = 1500;

/** The method of an article whose body is the feed's. */
export const feedMethod = 'feed';

/**
 * The article itself unless the generic method found less than the feed's content has: then the same article with the
 * feed's content as its body and `method` "feed". Never shorter than a feed's full text.
 */
export function orFeedContent(
  article: Article,
  entry: FeedEntry | null,
  embedHosts: readonly string[],
): Article {
  if (article.method !== 'generic') return article;
  const feed = fullTextOf(entry, { url: article.url, leadImage: article.image?.url ?? null, embedHosts });
  return feed === null || hasWholeText(article.text, feed.text) ? article : { ...article, ...feed };
}

/** An article of the feed's content alone, for a page on which no body is found; null when the feed has no full text. */
export function feedArticle(
  entry: FeedEntry | null,
  url: string,
  embedHosts: readonly string[],
): Article | null {
  const feed = fullTextOf(entry, { url, leadImage: entry?.image ?? null, embedHosts });
  if (feed === null || entry === null) return null;
  return {
    url,
    family: 'article',
    title: entry.title,
    author: entry.author,
    published: entry.published,
    updated: entry.updated,
    dateSource: entry.published === null ? null : 'feed',
    printedDate: null,
    section: null,
    tags: entry.categories,
    language: null,
    standfirst: null,
    image: entry.image === null ? null : { url: entry.image, caption: null, credit: null, alt: null },
    credit: null,
    warnings: [],
    ...feed,
  };
}

type FeedBody = BodyContents & Pick<Article, 'method' | 'html' | 'removed'>;

/** The feed's content made a body; null when it is missing, a teaser or cut off. */
function fullTextOf(
  entry: FeedEntry | null,
  about: { readonly url: string; readonly leadImage: string | null; readonly embedHosts: readonly string[] },
): FeedBody | null {
  const { url, leadImage, embedHosts } = about;
  const content = entry?.content ?? null;
  const found = content === null || complexityOf(content) !== null ? null : cleanPassage(content);
  if (found === null) return null;
  const [picture] = select(found.body, 'img');
  if (picture !== undefined && picture.attribs['src'] === leadImage) replace(picture, []);
  const html: SafeHtml = sanitizeTree(found.body, { baseUrl: url, embedHosts });
  const contents = contentsOf(html);
  if (isTeaser(contents.text)) return null;
  return { method: feedMethod, html, removed: found.removed, ...contents };
}

function isTeaser(text: string): boolean {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return (
    weightOf(text) < leastFeedText || lines.length < 2 || /(?:…|\.\.\.|\[[….]+\])\s*\S{0,20}$/u.test(last)
  );
}

/** Does the page hold all that the feed says, or is it another, longer text? */
function hasWholeText(page: string, feed: string): boolean {
  const share = sharedShare(page, feed);
  const weights = { page: weightOf(page), feed: weightOf(feed) };
  if (share >= wholeShare) return true;
  if (share >= otherShare) return weights.page > weights.feed;
  return weights.page > weights.feed * 2 && weights.feed < certainFeedText;
}

/** How much of the feed's text stands on the page too, line by line, 0 to 1. */
function sharedShare(page: string, feed: string): number {
  const on = lettersOf(page);
  const lines = feed
    .split('\n')
    .map(lettersOf)
    .filter((line) => line !== '');
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const shared = lines.filter((line) => on.includes(line)).reduce((sum, line) => sum + line.length, 0);
  return total === 0 ? 1 : shared / total;
}
