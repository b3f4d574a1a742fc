// The forms in which feeds and pages write a date → its fields. Takes them as written: dates.ts says which are possible.
import { zoneOffsetMinutes } from './zone-names.ts';

export interface DateFields {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** null: the text names a day and no time. */
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  readonly millisecond: number;
  /** Minutes east of UTC; null: the text names no zone. */
  readonly offset: number | null;
}

/** The fields of `text` (white space already folded), or null when it has none of the known forms or an unknown zone. */
export function readDateFields(text: string): DateFields | null {
  for (const read of readers) {
    const fields = read(text);
    if (fields !== null) return fields;
  }
  return null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const weekday = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?`;
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\b\.?)?`;
const zone = String.raw`(?: ?(?!\d)(.+))?`;

/** Thu, 1 Jan 04 19:48 EST and all between it and RFC 822. */
const rfc822 = new RegExp(
  String.raw`^${weekday}(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?:,? ${clock}${zone})?$`,
  'i',
);
/** Jan 4, 2004 19:48:21 and asctime's Thu Jan 4 19:48:21 2004. */
const monthFirst = new RegExp(
  String.raw`^${weekday}([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,? ${clock}${zone})?$`,
  'i',
);
const asctime = new RegExp(
  String.raw`^${weekday}([a-z]{3,9}) (\d{1,2}) ${clock}(?: ([a-z]{1,5}))? (\d{4})$`,
  'i',
);
const iso = new RegExp(
  String.raw`^(\d{4})(?:(-?)(\d{1,2})(?:\2(\d{1,2})(?:(?:t| ?t ?| )${clock}${zone})?)?)?$`,
  'i',
);
/** 20200821T235710Z. */
const isoBasic = /^(\d{4})(\d{2})(\d{2})(?:t| )?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?$/i;
/** 22/08/2020 - 01:18, as many newsrooms print it: day first, as in most of the world. */
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:(?: ?[-–—,] ?| )${clock}${zone})?$`,
  'i',
);

type Groups = RegExpExecArray | null;

/** In order; the first that knows the form decides, so that an impossible date is not read in another way. */
const readers: readonly ((text: string) => DateFields | null)[] = [
  (text) => fromGroups(iso.exec(text), { year: 1, month: 3, day: 4, clock: 5 }),
  (text) => fromGroups(rfc822.exec(text), { year: 3, month: 2, day: 1, clock: 4 }),
  (text) => fromGroups(monthFirst.exec(text), { year: 3, month: 1, day: 2, clock: 4 }),
  (text) => fromGroups(asctime.exec(text), { year: 9, month: 1, day: 2, clock: 3 }),
  (text) => fromGroups(dayFirst.exec(text), { year: 4, month: 3, day: 1, clock: 5 }),
  (text) => fromBasic(isoBasic.exec(text)),
];

/** `at` says in which group each field stands; from `clock` on: hour, minute, second, fraction, a or p, zone. */
function fromGroups(
  match: Groups,
  at: { readonly year: number; readonly month: number; readonly day: number; readonly clock: number },
): DateFields | null {
  if (match === null) return null;
  const month = monthNumber(match[at.month] ?? '1');
  if (month === null) return null;
  const day = dayFields(fullYear(match[at.year] ?? ''), month, Number(match[at.day] ?? '1'));
  const [hour, minute, second, fraction, half, zoneText] = match.slice(at.clock, at.clock + 6);
  if (hour === undefined || minute === undefined) return day;
  const offset = zoneText === undefined ? null : zoneOffsetMinutes(zoneText);
  if (offset === undefined) return null;
  return {
    ...day,
    time: { hour: hour24(Number(hour), half), minute: Number(minute), second: Number(second ?? '0') },
    millisecond: Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
    offset,
  };
}

function fromBasic(match: Groups): DateFields | null {
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zoneText] = match;
  const offset = zoneText === undefined ? null : zoneOffsetMinutes(zoneText);
  if (offset === undefined) return null;
  return {
    ...dayFields(Number(year), Number(month), Number(day)),
    time: { hour: Number(hour), minute: Number(minute), second: Number(second ?? '0') },
    offset,
  };
}

/** A day without a time. */
export function dayFields(year: number, month: number, day: number): DateFields {
  return { year, month, day, time: null, millisecond: 0, offset: null };
}

/** RFC 2822, section 4.3: 00–49 are 2000–2049, 50–99 are 1950–1999. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function monthNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const index = months.indexOf(text.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}

function hour24(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
