// The way from an entry to its article: fetch the page, read it, learn its other names. A failure is a value here.

import { extractArticle } from '../article/extract.ts';
import { openPage } from '../article/page.ts';
import type { MirrorError } from '../core/errors.ts';
import { ArticleError, FetchError } from '../core/errors.ts';
import type { FreshAnswer } from '../core/ports.ts';
import type { EntryRecord } from '../core/state-port.ts';
import type { Article, FetchResponse } from '../core/types.ts';
import { canonicalKey } from '../core/url.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';

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
    const other = await learnAddress(response, entry, feed, parts);
    return other === null
      ? { kind: 'article', article, fetchedAt: response.fetchedAt }
      : { kind: 'same-as', key: other };
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
  if (contentType !== null && !/\b(?:html|xhtml|xml)\b/i.test(contentType)) {
    return new ArticleError('article.not-html', { url: entry.url, type: contentType });
  }
  try {
    const page = openPage(answer.body, contentType);
    return extractArticle(page, { source: entry.url, url: answer.url, rules: feed.rules });
  } catch (error) {
    if (error instanceof ArticleError) return error;
    throw error;
  }
}

/** Records the address that answered as an alias; gives the key of the article that has it already. */
async function learnAddress(
  response: FetchResponse,
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: FindParts,
): Promise<string | null> {
  if (response.redirects.length === 0) return null;
  const target = canonicalKey(response.url, feed.rules?.identity ?? {});
  if (target === null || target === entry.key) return null;
  const owner = await parts.state.findKey([target]);
  if (owner !== null) return owner === entry.key ? null : owner;
  await parts.state.addAliases(entry.key, [target]);
  return null;
}
