// The dates of a feed and its items: the first that is one serves, the others are complained of.
import { parseDate } from '../core/dates.ts';

/** More complaints than this say nothing new. */
const warningLimit = 50;

/** Reads the dates of one feed and keeps what was wrong with them. */
export class DateReader {
  private readonly complaints: string[] = [];
  private unheard = 0;
  private near: Date | null;
  private readonly timezone: string;
  private readonly latest: number;

  /** `timezone` is that of times that name none; `fetchedAt` may be unknown. */
  constructor(options: { readonly timezone: string; readonly fetchedAt: Date | null }) {
    this.timezone = options.timezone;
    this.near = options.fetchedAt;
    const yearMs = 366 * 86_400_000;
    this.latest =
      options.fetchedAt === null ? Number.POSITIVE_INFINITY : options.fetchedAt.getTime() + yearMs;
  }

  /** The feed's own date: what a day without a year is near to. */
  standAt(date: Date | null): void {
    this.near = date ?? this.near;
  }

  /** The instant, or null; then `subject` is complained of. */
  read(text: string, subject: string): Date | null {
    const date = parseDate(text, { timezone: this.timezone, near: this.near });
    if (date !== null && date.getTime() <= this.latest) return date;
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    const problem = date === null ? 'is no date' : 'is too far off';
    if (this.complaints.length < warningLimit) this.complaints.push(`${subject}: "${shown}" ${problem}.`);
    else this.unheard += 1;
    return null;
  }

  /** One sentence for each date that was none. */
  get warnings(): readonly string[] {
    return this.unheard === 0
      ? this.complaints
      : [...this.complaints, `${this.unheard} more dates are none.`];
  }
}

interface DatedThing {
  readonly title: string | null;
  readonly id: string | null;
  readonly link: string | null;
}

/** The first of `texts` that is a date: a bad one never costs the item, nor a good one beside it. */
export function firstDate(
  texts: readonly string[],
  context: { readonly dates: DateReader; readonly about: DatedThing },
): Date | null {
  const { title, id, link } = context.about;
  for (const text of texts) {
    const date = context.dates.read(text, title ?? link ?? id ?? 'an item');
    if (date !== null) return date;
  }
  return null;
}
