// What `init` says, whatever the language: the comments of the new configuration and the words at the end.

/** A text may have several lines; each becomes a comment line. */
export interface InitComments {
  readonly config: {
    readonly intro: string;
    readonly contact: string;
    readonly feeds: string;
    readonly wire: string;
    readonly traditional: string;
    readonly media: string;
    readonly embeds: string;
    readonly jekyll: string;
    readonly ownSite: string;
    readonly publish: string;
    readonly http: string;
    readonly more: string;
  };
  readonly report: {
    /** Before the files that were made. */
    readonly made: string;
    /** Behind the few that are named; {count} is the number of the others. */
    readonly others: string;
    /** Before the files that were there already. */
    readonly left: string;
    /** {file} is the configuration. */
    readonly edit: string;
    /** Behind the commands, each on its line. */
    readonly look: string;
    readonly mirror: string;
    readonly build: string;
  };
}
