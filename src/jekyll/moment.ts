// The date of a post as Jekyll understands it, and what clocks in the blog's zone show then. Pure.
import { offsetMs } from '../core/zone.ts';

/** Without a zone a date means a wall clock's time, wherever the blog is built. */
export type Moment =
  | { readonly kind: 'instant'; readonly ms: number }
  /** The wall time written as if it were UTC. */
  | { readonly kind: 'wall'; readonly ms: number };

const form =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?[ \t]*(?:(Z|UTC|GMT)|([+-])(\d{1,2}):?(\d{2})?)?)?$/;

/**
 * A front matter's date, or null for one that Jekyll's versions may read differently or not at all. YAML takes a time
 * with seconds and without zone for UTC, unless it is in quotes; any other goes to Ruby's Time.parse.
 * @param isText it stands in quotes
 */
export function momentFrom(text: string, isText: boolean): Moment | null {
  const found = form.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, joint, hour, minute, second, utc, sign, zoneHours, zoneMinutes] = found;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  if (!isReal(ms, [year, month, day, hour, minute, second])) return null;
  if (hour === undefined) return { kind: 'wall', ms };
  if (utc !== undefined) return { kind: 'instant', ms };
  if (sign !== undefined) {
    const offset = (Number(zoneHours) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
    return { kind: 'instant', ms: sign === '-' ? ms + offset : ms - offset };
  }
  if (isText || second === undefined) return { kind: 'wall', ms };
  // The YAML readers of 3.10 and 4.3 do not agree on a "T" without a zone.
  return joint?.trim() === '' ? { kind: 'instant', ms } : null;
}

/** 30 February and 25 o'clock would count on into another day. */
function isReal(ms: number, fields: readonly (string | undefined)[]): boolean {
  const date = new Date(ms);
  const shown = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return shown.every((value, index) => value === Number(fields[index] ?? 0));
}

/** Hours that clocks anywhere on Earth are ahead of UTC: the ends, and zones of half and quarter hours between. */
const everywhere = [-12, -3.5, 5.75, 14];

/**
 * What clocks of the blog may show, as if it were UTC: one time, or without a zone those of the ends of the world.
 * Nothing for a zone that is not known.
 */
export function wallTimes(moment: Moment, timezone: string | null): readonly Date[] {
  if (moment.kind === 'wall') return [new Date(moment.ms)];
  if (timezone === null) return everywhere.map((hours) => new Date(moment.ms + hours * 3_600_000));
  try {
    return [new Date(moment.ms + offsetMs(moment.ms, timezone))];
  } catch {
    return [];
  }
}
