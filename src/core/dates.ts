// Dates as feeds, pages and addresses write them → instants. Knows no feed, no page and never the machine's zone.
import { type DateFields, dayFields } from './date-fields.ts';
import { readDateFields } from './date-forms.ts';
import { findIn } from './patterns.ts';
import { parseHttpUrl, readable } from './url.ts';
import { wallTimeToInstant } from './zone.ts';

const firstYear = 1970;
const lastYear = 2100;

/**
 * The instant that `text` means, or null when it is no date, an impossible one (30 February) or one outside
 * 1970–2100. Reads RFC 822 with its real-world deviations, ISO 8601 / W3CDTF, `DD/MM/YYYY - HH:MM`, the French,
 * Chinese, Japanese and Korean forms, and epoch numbers (seconds or milliseconds). The weekday is never believed. A
 * time without a zone is a wall time in `timezone` (IANA); a date without a time names a day and is its 00:00:00Z. A
 * day without a year is the last such day before `near` (a day's grace); without `near` it is no date.
 */
export function parseDate(
  text: string,
  options: { readonly timezone: string; readonly near?: Date | null },
): Date | null {
  const folded = text
    .replace(/\s+/g, ' ')
    // Java's zone name behind the offset.
    .replace(/\[[\w/+-]+\]\s*$/, '')
    .trim();
  if (folded === '' || folded.length > 100) return null;
  const epoch = readEpoch(folded);
  if (epoch !== null) return epoch;
  const fields = readDateFields(folded);
  if (fields === null) return null;
  if (fields.year !== null) return toInstant(fields, options.timezone);
  return lastBefore(fields, { ...options, near: options.near ?? null });
}

function lastBefore(
  fields: DateFields,
  options: { readonly timezone: string; readonly near: Date | null },
): Date | null {
  if (options.near === null) return null;
  const latest = options.near.getTime() + 86_400_000;
  const thisYear = new Date(latest).getUTCFullYear();
  // 29 February may be up to eight years back.
  for (let year = thisYear; year >= thisYear - 8; year--) {
    const date = toInstant({ ...fields, year }, options.timezone);
    if (date !== null && date.getTime() <= latest) return date;
  }
  return null;
}

/**
 * The day that stands in an address, as 00:00:00Z of that day, or null. `patterns` (a site rule's `urlDate`) are
 * regular expressions as text, tested with the `u` flag on the decoded path; the first group is YYYYMMDD, or the
 * groups `year`, `month`, `day`. Without patterns the usual three forms serve: /2020/08/21/, /20200821-, /2020-08-21-.
 */
export function dateFromAddress(url: string, patterns: readonly string[]): Date | null {
  const address = parseHttpUrl(url);
  if (address === null) return null;
  const path = readable(address.pathname, 'path');
  const tested = patterns.length === 0 ? usualPatterns : patterns;
  for (const pattern of tested) {
    const match = findIn(pattern, path);
    if (match === null) continue;
    const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(match[1] ?? '');
    const year = match.groups?.['year'] ?? packed?.[1];
    const month = match.groups?.['month'] ?? packed?.[2];
    const day = match.groups?.['day'] ?? packed?.[3];
    if (year === undefined || month === undefined || day === undefined) continue;
    const date = toInstant(dayFields(Number(year), Number(month), Number(day)), 'UTC');
    if (date !== null) return date;
  }
  return null;
}

const usualPatterns = [
  '/(?<year>\\d{4})/(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:/|$)',
  '/(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})[-_/]',
  '/(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})[-_/]',
];

/** Nine or ten digits are seconds, twelve or thirteen milliseconds; shorter ones are no epoch but a year or a day. */
function readEpoch(text: string): Date | null {
  const match = /^(?:(\d{9,10})(?:\.\d+)?|(\d{12,13}))$/.exec(text);
  if (match === null) return null;
  return inRange(new Date(match[1] === undefined ? Number(match[2]) : Number(text) * 1000));
}

function toInstant(fields: DateFields, timezone: string): Date | null {
  const { year, month, day, millisecond, offset } = fields;
  if (year === null) return null;
  const { hour, minute, second } = fields.time ?? { hour: 0, minute: 0, second: 0 };
  const isMidnightAtEnd = hour === 24 && minute === 0 && second === 0;
  // 60 is a leap second; it becomes the next minute.
  if ((hour > 23 && !isMidnightAtEnd) || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  if (inRange(new Date(wall)) === null) return null;
  if (fields.time === null) return new Date(wall);
  return inRange(offset === null ? wallTimeToInstant(wall, timezone) : new Date(wall - offset * 60_000));
}

function inRange(date: Date): Date | null {
  const year = date.getUTCFullYear();
  // Zero is what programs write that have no date.
  return year >= firstYear && year <= lastYear && date.getTime() !== 0 ? date : null;
}
