// The way from an entry to its article: fetch the page, read it, learn its other names. A failure is a value here.

import type { DatedBy } from '../article/dates.ts';
import { failureOf, type Reading, readArticle } from '../article/extract.ts';
import { feedArticle, orFeedContent } from '../article/feed-content.ts';
import { forbidsArchiving } from '../article/noarchive.ts';
import { openPage } from '../article/page.ts';
import type { Trace } from '../article/trace.ts';
import { frameHosts } from '../core/common-rules.ts';
import type { EntryRecord } from '../core/entry-record.ts';
import { ArticleError, FetchError, MirrorError } from '../core/errors.ts';
import { readingTimeMs } from '../core/limits.ts';
import type { FreshAnswer } from '../core/ports.ts';
import { withinTime } from '../core/time-bound.ts';
import type { Article, FetchResponse } from '../core/types.ts';
import { canonicalKey } from '../core/url.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { isSameByRedirect } from './witness.ts';

export type Finding =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** What the page gives as dates of publication, best first. */
      readonly dates: readonly DatedBy[];
      readonly fetchedAt: Date;
      readonly trace: Trace;
      /** Why it must not be published as it is; site-watch.ts says it. */
      readonly doubt: ArticleError | null;
    }
  /** The page leads to an article that is known under another key. */
  | { readonly kind: 'same-as'; readonly key: string }
  /** `trace` and `page` are those of the entry's own page, when there was one. */
  | {
      readonly kind: 'none';
      readonly error: MirrorError;
      readonly trace: Trace | null;
      readonly page: KnownPage | null;
    };

/** What a page gave besides an article to publish: its dates (and title) serve the summary, too. */
export interface KnownPage {
  readonly article: Article | null;
  readonly dates: readonly DatedBy[];
  readonly fetchedAt: Date;
}

/** Pages of the entry itself, whose text cannot be had. Of the others (lists, challenges) no date is the article's. */
const datedFailures: ReadonlySet<string> = new Set(['article.no-body', 'article.live-blog']);

type FindParts = Pick<PipelineParts, 'fetcher' | 'state' | 'signal' | 'logger'>;

/** @throws StoreError and programming errors; what the source does wrong comes back as `none` */
export async function findArticle(
  entry: EntryRecord,
  feed: MirroredFeed,
  parts: FindParts,
): Promise<Finding> {
  try {
    let reading: Reading | MirrorError | null = null;
    const read = (answer: FreshAnswer): Reading | MirrorError => {
      reading ??= readPage(answer, entry, feed);
      return reading;
    };
    const response = await parts.fetcher.fetch({
      url: entry.url,
      kind: 'page',
      signal: parts.signal,
      isChallenge: async (answer) => isChallenge(read(answer)),
    });
    const found = read(response);
    if (found instanceof MirrorError) return noArticle(found);
    const { outcome: article, dates, trace } = found;
    const target = targetOf(response, entry, feed);
    const { fetchedAt } = response;
    if (article instanceof MirrorError) {
      if (target !== null) return noArticle(article);
      const page = datedFailures.has(article.code) ? { article: null, dates, fetchedAt } : null;
      return { ...noArticle(article), trace, page };
    }
    if (target !== null) {
      const page = { url: response.url, title: article.title, publishedAt: article.published };
      const elsewhere = new ArticleError('article.elsewhere', { url: entry.url, target: response.url });
      if (!isSameByRedirect(entry, page)) return noArticle(elsewhere);
      const owner = await parts.state.findKey([target]);
      const known = owner === null || owner === entry.key ? null : await parts.state.entry(owner);
      if (known !== null && isSameByRedirect(entry, known)) return { kind: 'same-as', key: known.key };
      if (known !== null) return noArticle(elsewhere);
      await parts.state.addAliases(entry.key, [target]);
    }
    parts.logger.debug({ url: entry.url, method: article.method, taken: placesIn(trace) }, 'read');
    return { kind: 'article', article, dates, fetchedAt, trace, doubt: null };
  } catch (error) {
    if (error instanceof FetchError) return noArticle(error);
    throw error;
  }
}

/** No page of the entry's own was read. */
export function noArticle(error: MirrorError): Extract<Finding, { kind: 'none' }> {
  return { kind: 'none', error, trace: null, page: null };
}

/** Where each fact was taken from. */
function placesIn({ choices }: Trace): Readonly<Record<string, string | null>> {
  return Object.fromEntries(choices.map(({ fact, from }) => [fact, from]));
}

function isChallenge(reading: Reading | MirrorError): boolean {
  const outcome = reading instanceof MirrorError ? reading : reading.outcome;
  return outcome instanceof ArticleError && outcome.code === 'article.challenge';
}

/** Everything that is done with a page's bytes, under one limit of time; what goes wrong is this page's failure. */
function readPage(answer: FreshAnswer, entry: EntryRecord, feed: MirroredFeed): Reading | MirrorError {
  try {
    return withinTime(readingTimeMs, answer.url, () => readAnswer(answer, entry, feed));
  } catch (error) {
    return error instanceof MirrorError ? error : failureOf(error, entry.url);
  }
}

function readAnswer(answer: FreshAnswer, entry: EntryRecord, feed: MirroredFeed): Reading | MirrorError {
  const contentType = answer.headers['content-type'] ?? null;
  if (contentType !== null && !isHtmlType(contentType)) {
    return new ArticleError('article.not-html', { url: entry.url, type: contentType });
  }
  const page = openPage(answer.body, contentType);
  const { rules, common } = feed;
  const reading = readArticle(page, { source: entry.url, url: answer.url, rules, common });
  // A challenge speaks for itself alone: the host refused, whatever its page says of copies.
  if (isChallenge(reading)) return reading;
  if (forbidsArchiving(page.robots, answer.headers['x-robots-tag'] ?? null))
    return new ArticleError('article.noarchive', { url: entry.url });
  return rules === null ? withFeedContent(reading, entry, frameHosts(common)) : reading;
}

/** A site without rules: what the feed has of the text serves where the page gave less, or nothing. */
function withFeedContent(reading: Reading, entry: EntryRecord, embedHosts: readonly string[]): Reading {
  const { outcome } = reading;
  if (outcome instanceof ArticleError && outcome.code === 'article.no-body')
    return { ...reading, outcome: feedArticle(entry.payload, entry.url, embedHosts) ?? outcome };
  return outcome instanceof Error
    ? reading
    : { ...reading, outcome: orFeedContent(outcome, entry.payload, embedHosts) };
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
