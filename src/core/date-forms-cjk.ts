// The forms in which Chinese, Japanese and Korean write a date → its fields. Takes them as written.
import { type DateFields, dayFields } from './date-fields.ts';
import { zoneOffsetMinutes } from './zone-names.ts';

const day = String.raw`(?:(令和|平成|民国|民國)?(\d{1,4}|元)? ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?`;
/** 2025. 3. 1., as Korean writes it. */
const dottedDay = String.raw`(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?`;
const isoDay = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const weekday = String.raw`(?: ?\(?(?:星期|周|週|礼拜)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?\)?)?`;
const half = '(上午|中午|下午|凌晨|早上|早晨|晚上|午前|午後|오전|오후)?';
const clock = String.raw`${half} ?(\d{1,2}) ?(?:[:时時点點시] ?(?:(\d{1,2}|半) ?(?:[:分분] ?(?:(\d{1,2}) ?[秒초]?)?)?)?)(?: ?(?![\d:])(.+))?`;

const usual = new RegExp(`^${day}${weekday}(?:[, ]*${clock})?$`);
const dotted = new RegExp(`^${dottedDay}${weekday}(?:[, ]*${clock})?$`);
const mixed = new RegExp(`^${isoDay}${weekday} ${clock}$`);

/** Years before the first of an era. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民国: 1911, 民國: 1911 };
const afternoon = /下午|晚上|午後|오후/;
const morning = /上午|凌晨|早上|早晨|午前|오전/;

/** 2025年3月1日 10:00, 3月1日, 2025년 3월 1일 오후 3시, 2025. 3. 1. 오후 3:20. Null for other forms. */
export function readEastAsianDate(text: string): DateFields | null {
  const match = usual.exec(text);
  if (match !== null) {
    const [, era, year, month, dayOfMonth, ...time] = match;
    if (era === undefined && year !== undefined && year.length < 4) return null;
    const whole = year === undefined ? null : (eras[era ?? ''] ?? 0) + (year === '元' ? 1 : Number(year));
    return withTime(dayFields(whole, Number(month), Number(dayOfMonth)), time);
  }
  const other = dotted.exec(text) ?? mixed.exec(text);
  if (other === null) return null;
  const [, year, month, dayOfMonth, ...time] = other;
  return withTime(dayFields(Number(year), Number(month), Number(dayOfMonth)), time);
}

function withTime(date: DateFields, time: readonly (string | undefined)[]): DateFields | null {
  const [halfDay, hour, minute, second, zone] = time;
  if (hour === undefined) return date;
  const offset = zone === undefined ? null : zoneOffsetMinutes(zone);
  if (offset === undefined) return null;
  return {
    ...date,
    time: {
      hour: hourOfDay(Number(hour), halfDay ?? ''),
      minute: minute === '半' ? 30 : Number(minute ?? '0'),
      second: Number(second ?? '0'),
    },
    offset,
  };
}

function hourOfDay(hour: number, halfDay: string): number {
  if (hour > 12) return hour;
  if (afternoon.test(halfDay)) return hour === 12 && halfDay === '晚上' ? 24 : (hour % 12) + 12;
  if (halfDay === '中午') return hour < 10 ? hour + 12 : hour;
  return morning.test(halfDay) ? hour % 12 : hour;
}
