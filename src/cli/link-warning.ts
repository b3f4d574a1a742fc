// Why links to the mirror cannot be made, or not all of them. Pure.
import { dependsOnZone } from '../jekyll/permalink.ts';
import type { BlogConfig } from './blog-config.ts';

/** A sentence for whoever asked for links to the mirror; null when nothing stands in the way. */
export function linkWarning(blog: BlogConfig): string | null {
  if (blog.site === null)
    return `${blog.file}: cannot be read (${blog.detail}), so the addresses of posts are unknown: links stay on the source.`;
  if (blog.site.timezone !== null || !dependsOnZone(blog.site)) return null;
  return `${blog.file}: timezone is not set, so the day in a post's address depends on the machine that builds the blog: links stay on the source until it says one, such as "timezone: UTC".`;
}
