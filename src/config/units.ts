// Durations and sizes as people write them ("30m", "15MB"). Knows no key and no file.

const durationUnits = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Decimal, as printed on disks and by `ls --si`; the binary ones have their own names. */
const sizeUnits = {
  B: 1,
  kB: 1000,
  KB: 1000,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
} as const;

export const durationPattern = String.raw`\d+(\.\d+)?\s*(ms|s|m|h|d)`;
export const sizePattern = String.raw`\d+(\.\d+)?\s*(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)`;

function amount(text: string, pattern: string, units: Readonly<Record<string, number>>): number | null {
  const trimmed = text.trim();
  if (!new RegExp(`^${pattern}$`).test(trimmed)) return null;
  const unit = units[trimmed.replace(/^[\d.\s]+/, '')];
  const total = unit === undefined ? Number.NaN : Math.round(Number.parseFloat(trimmed) * unit);
  return Number.isSafeInteger(total) ? total : null;
}

/** `text` such as 5s, 30m, 24h, 2d, 1.5h or 250ms in milliseconds; null when it is none. */
export function parseDuration(text: string): number | null {
  return amount(text, durationPattern, durationUnits);
}

/** `text` such as 15MB (15,000,000), 1GiB or 800B in bytes; null when it is none. */
export function parseSize(text: string): number | null {
  return amount(text, sizePattern, sizeUnits);
}
