// The forms in which feeds and pages write a date → its fields. Takes them as written: dates.ts says which are possible.
import { type DateFields, dayFields, hour24 } from './date-fields.ts';
import { readEastAsianDate } from './date-forms-cjk.ts';
import { zoneOffsetMinutes } from './zone-names.ts';

/** The fields of `text` (white space already folded), or null when it has none of the known forms or an unknown zone. */
export function readDateFields(text: string): DateFields | null {
  const plain = /[^ -~]|\d ?h|er /.test(text) ? withoutFrench(text.normalize('NFKC')) : text;
  for (const read of readers) {
    const fields = read(plain);
    if (fields !== null) return fields;
  }
  return null;
}

/** `le samedi 1er mars 2025 à 10 h 30` → `samedi 1 mars 2025 10:30`. */
function withoutFrench(text: string): string {
  return text
    .replace(/^le /i, '')
    .replace(/\b1er\b/i, '1')
    .replace(/,? à /, ' ')
    .replace(/(\d) ?h(?: ?(\d{2}))?(?![\p{L}\d])/u, (_, hour: string, minute = '00') => `${hour}:${minute}`);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Without accents. */
const frenchMonths = [
  'janv',
  'fev',
  'mars',
  'avr',
  'mai',
  'juin',
  'juil',
  'aou',
  'sept',
  'oct',
  'nov',
  'dec',
];
const chineseMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** In any language: it is never believed. */
const weekday = String.raw`(?:\p{L}{1,12}\.?,? ?)?`;
const monthName = String.raw`(\d{1,2}月|\d{1,2}월|\p{L}{2,12})\.?`;
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\b\.?)?`;
const zone = String.raw`(?: ?(?!\d)(.+))?`;

/** Thu, 1 Jan 04 19:48 EST and all between it and RFC 822. */
const rfc822 = new RegExp(
  String.raw`^${weekday}(\d{1,2})\.?[ -]${monthName},?[ -](\d{4}|\d{2})(?:,? ${clock}${zone})?$`,
  'iu',
);
/** Jan 4, 2004 19:48:21 and asctime's Thu Jan 4 19:48:21 2004. */
const monthFirst = new RegExp(
  String.raw`^${weekday}([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,? ${clock}${zone})?$`,
  'iu',
);
const asctime = new RegExp(
  String.raw`^${weekday}([a-z]{3,9}) (\d{1,2}) ${clock}(?: ([a-z]{1,5}))? (\d{4})$`,
  'iu',
);
const iso = new RegExp(
  String.raw`^(\d{4})(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2})(?:(?:t| ?t ?|,? )${clock}${zone})?)?)?$`,
  'i',
);
/** 20200821T235710Z. */
const isoBasic = /^(\d{4})(\d{2})(\d{2})(?:t| )?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?$/i;
/** 2020-08-21T23Z. */
const isoHour = /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2})(z|[+-]\d{2}:?(?:\d{2})?)?$/i;
/** 2020-234, and 2020-W34-5. */
const isoOrdinal = /^(\d{4})-?(\d{3})$/;
const isoWeek = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
/** 22/08/2020 - 01:18, as many newsrooms print it: day first, as in most of the world. */
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:(?: ?[-–—,] ?| )${clock}${zone})?$`,
  'iu',
);

type Groups = readonly (string | undefined)[] | null;

/** In order; the first that knows the form decides, so that an impossible date is not read in another way. */
const readers: readonly ((text: string) => DateFields | null)[] = [
  (text) => fromGroups(iso.exec(text), { year: 1, month: 3, day: 4, clock: 5 }),
  (text) => fromGroups(rfc822.exec(text), { year: 3, month: 2, day: 1, clock: 4 }),
  (text) => fromGroups(monthFirst.exec(text), { year: 3, month: 1, day: 2, clock: 4 }),
  (text) => fromGroups(asctime.exec(text), { year: 9, month: 1, day: 2, clock: 3 }),
  (text) => fromGroups(dayFirst.exec(text), { year: 4, month: 3, day: 1, clock: 5 }),
  (text) => fromBasic(isoBasic.exec(text)),
  (text) => fromBasic(isoHour.exec(text)?.toSpliced(5, 0, '00', '00') ?? null),
  (text) => fromOrdinal(isoOrdinal.exec(text)),
  (text) => fromWeek(isoWeek.exec(text)),
  readEastAsianDate,
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

function fromOrdinal(match: Groups): DateFields | null {
  if (match === null) return null;
  const day = new Date(Date.UTC(Number(match[1]), 0, Number(match[2])));
  const isInYear = Number(match[2]) > 0 && day.getUTCFullYear() === Number(match[1]);
  return isInYear ? dayFields(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()) : null;
}

/** ISO 8601: week 1 is the one with 4 January in it, and begins on Monday. */
function fromWeek(match: Groups): DateFields | null {
  const week = Number(match?.[2] ?? '0');
  if (match === null || week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(Number(match[1]), 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const day = new Date(Date.UTC(Number(match[1]), 0, monday + (week - 1) * 7 + Number(match[3] ?? '1') - 1));
  return dayFields(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** RFC 2822, section 4.3: 00–49 are 2000–2049, 50–99 are 1950–1999. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function monthNumber(text: string): number | null {
  const number = /^\d+(?=[月월]?$)/.exec(text);
  if (number !== null) return Number(number[0]);
  const name = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const index = [
    months.indexOf(name.slice(0, 3)),
    frenchMonths.findIndex((month) => name.startsWith(month)),
    chineseMonths.indexOf(name.replace(/月$/, '')),
  ].find((found) => found >= 0);
  return index === undefined ? null : index + 1;
}
