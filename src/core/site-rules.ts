// What is known about one site, as data. Loaded from config/sites/<name>.yaml by config/, used by article/ and pipeline/.

/** One thing to take out of a page, counted under its id. */
export interface Removal {
  readonly id: string;
  readonly selector: string;
  /** Why it is no part of the article. */
  readonly reason: string;
}

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
  readonly remove: readonly Removal[];
  /** Named steps of article/steps, in order. */
  readonly steps: readonly string[];
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
  /** Credit lines of third-party wire copy. */
  readonly wireCredits: readonly string[];
  /** Hosts whose iframes may stay. */
  readonly embedHosts: readonly string[];
  /** Decoded paths or selectors that tell the page families apart, first match wins. */
  readonly families: readonly {
    readonly family: string;
    readonly path: string | null;
    readonly title: string | null;
    readonly selector: string | null;
  }[];
  readonly versions: readonly SiteVersion[];
}
