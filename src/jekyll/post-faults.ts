// What in one post's name or head stops a build, loses the post or gives it a strange address, as builds with 3.10 and
// 4.3 have shown. Pure.
import type { HeadReading } from './front-matter.ts';
import { momentFrom } from './moment.ts';
import type { JekyllSite } from './site-config.ts';

export type PostFaultKind =
  | 'front-matter'
  | 'date'
  | 'category'
  | 'shared-address'
  | 'windows-name'
  | 'temporary-file';

export interface PostFault {
  readonly path: string;
  readonly detail: string;
}

type Found = readonly (readonly [PostFaultKind, PostFault])[];

const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const publishedEndings = /\.(?:md|markdown|mkdown|mkdn|mkd|html?|textile)$/i;

/** Of the name alone. */
export function nameFaults(path: string): Found {
  const found: [PostFaultKind, PostFault][] = [];
  const bad = path
    .split('/')
    .find((part) => /[<>:"|?*\\\p{Cc}]|[. ]$/u.test(part) || windowsDevice.test(part));
  if (bad !== undefined) found.push(['windows-name', { path, detail: 'Windows takes no such name' }]);
  // Jekyll takes any file with a date in front for a post.
  if (!publishedEndings.test(path)) found.push(['temporary-file', { path, detail: 'Jekyll publishes it' }]);
  return found;
}

export function postFaults(path: string, reading: HeadReading, site: JekyllSite): Found {
  if (reading.mistake !== null) return [['front-matter', { path, detail: reading.mistake }]];
  const { head } = reading;
  const found: [PostFaultKind, PostFault][] = [];
  if (head.hasDate && isUnreadable(head.date)) {
    found.push(['date', { path, detail: `date: ${head.date?.text ?? ''}`.trim() }]);
  }
  const category = texts(head.values['categories']).concat(texts(head.values['category'])).find(stopsBuild);
  if (category !== undefined && namesCategories(site)) {
    found.push(['category', { path, detail: `category "${category}"` }]);
  }
  return found;
}

/** Whether addresses hold categories. */
export function namesCategories({ permalink }: JekyllSite): boolean {
  return !/[/:]/.test(permalink) || /:(?:slugified_)?categories/.test(permalink);
}

/** What stands before a colon is taken for the scheme of an address, which begins with a letter. */
function stopsBuild(category: string): boolean {
  const colon = category.indexOf(':');
  return colon >= 0 && !/^[a-z][a-z0-9+.-]*$/i.test(category.slice(0, colon));
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Ruby's Time.parse takes many forms; these it does not. One that is merely unusual is nobody's failure. */
function isUnreadable(date: { readonly text: string; readonly isText: boolean } | null): boolean {
  if (date === null) return false;
  const { text, isText } = date;
  if (momentFrom(text, isText) !== null) return false;
  const [, month, day] = /^\d{4}[-/](\d{1,2})[-/](\d{1,2})/.exec(text) ?? [];
  if (month !== undefined && day !== undefined) {
    const hour = /[T ](\d{1,2}):/.exec(text)?.[1] ?? '0';
    return !between(month, 12) || !between(day, 31) || Number(hour) > 24;
  }
  return !/\p{L}{3}/u.test(text) || /^(?:nan|null|invalid date|undefined)$/i.test(text);
}

function between(text: string, last: number): boolean {
  return Number(text) >= 1 && Number(text) <= last;
}
