// Which entry has which file name, and which name a new one gets. Knows paths and slugs, not what is on the disk.
import type { EntryStatus } from '../core/entry-record.ts';
import type { PathCandidate } from '../core/state-port.ts';
import type { Db } from './connection.ts';

const dayMs = 24 * 3_600_000;

interface Holder {
  readonly id: number;
  readonly key: string;
  readonly url: string;
  readonly status: EntryStatus;
  readonly claim_owner: string | null;
}

export interface PathTable {
  /**
   * The first free candidate; null when there are none at all. A path is free when no entry has it, and a slug when
   * no entry has it on the day before, the day or the day after: the site's time zone may shift a post to either
   * (jekyll-output rule 11). When all are taken the last one, which carries a hash, is numbered: -2, -3 …
   * To be called inside the transaction that records the choice.
   */
  firstFree(names: readonly PathCandidate[]): PathCandidate | null;
  /** The entry with this path; null when it is free. */
  holder(path: string): Holder | null;
  /**
   * Whether `path` is free now for an entry whose post stands there. One that has no post of its own loses the path:
   * deleted and filtered entries, and pending ones that nobody works on, which choose anew.
   */
  makeWay(path: string): boolean;
  place(entryId: number, place: PathCandidate): void;
}

export function pathTable(db: Db): PathTable {
  const byPath = db.prepare<[string], Holder>(
    'SELECT id, key, url, status, claim_owner FROM entries WHERE path = ?',
  );
  const bySlug = db.prepare<[string, string, string], { id: number }>(
    'SELECT id FROM entries WHERE slug = ? AND day BETWEEN ? AND ? LIMIT 1',
  );
  const set = db.prepare<[{ id: number; path: string | null; slug: string | null; day: string | null }]>(
    'UPDATE entries SET path = @path, slug = @slug, day = @day WHERE id = @id',
  );

  const holder = (path: string): Holder | null => byPath.get(path.normalize('NFC')) ?? null;
  const isFree = ({ path, slug, day }: PathCandidate): boolean =>
    holder(path) === null && bySlug.get(slug, dayBeside(day, -1), dayBeside(day, 1)) === undefined;

  return {
    holder,
    firstFree: (names) => {
      const free = names.find(isFree);
      const last = names.at(-1);
      if (free !== undefined || last === undefined) return free ?? null;
      for (let number = 2; ; number += 1) {
        const candidate = numbered(last, number);
        if (isFree(candidate)) return candidate;
      }
    },
    makeWay: (path) => {
      const found = holder(path);
      if (found === null) return true;
      const isIdle = found.status === 'pending' && found.claim_owner === null;
      if (found.status !== 'deleted' && found.status !== 'filtered' && !isIdle) return false;
      set.run({ id: found.id, path: null, slug: null, day: null });
      return true;
    },
    place: (id, { path, slug, day }) => {
      // One form for all systems: macOS may hand out the same name decomposed.
      set.run({ id, path: path.normalize('NFC'), slug, day });
    },
  };
}

function numbered(name: PathCandidate, number: number): PathCandidate {
  return {
    path: name.path.replace(/(\.[^./]*)?$/, (extension) => `-${number}${extension}`),
    slug: `${name.slug}-${number}`,
    day: name.day,
  };
}

/** YYYY-MM-DD `days` later; a text that is no date stays as it is. */
function dayBeside(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(ms) ? new Date(ms + days * dayMs).toISOString().slice(0, 10) : day;
}
