// What is known about one site, as data. Loaded from config/sites/<name>.yaml by config/, used by article/ and pipeline/.
import type { CommonRules } from './common-rules.ts';
import type { Removal } from './removal.ts';
import type { PageFamily } from './types.ts';

/** The steps that rules may ask for by name; article/steps has them. `fmm-`: for one content system. */
export const stepNames = [
  'fmm-free-swallowed-text',
  'fmm-rejoin-split-body',
  'drop-adware',
  'fmm-video',
  'fmm-audio',
  'frames',
  'network-posts',
  'fmm-slideshow',
  'fmm-quote',
  'figures',
  'blocks-from-headings',
] as const;
export type StepName = (typeof stepNames)[number];

/** A dated set of selectors. The first version whose `detect` matches serves; the last one needs none. */
export interface SiteVersion {
  readonly id: string;
  readonly detect: string | null;
  readonly title: readonly string[];
  readonly body: readonly string[];
  readonly standfirst: readonly string[];
  readonly leadImage: readonly string[];
  readonly leadCaption: readonly string[];
  readonly leadCredit: readonly string[];
  readonly printedDate: readonly string[];
  readonly time: readonly string[];
  readonly author: readonly string[];
  readonly section: readonly string[];
  readonly tags: readonly string[];
  readonly credit: readonly string[];
  /** A player above the text (video and podcast pages); it becomes the first block of the body. */
  readonly leadPlayer: readonly string[];
  /** Named steps of article/steps that mend the page before anything is taken out. */
  readonly repairs: readonly StepName[];
  readonly remove: readonly Removal[];
  /** Named steps of article/steps that turn what is left into plain HTML, in order. */
  readonly steps: readonly StepName[];
}

/** Patterns are regular expressions as text, tested with the `u` flag. */
export interface SiteRules {
  /** File name without extension: `rfi`. */
  readonly id: string;
  /** The name that posts carry as author when no feed gives one. */
  readonly name: string;
  readonly hosts: readonly string[];
  /** IANA zone of the dates that the site prints without one. */
  readonly timezone: string;
  readonly language: string | null;
  readonly identity: { readonly dropQuery: boolean };
  /** First group: YYYYMMDD, or groups year, month, day. Tested on the decoded path. */
  readonly urlDate: readonly string[];
  /** Boiler-plate cut from titles. */
  readonly titleBoilerplate: readonly string[];
  /** Image addresses that stand for "no image". */
  readonly genericImages: readonly string[];
  /** How copies of its pictures are asked for. */
  readonly media: {
    /** Makes the address of another width: `replace` has `{width}` besides the groups of `pattern` ($1). */
    readonly width: { readonly pattern: string; readonly replace: string } | null;
    /** What is sent as Referer: nothing, the article's address, or only its origin. */
    readonly referrer: 'none' | 'page' | 'origin';
  };
  /** Finds a picture's width in its address (first group); null when the addresses do not tell. */
  readonly imageWidth: string | null;
  /** Credit lines of third-party wire copy. */
  readonly wireCredits: readonly string[];
  /**
   * Last paragraphs that are nothing but a copyright or an agency's name: they are the credit line, even where the
   * site's own mark is missing.
   */
  readonly creditLines: readonly string[];
  /** Hosts that serve https: links to them and pictures from them are upgraded. `*.name`: with every host below. */
  readonly httpsHosts: readonly string[];
  /** Links that lead through another service; the address meant is in the query parameter. `path` is a pattern. */
  readonly linkWrappers: readonly {
    readonly host: string;
    readonly path: string;
    readonly parameter: string;
  }[];
  /**
   * Tells the page families apart, first match wins; of `path` (decoded), `title` and `selector` all that are given
   * must match. `article`, `wire`, `column`, `podcast`, `broadcast`, `video`; `live-blog`, `section` and `not-found`
   * are refused.
   */
  readonly families: readonly {
    readonly family: PageFamily;
    readonly path: string | null;
    readonly title: string | null;
    readonly selector: string | null;
  }[];
  readonly versions: readonly SiteVersion[];
  /** Where the site lists its past. `null`: nothing is known. */
  readonly sitemaps: {
    /** Addresses of sitemap indexes. */
    readonly indexes: readonly string[];
    /** Addresses of news sitemaps: the last two days, with titles. */
    readonly news: readonly string[];
    /** Patterns of the children that hold articles; what matches none of them is left out. */
    readonly articles: readonly string[];
    /** Patterns of children that hold none, whatever else they match. */
    readonly skip: readonly string[];
  };
  /** Listing pages that go on: `listing` is a pattern of their decoded path, `next` makes the address of page {n}. */
  readonly paging: readonly { readonly listing: string; readonly next: string; readonly first: number }[];
  /** What is true of every page, whoever's it is. */
  readonly common: CommonRules;
}
