// Wall time in an IANA zone → instant, by the rules that Intl carries. Knows nothing of how dates are written.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, format);
  return format;
}

/** How far the zone is ahead of UTC at that instant, in milliseconds. Throws a RangeError for an unknown zone. */
export function offsetMs(instantMs: number, timezone: string): number {
  const parts = new Map(
    formatFor(timezone)
      .formatToParts(instantMs)
      .map((part) => [part.type, part.value]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const wall = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
  return wall - Math.floor(instantMs / 1000) * 1000;
}

/**
 * The instant at which clocks in `timezone` show `wallMs` (the wall time written as if it were UTC, milliseconds).
 * An hour that comes twice (autumn) is its first; an hour that is skipped (spring) counts on from before the change.
 * Throws a RangeError for an unknown zone.
 */
export function wallTimeToInstant(wallMs: number, timezone: string): Date {
  const dayMs = 86_400_000;
  const before = offsetMs(wallMs - dayMs, timezone);
  const after = offsetMs(wallMs + dayMs, timezone);
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetMs(wallMs - offset, timezone) === offset) return new Date(wallMs - offset);
  }
  return new Date(wallMs - before);
}
