// The numbers that several rooms must agree on, each with its source.

/** No feed is polled more often than this, whatever the configuration says. */
export const feedFloorMs = 15 * 60_000;

/** A date candidate later than the fetch by more than this is wrong and is skipped. */
export const futureToleranceMs = 5 * 60_000;

/** A page that only fails for now (5xx, cut connection) becomes a summary-only post after this. */
export const pendingGraceMs = 24 * 3_600_000;

/** First and longest pause of a host that refuses pages; each refusal in a row doubles it. */
export const breakerFirstMs = 3_600_000;
export const breakerLongestMs = 24 * 3_600_000;

/** A Retry-After beyond this is taken as this. */
export const retryAfterCapMs = 2 * 24 * 3_600_000;

/** robots.txt is asked for again after this. */
export const robotsLifeMs = 24 * 3_600_000;

/** Redirects followed for one request. */
export const redirectLimit = 5;

/** Deepest nesting of elements in a post: kramdown fails beyond some 1,500, see the writer's rule 9. */
export const nestingLimit = 80;

/** A body line longer than this is broken up, because kramdown's time grows with tags × bytes of a line. */
export const bodyLineBytes = 32 * 1024;

/** A feed larger than this is not read at all. In bytes; twice what a feed of 20,000 long items takes. */
export const feedBytesLimit = 64 * 1024 * 1024;

/** Items beyond this are not read. */
export const feedItemLimit = 50_000;

/** Elements of a feed nested deeper than this (text and XHTML not counted) cost the item that they are in. */
export const feedDepthLimit = 100;

/** Reading one page, or planning one feed, is broken off after this: a rule that never ends must not stop the mirror. */
export const readingTimeMs = 20_000;
