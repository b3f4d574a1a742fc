// One file of the posts folder as Jekyll takes it: date, slug, categories, own permalink. Rules of its document.rb,
// the same in 3.10 and 4.3 but where it says so. Pure.
import { defaultsFor } from './defaults.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Moment, momentFrom } from './moment.ts';
import { type JekyllSite, postsPathIn } from './site-config.ts';

export interface BlogPost {
  /** Relative to the folder of collections: `_posts/2020-08-21-x.md`. */
  readonly path: string;
  /** Null: Jekyll cannot read it, or its versions do not agree on it. */
  readonly moment: Moment | null;
  readonly slug: { readonly own: string | null; readonly file: string };
  readonly categories: readonly string[];
  /** Its own template, or that of the site's `defaults`. */
  readonly permalink: string | null;
  readonly isPublished: boolean;
}

const fileName = /^(?:.*\/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)\.[^./]+$/su;

/**
 * @param place.path relative to the posts folder; `postsFolder` relative to that of the configuration
 * @returns null when Jekyll takes it for no post, cannot read its head, or something in it cannot be told from here
 */
export function blogPost(
  text: string,
  place: { readonly path: string; readonly postsFolder: string },
  site: JekyllSite,
): BlogPost | null {
  const reading = readFrontMatter(text);
  return reading.mistake === null ? postFrom(reading.head, place, site) : null;
}

/** As `blogPost`, for a head that is read already. */
export function postFrom(
  head: FrontMatter,
  place: { readonly path: string; readonly postsFolder: string },
  site: JekyllSite,
): BlogPost | null {
  const folder = postsPathIn(site, place.postsFolder);
  const path = `${folder}/${place.path}`;
  const [, day, slug] = fileName.exec(path) ?? [];
  const defaults = defaultsFor(path, site);
  if (day === undefined || slug === undefined || defaults === null) return null;
  const values = { ...defaults, ...withoutNulls(head.values) };
  const categories = categoriesOf({ folder, defaults, own: head.values, values });
  const permalink = optionalText(values['permalink']);
  const own = optionalText(values['slug']);
  if (categories === null || permalink === undefined || own === undefined) return null;
  // A date for all posts from `defaults` is nobody's plan.
  if (!head.hasDate && defaults['date'] !== undefined) return null;
  return {
    path,
    moment: head.hasDate ? momentOf(head) : momentFrom(fullYear(day), true),
    slug: { own, file: slug },
    categories,
    permalink,
    isPublished: values['published'] !== false,
  };
}

function momentOf({ date }: FrontMatter): Moment | null {
  return date === null ? null : momentFrom(date.text, date.isText);
}

/** Ruby takes two digits for this century up to 68, else for the last one. */
function fullYear(day: string): string {
  const [year = '', ...rest] = day.split('-');
  if (year.length !== 2) return day;
  return [`${Number(year) < 69 ? '20' : '19'}${year}`, ...rest].join('-');
}

/** A key without a value leaves the default. */
function withoutNulls(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** Undefined for what is no text. */
function optionalText(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : undefined;
}

/** The folders above `_posts`, then `categories` of the defaults and of the post, then `category`; null when one is no text. */
function categoriesOf(sources: {
  readonly folder: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}): readonly string[] | null {
  const { folder, defaults, own, values } = sources;
  const found: unknown[] = folder.split('/').filter((name) => name !== '' && name !== '_posts');
  for (const list of [defaults['categories'], own['categories']]) {
    if (typeof list === 'string') found.push(...list.split(/\s+/).filter((word) => word !== ''));
    else if (Array.isArray(list)) found.push(...list);
    else if (list !== undefined && list !== null) return null;
  }
  const single = values['category'];
  if (Array.isArray(single)) found.push(...single);
  else if (single !== undefined && single !== null && single !== false) found.push(single);
  const texts = found.flat(5).map(categoryText);
  return texts.includes(null) ? null : [...new Set(texts.filter((text) => text !== null))];
}

function categoryText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? String(value) : null;
}
