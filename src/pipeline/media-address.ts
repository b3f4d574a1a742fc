// Addresses of pictures: in another width, by their site's rules, and of their copies. Pure.
import { findIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/**
 * @param width pixels; null: no wish
 * @returns null when there is no wish, no rule, or the address does not tell a width
 */
export function variantOf(
  address: string,
  width: number | null,
  rule: SiteRules['media']['width'],
): string | null {
  if (width === null || rule === null) return null;
  const found = findIn(rule.pattern, address);
  if (found === null) return null;
  const put = rule.replace
    .replaceAll('{width}', String(width))
    .replace(/\$([1-9])/g, (_whole, group: string) => found[Number(group)] ?? '');
  return address.slice(0, found.index) + put + address.slice(found.index + found[0].length);
}

/** As the post shows a copy. */
export function shownAddress(
  path: string,
  wish: Pick<MirroredFeed['media'], 'baseUrl'>,
  baseurl: string,
): string {
  const base = wish.baseUrl ?? baseurl;
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}
