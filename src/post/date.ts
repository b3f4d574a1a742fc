// The date of a post as it is written (D of the writer's rules). An impossible one stops the whole Jekyll build.

/** Milliseconds; Jekyll's YAML reader knows four-digit years only. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** D, rule 4: ISO 8601 in UTC with milliseconds. Throws a RangeError outside 1970–9999 and for an invalid date. */
export function postDate(instant: Date): string {
  const ms = instant.getTime();
  if (!(ms >= 0 && ms <= latest)) {
    throw new RangeError(`A post cannot be dated ${ms}: only times from 1970 to 9999 can be written`);
  }
  return instant.toISOString();
}
