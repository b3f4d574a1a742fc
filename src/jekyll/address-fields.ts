// The placeholders of a permalink (`:year`, `:title`) and their values for one post, as Jekyll's url_drop.rb has them. Pure.
import { type Generation, lowerCase, slugify } from './slug.ts';

/** What the address of a post is made of. */
export interface AddressFacts {
  /** Relative to the folder of collections, with the name of the posts folder: `_posts/2020/2020-08-21-x.md`. */
  readonly path: string;
  readonly slug: string;
  readonly categories: readonly string[];
  /** A wall clock's time, as if it were UTC. */
  readonly wall: Date;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const dayMs = 86_400_000;

/** The value of `:name`; null when that version has no such placeholder, and then builds nothing at all. */
export function addressField(name: string, facts: AddressFacts, generation: Generation): string | null {
  const { wall } = facts;
  const capitals = (text: string): string => (generation === 3 ? text.toUpperCase() : text);
  switch (name) {
    case 'title':
      return slugify(facts.slug, 'title', generation);
    case 'slug':
      return slugify(facts.slug, 'slug', generation);
    case 'name':
      return slugify(nameOf(facts.path), 'slug', generation);
    case 'path':
      return facts.path
        .replace(/\.[^./]*$/, '')
        .replace('_posts', '')
        .replace(/\.*$/, '');
    case 'collection':
      return 'posts';
    case 'output_ext':
      return '.html';
    case 'categories':
      return [...new Set(facts.categories.map(lowerCase))].join('/');
    case 'slugified_categories': {
      const slugs = facts.categories.map((category) => slugify(category, 'slug', generation));
      return generation === 3 ? null : [...new Set(slugs)].join('/');
    }
    case 'year':
      return String(wall.getUTCFullYear()).padStart(4, '0');
    case 'short_year':
      return two(wall.getUTCFullYear() % 100);
    case 'month':
      return two(wall.getUTCMonth() + 1);
    case 'i_month':
      return String(wall.getUTCMonth() + 1);
    case 'short_month':
      return capitals((months[wall.getUTCMonth()] ?? '').slice(0, 3));
    case 'long_month':
      return months[wall.getUTCMonth()] ?? '';
    case 'day':
      return two(wall.getUTCDate());
    case 'i_day':
      return String(wall.getUTCDate());
    case 'y_day':
      return String(dayOfYear(wall) + 1).padStart(3, '0');
    case 'hour':
      return two(wall.getUTCHours());
    case 'minute':
      return two(wall.getUTCMinutes());
    case 'second':
      return two(wall.getUTCSeconds());
    case 'w_day':
      return String(wall.getUTCDay() || 7);
    case 'short_day':
      return capitals((days[wall.getUTCDay()] ?? '').slice(0, 3));
    case 'long_day':
      return days[wall.getUTCDay()] ?? '';
    case 'w_year':
      return String(thursdayOf(wall).getUTCFullYear());
    case 'week':
      return two(Math.floor(dayOfYear(thursdayOf(wall)) / 7) + 1);
    default:
      return null;
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** From 0. */
function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / dayMs);
}

/** A week belongs to the year of its Thursday (ISO 8601). */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * dayMs);
}
