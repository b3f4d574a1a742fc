// From what is known of an entry to the post's text. Pure.
import type { DatedBy } from '../article/dates.ts';
import { embedsAsLinks } from '../article/embeds-as-links.ts';
import { sanitizeHtml } from '../article/sanitize.ts';
import { frameHosts } from '../core/common-rules.ts';
import { dateFromAddress } from '../core/dates.ts';
import type { EntryRecord } from '../core/entry-record.ts';
import { readingTimeMs } from '../core/limits.ts';
import { oneOccursIn } from '../core/patterns.ts';
import { withinTime } from '../core/time-bound.ts';
import type { Article, LeadImage, SafeHtml } from '../core/types.ts';
import { type PostBody, renderPost } from '../post/render.ts';
import { type ChosenDate, chooseDate } from './date-choice.ts';
import { bylineOf, frontMatterOf, namesOf } from './facts.ts';
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
function withEmbeds(html: SafeHtml, feed: Pick<MirroredFeed, 'common' | 'embeds'>): SafeHtml {
  return feed.embeds === 'link' ? embedsAsLinks(html, feed.common.embeds) : html;
}

/** What the page alone gives, under the picture chosen for it. */
export function pageBody(article: Article, image: LeadImage | null): PostBody {
  const { printedDate, standfirst, html, credit } = article;
  return { kind: 'article', printedDate, image, standfirst, html, credit };
}

/** What the feed alone can give. */
export function summaryBody(entry: EntryRecord, feed: MirroredFeed): PostBody {
  const image = feedImage(entry, feed)?.url ?? null;
  return { kind: 'summary', image, summary: feedSummary(entry, feed) };
}

function feedSummary(entry: EntryRecord, feed: Pick<MirroredFeed, 'common' | 'embeds'>): SafeHtml | null {
  const html = entry.payload?.summary ?? entry.payload?.content ?? null;
  if (html === null) return null;
  const about = { baseUrl: entry.url, embedHosts: frameHosts(feed.common) };
  return withinTime(readingTimeMs, entry.url, () => withEmbeds(sanitizeHtml(html, about), feed));
}

function feedImage(entry: EntryRecord, feed: MirroredFeed): LeadImage | null {
  const url = entry.payload?.image ?? null;
  if (url === null) return null;
  const isGeneric = oneOccursIn(feed.rules?.genericImages ?? [], url);
  return isGeneric ? null : { url, caption: null, credit: null, alt: null };
}

/** What a feed's posts have in common. */
export type PostWishes = Pick<
  MirroredFeed,
  'name' | 'author' | 'tags' | 'categories' | 'frontMatter' | 'language' | 'common' | 'embeds'
>;

/**
 * @param placed the entry with title and date settled
 * @param body as the post shows it: pictures and links are where the reader will find them
 * @param about.article null: the post has the feed's summary alone
 */
export function postText(
  placed: { readonly url: string; readonly title: string; readonly publishedAt: Date },
  body: PostBody,
  about: {
    readonly entry: EntryRecord;
    readonly feed: PostWishes;
    readonly article: Article | null;
    /** What the post shows of its first picture, when that is a copy. */
    readonly copy: string | null;
  },
): string {
  const { entry, feed } = about;
  const known = { ...about, body, feedSummary: () => feedSummary(entry, feed) };
  return renderPost({
    title: placed.title,
    publishedAt: placed.publishedAt,
    author: feed.author === 'byline' ? (bylineOf(known) ?? feed.name) : feed.name,
    url: placed.url,
    tags: namesOf(feed.tags, known),
    categories: namesOf(feed.categories, known),
    frontMatter: frontMatterOf(feed.frontMatter, known),
    language: feed.language,
    body,
    modifiedAt: null,
  });
}
