// A date as it was written, field by field, before anyone asks whether there is such a day.

export interface DateFields {
  /** null: the text names none. */
  readonly year: number | null;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** null: the text names a day and no time. */
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  readonly millisecond: number;
  /** Minutes east of UTC; null: the text names no zone. */
  readonly offset: number | null;
}

/** A day without a time. */
export function dayFields(year: number | null, month: number, day: number): DateFields {
  return { year, month, day, time: null, millisecond: 0, offset: null };
}

/** 12 am is midnight; `half` is `a` or `p`, undefined when the clock has 24 hours. */
export function hour24(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
