// The front matter keys that nobody may configure for all posts, and how long a key can be. Knows no file.

/** The lines that begin every post, in the order in which they are written. */
const ours = ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories'];

/** Follows the extra lines of a post that was corrected. */
const ofUpdates = ['last_modified_at'];

/**
 * Keys by which Jekyll or a common plug-in of it would hide all posts, move them (in part to one and the same
 * address), send their readers elsewhere or run their text as a template.
 */
const harmful = [
  ...['category', 'permalink', 'slug', 'published', 'draft', 'redirect_from', 'redirect_to'],
  'render_with_liquid',
];

const reserved: ReadonlySet<string> = new Set([...ours, ...harmful, ...ofUpdates]);

/** Not for the configuration: a line of ours, or one that harms the blog when all posts have it. */
export function isReservedFrontMatter(key: string): boolean {
  return reserved.has(key);
}

/** UTF-16 units: YAML reads no key of more than 1,024 on one line. */
export const longestFrontMatterKey = 1000;
