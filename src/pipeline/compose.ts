// From what is known of an entry to the post's text. Pure.
import type { DatedBy } from '../article/dates.ts';
import { embedsAsLinks } from '../article/embeds-as-links.ts';
import { sanitizeHtml } from '../article/sanitize.ts';
import { frameHosts } from '../core/common-rules.ts';
import { dateFromAddress } from '../core/dates.ts';
import { readingTimeMs } from '../core/limits.ts';
import { oneOccursIn } from '../core/patterns.ts';
import type { EntryRecord } from '../core/state-port.ts';
import { withinTime } from '../core/time-bound.ts';
import type { Article, LeadImage, SafeHtml } from '../core/types.ts';
import { type PostBody, renderPost } from '../post/render.ts';
import { type ChosenDate, chooseDate } from './date-choice.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** The contract's order: feed, page metadata, page time, date in the address, first seen. */
export function dateOf(
  entry: EntryRecord,
  page: { readonly dates: readonly DatedBy[]; readonly fetchedAt: Date },
  feed: MirroredFeed,
): ChosenDate {
  const chosen = chooseDate(
    [
      { date: entry.payload?.published ?? null, source: 'feed' },
      ...page.dates,
      { date: dateFromAddress(entry.url, feed.rules?.urlDate ?? []), source: 'url' },
    ],
    page.fetchedAt,
  );
  return chosen ?? { date: entry.firstSeenAt, source: 'first-seen' };
}

/** The whole article, with the feed's picture where the page has none. */
export function articleBody(article: Article, entry: EntryRecord, feed: MirroredFeed): PostBody {
  const html = withEmbeds(article.html, feed);
  return pageBody({ ...article, html }, article.image ?? feedImage(entry, feed));
}

/** Frames as the feed's `post.embeds` wants them. */
function withEmbeds(html: SafeHtml, feed: MirroredFeed): SafeHtml {
  return feed.embeds === 'link' ? embedsAsLinks(html, feed.common.embeds) : html;
}

/** What the page alone gives, under the picture chosen for it. */
export function pageBody(article: Article, image: LeadImage | null): PostBody {
  const { printedDate, standfirst, html, credit } = article;
  return { kind: 'article', printedDate, image, standfirst, html, credit };
}

/** What the feed alone can give. */
export function summaryBody(entry: EntryRecord, feed: MirroredFeed): PostBody {
  const html = entry.payload?.summary ?? entry.payload?.content ?? null;
  const about = { baseUrl: entry.url, embedHosts: frameHosts(feed.common) };
  const summary = (): SafeHtml | null => (html === null ? null : withEmbeds(sanitizeHtml(html, about), feed));
  return {
    kind: 'summary',
    image: feedImage(entry, feed)?.url ?? null,
    summary: withinTime(readingTimeMs, entry.url, summary),
  };
}

function feedImage(entry: EntryRecord, feed: MirroredFeed): LeadImage | null {
  const url = entry.payload?.image ?? null;
  if (url === null) return null;
  const isGeneric = oneOccursIn(feed.rules?.genericImages ?? [], url);
  return isGeneric ? null : { url, caption: null, credit: null, alt: null };
}

/** @param placed the entry with title and date settled */
export function postText(
  placed: { readonly url: string; readonly title: string; readonly publishedAt: Date },
  body: PostBody,
  about: { readonly feed: MirroredFeed; readonly byline: string | null },
): string {
  const { feed } = about;
  return renderPost({
    title: placed.title,
    publishedAt: placed.publishedAt,
    author: feed.author === 'byline' ? (about.byline ?? feed.name) : feed.name,
    url: placed.url,
    tags: feed.tags,
    categories: feed.categories,
    frontMatter: feed.frontMatter,
    language: feed.language,
    body,
    modifiedAt: null,
  });
}
