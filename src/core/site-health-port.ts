// The door to what is remembered of each site's health: its last readings, and the alarms that they raised. Part of
// the state; pipeline/drift.ts says what the numbers mean.

/** Readings of one site that are kept and judged by, of those that were believed and of those that were not. */
export const ringSize = 50;

/** What one page gave, as far as the health of its site's rules goes. Of pages with text only: article, wire, column. */
export interface SiteReading {
  /** The entry's; a page that is read again counts once, as its newest reading. */
  readonly key: string;
  readonly at: Date;
  /** The site's rules that found something on the page; see article/trace.ts. */
  readonly matched: readonly string[];
  /** Characters of the body; null when no body was found. */
  readonly textLength: number | null;
  /** Characters of paragraphs beside the body, in its container. */
  readonly outsideText: number;
}

/** A reading as it was judged. */
export interface JudgedReading extends SiteReading {
  /** Its article was held back, or had no body: no measure for others. */
  readonly isDoubted: boolean;
}

/** What a new reading means beside the earlier ones. */
export interface Judgement {
  /** Why the article is held back, as a clause; null: it is believed. */
  readonly doubt: string | null;
  readonly raised: readonly { readonly rule: string; readonly reason: string }[];
  readonly ended: readonly string[];
}

export interface SiteAlarm {
  /** Id of the site rules; `//host` for a site without any. */
  readonly site: string;
  /** Name of the rule (`body`, `title`, `remove.<id>`), or `body length`. */
  readonly rule: string;
  /** A clause: what was seen. */
  readonly reason: string;
  readonly raisedAt: Date;
  /** When its owner was told; null: not yet. */
  readonly toldAt: Date | null;
  /** null: it stands. */
  readonly endedAt: Date | null;
}

/** Readings are kept for each site apart, the last 50 that were believed and the last 50 that were not. */
export interface SiteHealthStore {
  /**
   * Judges a reading beside the site's earlier ones (oldest first; one of the same page among them) and the rules whose alarm
   * stands, and records both; one transaction. With other `rules` than last time the site starts afresh: its readings
   * are forgotten and its alarms end. Gives back the doubt, and the alarms that ended by this call.
   * @param note `rules`: a hash of the site's rules
   * @param judge pure; may be called again when the transaction has to be repeated
   */
  noteReading(
    note: { readonly site: string; readonly rules: string; readonly reading: SiteReading },
    judge: (history: readonly JudgedReading[], standing: ReadonlySet<string>) => Judgement,
  ): Promise<{ readonly doubt: string | null; readonly ended: readonly SiteAlarm[] }>;
  /** Alarms that stand and were told to nobody; from now on they are told. Each comes to one caller only. */
  takeUntold(at: Date): Promise<readonly SiteAlarm[]>;
  /** Alarms that stand, by site and rule. */
  alarms(): Promise<readonly SiteAlarm[]>;
}
