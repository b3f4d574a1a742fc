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
  /** A player above the text (video and podcast pages); it becomes the first block of the body. */
  readonly leadPlayer: readonly string[];
  /** Named steps of article/steps that mend the page before anything is taken out. */
  readonly repairs: readonly string[];
  readonly remove: readonly Removal[];
  /** Named steps of article/steps that turn what is left into plain HTML, in order. */
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
  /** Finds a picture's width in its address (first group); null when the addresses do not tell. */
  readonly imageWidth: string | null;
  /** Credit lines of third-party wire copy. */
  readonly wireCredits: readonly string[];
  /** Hosts whose iframes may stay. */
  readonly embedHosts: readonly string[];
  /** Elements that only a script turns into a player: attribute `id` holds the film, `{id}` in `embed` takes it. */
  readonly players: readonly { readonly selector: string; readonly id: string; readonly embed: string }[];
  /** Links that lead through another service; the address meant is in the query parameter. `path` is a pattern. */
  readonly linkWrappers: readonly {
    readonly host: string;
    readonly path: string;
    readonly parameter: string;
  }[];
  /**
   * Tells the page families apart, first match wins; of `path` (decoded), `title` and `selector` all that are given
   * must match. `article`, `wire`, `column`, `podcast`, `broadcast`, `video`; `live-blog` and `section` are refused.
   */
  readonly families: readonly {
    readonly family: string;
    readonly path: string | null;
    readonly title: string | null;
    readonly selector: string | null;
  }[];
  readonly versions: readonly SiteVersion[];
}
