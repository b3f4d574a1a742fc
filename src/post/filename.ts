// The file name of a post and the slug that Jekyll makes of it: both are the permalink. Touches no disk.
import { createHash } from 'node:crypto';
import type { PathCandidate } from '../core/state-port.ts';
import { requiredAddress } from './address.ts';
import { postDate } from './date.ts';
import { postTitle } from './title.ts';

/** In UTF-16 units, as the predecessor cut: at most 150 bytes, so date, hash and ending always fit into 255. */
const nameUnits = 50;

/** What Jekyll's slug keeps at its ends besides letters and digits; everything else is trimmed away as `-`. */
const outsideSlug = String.raw`[^\p{L}\p{M}\p{Nd}!$&'()+,;=@]+`;
const head = new RegExp(`^${outsideSlug}`, 'u');
const tail = new RegExp(`${outsideSlug}$`, 'u');

/**
 * Accents without a letter of their own, the emoji's variation selectors: part of the slug for Jekyll 4, a hyphen for
 * 3.10. Marks that belong to one script stay, because its words cannot be read without them.
 */
const looseMarks = /(?=\p{Script=Inherited})\p{M}/gu;

/** Rule 10: the title as part of a file name that Windows can check out. May be empty. */
export function fileTitle(title: string): string {
  return (
    title
      .slice(0, nameUnits)
      .replace(/\p{Cs}/gu, '')
      .replace(looseMarks, '')
      .replaceAll('/', '--')
      .replace(/[\\:*?"<>|\p{Cc}]/gu, '-')
      .replace(/\.{2,}/g, '-')
      // Also behind a quotation mark, which the slug drops: “.NET” would become a hidden page, “No.” a folder.
      .replace(head, (run) => run.replace(/[._~#]+/g, '').trimStart())
      .replace(tail, (run) => run.replace(/\.+/g, '').trimEnd())
  );
}

/**
 * Letters that not every Ruby knows as such: the third plane and beyond are of Unicode 13 and later. Those of the first
 * are old scripts and ornamental alphabets, of all ages.
 */
const youngLetters = /[\u{10000}-\u{1ffff}\u{2ebe1}-\u{10ffff}]/gu;

/**
 * Rule 11: what two names share when Jekyll gives them one address. Empty when the name has no letter or digit. A letter
 * that an older Ruby does not know counts as none, so that no two names are one address anywhere.
 */
export function slugKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(youngLetters, '-')
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The names for an article, in order of preference: the plain one, unless its slug would be empty, then the one
 * with 8 digits of the address's hash. Throws a RangeError for an impossible date or address.
 */
export function pathCandidates(about: {
  readonly title: string;
  readonly publishedAt: Date;
  readonly url: string;
}): readonly PathCandidate[] {
  const day = postDate(about.publishedAt).slice(0, 10);
  const plain = fileTitle(postTitle(about.title));
  const hash = createHash('sha256').update(requiredAddress(about.url)).digest('hex').slice(0, 8);
  return [plain, `${plain}-${hash}`]
    .map((name) => ({ path: `${day}-${name}.md`, slug: slugKey(name), day }))
    .filter((candidate, index) => index > 0 || candidate.slug !== '');
}

/** Day and slug of a file in the posts folder (any subfolder), or null when Jekyll would not take it for a post. */
export function slugOf(fileName: string): { readonly day: string; readonly slug: string } | null {
  const base = fileName.slice(fileName.lastIndexOf('/') + 1);
  const [, year = '', month = '', date = '', name = ''] =
    /^(\d{4}|\d{2})-(\d{1,2})-(\d{1,2})-(.*)\.[^.]+$/su.exec(base) ?? [];
  if (year === '' || base.endsWith('~')) return null;
  const day = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${day}T00:00:00Z`);
  if (!Number.isFinite(instant.getTime())) return null;
  return { day: instant.toISOString().slice(0, 10), slug: slugKey(name) };
}
