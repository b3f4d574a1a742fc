// What _config.yml gives to a post that does not say it itself: the sets under `defaults`, by Jekyll's
// frontmatter_defaults.rb. Pure.
import type { DefaultSet, JekyllSite } from './site-config.ts';

/**
 * The values for a post, the more special scope first; null when a scope has a `*`, which Jekyll looks up on the disk
 * of the machine that builds.
 * @param path relative to the folder of collections
 */
export function defaultsFor(
  path: string,
  site: Pick<JekyllSite, 'defaults' | 'collectionsDir'>,
): Readonly<Record<string, unknown>> | null {
  let values: Record<string, unknown> = {};
  let last: DefaultSet | null = null;
  for (const set of site.defaults) {
    if (set.type !== null && set.type !== 'posts') continue;
    if (set.path.includes('*')) return null;
    if (!path.startsWith(withoutCollections(set.path, site.collectionsDir))) continue;
    if (last === null || isMoreSpecial(set, last)) {
      values = { ...values, ...set.values };
      last = set;
    } else values = { ...set.values, ...values };
  }
  return values;
}

function withoutCollections(path: string, folder: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function isMoreSpecial(set: DefaultSet, last: DefaultSet): boolean {
  if (set.path.length !== last.path.length) return set.path.length > last.path.length;
  return set.type !== null || last.type === null;
}
