// The nouns that every room shares. Plain data, no behaviour, imports nothing.

declare const safe: unique symbol;

/** HTML that went through article/sanitize.ts, the only file that can make it. */
export type SafeHtml = string & { readonly [safe]: true };

/** A media file that a feed entry names. `length` is in bytes. */
export interface Enclosure {
  readonly url: string;
  readonly type: string | null;
  readonly length: number | null;
}

/**
 * One entry of a feed after normalisation: links absolute, title plain text, missing is null.
 * `summary` and `content` are HTML with absolute links, not yet sanitised.
 */
export interface FeedEntry {
  /** The guid as given. Never assumed to be an address. */
  readonly id: string | null;
  readonly title: string | null;
  /** The item had no title: the one above is the beginning of its text, and a page's own is better. */
  readonly isTitleMade: boolean;
  readonly link: string | null;
  readonly author: string | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly image: string | null;
}

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

/** A whole feed as read. `repairs` names each mend that the text needed; `dropped` the items that were no entries. */
export interface ParsedFeed {
  readonly format: FeedFormat;
  readonly encoding: string;
  readonly repairs: readonly string[];
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly updated: Date | null;
  readonly entries: readonly FeedEntry[];
  readonly dropped: readonly { readonly reason: string; readonly title: string | null }[];
  /** What was given up without costing an item: dates that are none. One sentence each. */
  readonly warnings: readonly string[];
}

export interface LeadImage {
  readonly url: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly alt: string | null;
}

/** What a page can be. */
export const pageFamilies = [
  'article',
  'wire',
  'column',
  'podcast',
  'broadcast',
  'video',
  'live-blog',
  'section',
  'not-found',
] as const;
export type PageFamily = (typeof pageFamilies)[number];

/** Which kind of page an article came from; the others are no articles and never get here. */
export type ArticleFamily = Exclude<PageFamily, 'live-blog' | 'section' | 'not-found'>;

/** Where a date was taken from, in the order of preference of contract.md. */
export type DateSource = 'feed' | 'metadata' | 'time' | 'sitemap' | 'url' | 'first-seen' | 'post';

/** An article as taken from its page. */
export interface Article {
  /** The page's own address: as asked for, or canonical when only a file was at hand. */
  readonly url: string;
  /** `site:<name>@<version>`, `generic`, or `feed` when the feed's content is the body. */
  readonly method: string;
  readonly family: ArticleFamily;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly dateSource: DateSource | null;
  /** The first date that the page prints, as printed (`22/08/2020 - 01:18`). */
  readonly printedDate: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly language: string | null;
  readonly standfirst: string | null;
  readonly image: LeadImage | null;
  /** The body alone: no standfirst, no lead image, no credit line. May be empty for a video page. */
  readonly html: SafeHtml;
  readonly text: string;
  readonly links: readonly string[];
  readonly images: readonly string[];
  readonly credit: string | null;
  /** How many elements each removal rule took. */
  readonly removed: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** What a person, a program and a log can know of one fetched answer. Header names are lower-case. */
export interface FetchResponse {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Inflated; empty for 304. */
  readonly body: Uint8Array;
  /** Each hop that was followed, in order. */
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  readonly fetchedAt: Date;
}

/** Byte for byte as the server sent them. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Validators and the address that gave them, as FetchResponse.url has it. */
export interface AddressValidators extends Validators {
  readonly address: string;
}

/** Languages for which the fixed words of a post exist. */
export type PostLanguage = 'zh-Hans' | 'zh-Hant' | 'fr' | 'en';
