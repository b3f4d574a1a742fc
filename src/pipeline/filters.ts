// Which entries a feed's owner wants. Pure; knows patterns and texts, not where they come from.
import { occursIn } from '../core/patterns.ts';

export interface EntryFilter {
  readonly title: string | null;
  readonly section: string | null;
  readonly url: string | null;
  readonly credit: string | null;
}

/** What is known of an entry; `undefined` credit means that the page has not been read yet. */
export interface FilterSubject {
  readonly title: string | null;
  readonly sections: readonly string[];
  readonly url: string;
  readonly credit: string | null | undefined;
}

/** Shown to the owner: `skip title: /彩票/`. */
export function describeFilter(filter: EntryFilter): string {
  return Object.entries(filter)
    .filter(([, pattern]) => pattern !== null)
    .map(([field, pattern]) => `${field}: /${pattern}/`)
    .join(', ');
}

/** true, false, or null when only the page can tell (a credit pattern before the page was read). */
function matches(filter: EntryFilter, subject: FilterSubject): boolean | null {
  const tests: (boolean | null)[] = [];
  if (filter.title !== null) tests.push(occursIn(filter.title, subject.title ?? ''));
  if (filter.section !== null) {
    const { section } = filter;
    tests.push(subject.sections.some((name) => occursIn(section, name)));
  }
  if (filter.url !== null) tests.push(occursIn(filter.url, subject.url));
  if (filter.credit !== null) {
    tests.push(subject.credit === undefined ? null : occursIn(filter.credit, subject.credit ?? ''));
  }
  if (tests.includes(false)) return false;
  return tests.includes(null) ? null : true;
}

/**
 * Why an entry is not wanted, or null when it is (or when that cannot be said before its page is read).
 * `skip` wins over `keep`; an empty `keep` wants everything.
 */
export function refusalOf(
  subject: FilterSubject,
  filters: { readonly keep: readonly EntryFilter[]; readonly skip: readonly EntryFilter[] },
): string | null {
  const skipped = filters.skip.find((filter) => matches(filter, subject) === true);
  if (skipped !== undefined) return `skip ${describeFilter(skipped)}`;
  const isKept =
    filters.keep.length === 0 || filters.keep.some((filter) => matches(filter, subject) !== false);
  return isKept ? null : 'no keep rule matches';
}

/** Whether a credit pattern may still refuse an entry that is wanted so far. */
export function dependsOnCredit(
  subject: FilterSubject,
  filters: { readonly keep: readonly EntryFilter[]; readonly skip: readonly EntryFilter[] },
): boolean {
  const maySkip = filters.skip.some((filter) => matches(filter, subject) === null);
  const isKept =
    filters.keep.length === 0 || filters.keep.some((filter) => matches(filter, subject) === true);
  return maySkip || !isKept;
}
