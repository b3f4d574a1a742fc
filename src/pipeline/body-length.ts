// When a body is too short to be believed: by the lengths of its site's other bodies, or by what stands beside it on its
// own page. Pure.
import type { JudgedReading, SiteReading } from '../core/site-health-port.ts';

/** A reading that has a body. */
export type MeasuredReading = SiteReading & { readonly textLength: number };

/** Lengths from which the site's usual is known. */
const enough = 20;

/** Bodies in a row that are short against the median speak of the site, even where a short one is nothing new. */
const shortInARow = 5;
const shortShare = 1 / 4;

/** Two paragraphs: less beside the body is a note on the author or a line of the site's. */
const leastOutside = 160;

/** Readings from which the usual text beside the body is known. */
const enoughOutside = 5;

/** Why the body is too short by its site's history; null when it is not, or when there is too little of that. */
export function briefer(
  reading: MeasuredReading,
  past: { readonly history: readonly JudgedReading[]; readonly believed: readonly JudgedReading[] },
): { readonly doubt: string; readonly isRow: boolean } | null {
  const { textLength } = reading;
  const lengths = lengthsOf(past.believed);
  if (lengths.length < enough) return null;
  const median = middleOf(lengths);
  const last = [...past.history, reading].slice(-shortInARow).map((one) => one.textLength);
  if (last.every((length) => length !== null && length < median * shortShare)) {
    const doubt = `${shortInARow} bodies in a row are short: this one has ${textLength} characters, where half of the last ${lengths.length} had ${median} or more`;
    return { doubt, isRow: true };
  }
  // The second shortest: one brief among them does not make the next cut body believable.
  const shortest = [...lengths].sort((a, b) => a - b)[1] ?? 0;
  if (textLength * 2 >= shortest) return null;
  const doubt = `its body has ${textLength} characters, where all but one of the last ${lengths.length} had ${shortest} or more`;
  return { doubt, isRow: false };
}

/** Why the page contradicts its body: more text stands beside it, less what stands there on every page of the site. */
export function outsideDoubt(reading: MeasuredReading, believed: readonly JudgedReading[]): string | null {
  const { textLength, outsideText } = reading;
  const usual = believed.length < enoughOutside ? 0 : middleOf(believed.map((one) => one.outsideText));
  const excess = outsideText - usual;
  if (excess < leastOutside || excess <= textLength) return null;
  return `the page has more text beside the body (${outsideText} characters) than in it (${textLength})`;
}

function lengthsOf(readings: readonly JudgedReading[]): readonly number[] {
  return readings.flatMap(({ textLength }) => textLength ?? []);
}

/** The lower median; 0 of nothing. */
function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
