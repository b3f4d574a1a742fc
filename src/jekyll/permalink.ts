// The address that Jekyll gives to a post, when it can be told from here: 3.10 and 4.3 agree, and so do the zones that
// the blog may be built in. Pure.
import { sourceAddress } from '../core/url.ts';
import { addressField } from './address-fields.ts';
import type { BlogPost } from './blog-post.ts';
import { wallTimes } from './moment.ts';
import type { JekyllSite } from './site-config.ts';
import { escapedPath, type Generation, tidyAddress } from './slug.ts';

const styles: ReadonlyMap<string, string> = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
]);

/** The template of the site's `permalink`; null for a style that the version does not have. */
function siteTemplate(site: JekyllSite, generation: Generation): string | null {
  if (generation === 3 && site.permalink === 'weekdate') return null;
  return styles.get(site.permalink) ?? site.permalink;
}

/** Whether addresses name a day or a time, which differ from zone to zone. */
export function dependsOnZone(site: JekyllSite): boolean {
  const template = siteTemplate(site, 4) ?? '';
  return /:(?:day|i_day|y_day|hour|minute|w_day|short_day|long_day|week|w_year)(?![a-z])/.test(template);
}

/** As `{{ page.url }}` shows it, for one version and one wall clock; null when that version does not build it. */
function addressFor(
  post: BlogPost,
  about: { readonly site: JekyllSite; readonly wall: Date; readonly generation: Generation },
): string | null {
  const { site, wall, generation } = about;
  const template = post.permalink ?? siteTemplate(site, generation);
  if (template === null) return null;
  const file = generation === 4 ? post.slug.file.replace(/\.+$/, '') : post.slug.file;
  const facts = { ...post, slug: post.slug.own ?? file, wall };
  let isKnown = true;
  const filled = template.replace(/:([a-z_]+)/g, (_whole, name: string) => {
    // `:month_:day` means `:month`, an underscore, `:day`.
    const shorter = name.replace(/_$/, '');
    const whole = addressField(name, facts, generation);
    const value = whole ?? (shorter === name ? null : addressField(shorter, facts, generation));
    const escaped = value === null ? null : escapedPath(value);
    if (escaped === null) isKnown = false;
    return `${escaped ?? ''}${whole === null && shorter !== name ? '_' : ''}`;
  });
  return isKnown ? tidyAddress(filled) : null;
}

/** Every address that the post may get, each once. */
export function possibleAddresses(post: BlogPost, site: JekyllSite): readonly string[] {
  if (post.moment === null) return [];
  const walls = wallTimes(post.moment, site.timezone);
  const found = ([4, 3] as const).flatMap((generation) =>
    walls.map((wall) => addressFor(post, { site, wall, generation })),
  );
  return [...new Set(found.filter((address) => address !== null))];
}

/**
 * The root-relative address of the post in the blog, `baseurl` included, ready to be a link; null when it has none or
 * it is not certain.
 * @param now a later post is not shown unless the blog wants `future` ones
 */
export function permalinkOf(post: BlogPost, site: JekyllSite, now: Date): string | null {
  if (!post.isPublished && !site.unpublished) return null;
  if (post.moment !== null && !site.future && isLater(post, site, now)) return null;
  const [only, ...others] = possibleAddresses(post, site);
  return only === undefined || others.length > 0 ? null : inBlog(only, site.baseurl);
}

function isLater(post: BlogPost, site: JekyllSite, now: Date): boolean {
  if (post.moment?.kind !== 'wall') return post.moment !== null && post.moment.ms > now.getTime();
  const [shown] = wallTimes({ kind: 'instant', ms: now.getTime() }, site.timezone);
  return shown === undefined || post.moment.ms > shown.getTime();
}

const placeholderOrigin = 'http://blog.invalid';

/** As the filter `relative_url` joins them, and encoded as an address. */
function inBlog(address: string, baseurl: string): string | null {
  const base = baseurl === '' || baseurl.startsWith('/') ? baseurl : `/${baseurl}`;
  const path = `${base.replace(/\/$/, '')}${address}`;
  const written = sourceAddress(placeholderOrigin + path)?.slice(placeholderOrigin.length) ?? '';
  // "//host" would leave the blog.
  return /^\/(?![/\\])/.test(written) ? written : null;
}
