// Keys of the contract whose feature comes with a later version. One row each: when the feature is there, its row goes.
import { isMap, type KeyPath, keyText, valueAt } from './key-path.ts';
import type { UnavailableKey } from './schema.ts';

interface LaterRow {
  /** A key, or a section with everything in it. Keys of post, media and updates count inside a feed too. */
  readonly key: string;
  /** Whether this value asks for nothing, so that there is nothing to say. */
  readonly isOff: (value: unknown) => boolean;
  readonly instead: string;
}

const always = () => false;
/** Values may have come from the environment as text, hence the comparison as text. */
const when =
  (...values: readonly (string | boolean)[]) =>
  (value: unknown): boolean =>
    values.some((off) => String(off) === String(value));
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
/** A section that does nothing as long as `key` has its default. */
const unlessSet = (key: string, isOff: (value: unknown) => boolean) => (section: unknown) => {
  const value = valueAt(section, [key]);
  return value === undefined || value === null || isOff(value);
};
const allUnset = (section: unknown): boolean =>
  isMap(section) && Object.values(section).every((value) => value === undefined || value === null);

const byHand = 'this version polls when "feedmirror once" is called';

export const laterRows: readonly LaterRow[] = [
  { key: 'timezone', isOff: when('UTC'), instead: `this version has no schedules yet; ${byHand}` },
  { key: 'feeds[].schedule', isOff: always, instead: `this version has no schedules yet; ${byHand}` },
  {
    key: 'backfill',
    isOff: (section) =>
      allUnset(isMap(section) ? { ...section, wayback: undefined } : section) &&
      unlessSet('use', when('never'))(valueAt(section, ['wayback'])),
    instead: 'this version has no backfill yet',
  },
  {
    key: 'updates.check',
    isOff: isEmptyList,
    instead: 'this version does not look at a mirrored page again',
  },
  {
    key: 'updates.onFeedChange',
    isOff: when(false),
    instead: 'this version does not look at a mirrored page again',
  },
  {
    key: 'updates.withdrawn',
    isOff: when('keep'),
    instead: 'this version keeps posts whose article was taken down',
  },
  {
    key: 'captures',
    isOff: (section) => isMap(section) && when(false)(section['enabled']),
    instead: 'this version keeps no raw answers',
  },
  { key: 'state', isOff: unlessSet('ledger', when(false)), instead: 'this version keeps no text ledger' },
  { key: 'server', isOff: when(false), instead: 'this version has no dashboard yet' },
  { key: 'notify', isOff: allUnset, instead: 'this version sends no messages' },
  { key: 'log.file', isOff: always, instead: 'this version logs to stderr only' },
  { key: 'log.maxSize', isOff: always, instead: 'this version logs to stderr only' },
  { key: 'log.keep', isOff: always, instead: 'this version logs to stderr only' },
];

const overridable = /^(?:post|media|updates)\b/;

/** The paths in `raw` that a row speaks of: its key, and the same key inside each feed. */
function placesOf(row: LaterRow, raw: unknown): readonly KeyPath[] {
  const parts = row.key.replace(/^feeds\[\]\./, '').split('.');
  const feeds = valueAt(raw, ['feeds']);
  const perFeed = Array.isArray(feeds) ? feeds.map((_, index) => ['feeds', index, ...parts]) : [];
  if (row.key.startsWith('feeds[].')) return perFeed;
  return overridable.test(row.key) ? [parts, ...perFeed] : [parts];
}

/**
 * Every key of the parsed YAML `raw` that is set to something which this version does not do, each with a whole
 * sentence that names it and says what happens instead.
 */
export function unavailableKeys(raw: unknown): readonly UnavailableKey[] {
  return laterRows.flatMap((row) =>
    placesOf(row, raw).flatMap((path) => {
      const value = valueAt(raw, path);
      if (value === undefined || value === null || row.isOff(value)) return [];
      const key = keyText(path);
      return [{ key, sentence: `${key}: ${row.instead}.` }];
    }),
  );
}

/** Whether the key (`feeds[].wire`, `http.gap`) does something in this version. */
export function isAvailable(key: string): boolean {
  return !laterRows.some((row) => key === row.key || key.startsWith(`${row.key}.`));
}
