// The nouns of the sample news site. Plain data; knows nothing of HTTP.

/** Kinds of page that RFI serves and that a mirror must tell apart. */
export type PageFamily =
  | 'article'
  | 'wire'
  | 'column'
  | 'podcast'
  | 'broadcast'
  | 'video'
  | 'live-blog'
  | 'section';

/** Generation of the site's templates: how lead pictures are lazy-loaded and what wraps the article. */
export type Template = '2020' | '2022' | '2025';

/**
 * One stretch of a page. It carries its own expectations, so that the list of what must survive a clean-up and what
 * must not is never kept by hand.
 */
export interface Piece {
  /** `base` is the origin's own address, without a final slash. */
  readonly html: (base: string) => string;
  /** Plain text that a post of this page must hold (tags taken out, entities decoded, white space apart). */
  readonly keep?: readonly string[];
  /** Plain text that the page holds and a post must not. */
  readonly drop?: readonly string[];
  /** Parts of addresses that a post's HTML must name: picture ids, video ids, sound files, links. */
  readonly addresses?: readonly string[];
  /** Ids of the junk fragments in this stretch. */
  readonly junk?: readonly string[];
}

export interface Picture {
  /** Path of the picture below /media/display/. */
  readonly uuid: string;
  readonly file: string;
  readonly alt: string;
  readonly legend: string | null;
  readonly credits: string | null;
}

export interface ArticleSpec {
  /** Short name for tests and logs. */
  readonly id: string;
  readonly edition: 'cn' | 'tw';
  readonly family: PageFamily;
  /** The title as an editor wrote it, boiler-plate apart. */
  readonly title: string;
  /** The `<title>` of the feed item as plain text when it differs; written with its entities by feed.ts. */
  readonly feedTitle?: string;
  /** Writes the feed title's entities twice, as the source does now and then. */
  readonly doubleEncoded?: true;
  readonly section: string;
  /** Folders and last part of the decoded path; the slug of the title when absent. */
  readonly folder: string;
  readonly slug?: string;
  /** No YYYYMMDD- before the slug. */
  readonly dateless?: true;
  /** Instants, ISO 8601 UTC. `feedAt: null` leaves pubDate out. */
  readonly publishedAt: string;
  readonly modifiedAt?: string;
  readonly feedAt: string | null;
  /** The feed writes the link with a doubled slash behind the host. */
  readonly doubledSlash?: true;
  /** An id that is no address. */
  readonly opaqueGuid?: string;
  readonly byline: string | null;
  readonly standfirst: string | null;
  readonly lead: Picture | null;
  /** The default share logo in og:image and thumbnail, as RFI does for articles without a picture. */
  readonly genericLogo?: true;
  readonly template: Template;
  readonly tags: readonly string[];
  /** Sound or video of the feed item, as a path on the origin. */
  readonly enclosure?: { readonly path: string; readonly type: string; readonly length: number };
  /** A player where the lead picture stands elsewhere. */
  readonly leadMedia?: Piece;
  readonly body: readonly Piece[];
}

/** What a test, a benchmark or a demonstration may know of one page. */
export interface OriginArticle {
  readonly id: string;
  readonly edition: 'cn' | 'tw';
  readonly family: PageFamily;
  readonly title: string;
  /** Decoded, with one slash in front. */
  readonly path: string;
  /** The link as the feed gives it. */
  readonly url: string;
  /** `text`: there is something to mirror; `empty`: an article whose body holds nothing; `none`: no article at all. */
  readonly content: 'text' | 'empty' | 'none';
  readonly standfirst: string | null;
  /** Part of the lead picture's address; null when the page has none of its own. */
  readonly leadImage: string | null;
  readonly junk: readonly string[];
  readonly keep: readonly string[];
  readonly drop: readonly string[];
  readonly addresses: readonly string[];
  /** The same of a player in the lead picture's place: good to have, but no part of the body. */
  readonly leadPlayer: readonly string[];
}
