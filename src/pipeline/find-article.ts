// The way from an entry to its article: fetch the page, read it, learn its other names. A failure is a value here.

import { extractArticle } from '../article/extract.ts';
import { feedArticle, orFeedContent } from '../article/feed-content.ts';
import { openPage } from '../article/page.ts';
import type { MirrorError } from '../core/errors.ts';
import { ArticleError, FetchError } from '../core/errors.ts';
import type { FreshAnswer } from '../core/ports.ts';
import type { EntryRecord } from '../core/state-port.ts';
import type { Article, FetchResponse } from '../core/types.ts';
import { canonicalKey } from '../core/url.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { isSameByRedirect } from './witness.ts';

export type Finding =
  | { readonly kind: 'article'; readonly article: Article; readonly fetchedAt: Date }
  /** The page leads to an article that is known under another key. */
  | { readonly kind: 'same-as'; readonly key: string }
  | { readonly kind: 'none'; readonly error: MirrorError };

type FindParts = Pick<PipelineParts, 'fetcher' | 'state' | 'signal'>;

/** @throws StoreError and programming errors; what the source does wrong comes back as `none` */
export async function findArticle(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: FindParts,
): Promise<Finding> {
  try {
    let reading: Article | ArticleError | null = null;
    const read = (answer: FreshAnswer): Article | ArticleError => {
      reading ??= readPage(answer, entry, feed);
      return reading;
    };
    const response = await parts.fetcher.fetch({
      url: entry.url,
      kind: 'page',
      signal: parts.signal,
      isChallenge: async (answer) => isChallenge(read(answer)),
    });
    const article = read(response);
    if (article instanceof ArticleError) return { kind: 'none', error: article };
    const target = targetOf(response, entry, feed);
    if (target !== null) {
      const page = { url: response.url, title: article.title, publishedAt: article.published };
      const elsewhere = new ArticleError('article.elsewhere', { url: entry.url, target: response.url });
      if (!isSameByRedirect(entry, page)) return { kind: 'none', error: elsewhere };
      const owner = await parts.state.findKey([target]);
      const known = owner === null || owner === entry.key ? null : await parts.state.entry(owner);
      if (known !== null && isSameByRedirect(entry, known)) return { kind: 'same-as', key: known.key };
      if (known !== null) return { kind: 'none', error: elsewhere };
      await parts.state.addAliases(entry.key, [target]);
    }
    return { kind: 'article', article, fetchedAt: response.fetchedAt };
  } catch (error) {
    if (error instanceof FetchError) return { kind: 'none', error };
    throw error;
  }
}

function isChallenge(reading: Article | ArticleError): boolean {
  return reading instanceof ArticleError && reading.code === 'article.challenge';
}

function readPage(answer: FreshAnswer, entry: EntryRecord, feed: MirroredFeed): Article | ArticleError {
  const contentType = answer.headers['content-type'] ?? null;
  if (contentType !== null && !isHtmlType(contentType)) {
    return new ArticleError('article.not-html', { url: entry.url, type: contentType });
  }
  try {
    const page = openPage(answer.body, contentType);
    const article = extractArticle(page, { source: entry.url, url: answer.url, rules: feed.rules });
    return orFeedContent(article, entry.payload);
  } catch (error) {
    if (error instanceof ArticleError) return feedInstead(error, entry, feed) ?? error;
    throw error;
  }
}

/** A site without rules: where its page has no text that can be found, the feed's full text serves. */
function feedInstead(error: ArticleError, entry: EntryRecord, feed: MirroredFeed): Article | null {
  if (error.code !== 'article.no-body' || feed.rules !== null) return null;
  return feedArticle(entry.payload, entry.url);
}

/** The key of the page that redirects led to, when it is another one than the entry's. */
function targetOf(response: FetchResponse, entry: EntryRecord, feed: MirroredFeed): string | null {
  if (response.redirects.length === 0) return null;
  const target = canonicalKey(response.url, feed.rules?.identity ?? {});
  return target === entry.key ? null : target;
}

/** Whether a Content-Type may stand before a page. */
export function isHtmlType(contentType: string): boolean {
  return /\b(?:html|xhtml|xml)\b/i.test(contentType);
}
