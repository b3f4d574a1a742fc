// What is taken out of pages and posts, as data.

/** One thing to take out of a page, counted under its id. */
export interface Removal {
  readonly id: string;
  readonly selector: string;
  /** Why it is no part of the article. */
  readonly reason: string;
}
