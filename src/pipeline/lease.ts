// How long one process may hold an entry.

/** Long enough for a page behind a slow host's queue, short enough to come back after a crash. */
export const leaseMs = 30 * 60_000;
