// Addresses of pictures: in another width, by their site's rules, and of their copies. Pure.
import type { EntryRecord } from '../core/entry-record.ts';
import { findIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { BodyMedia } from '../post/body-media.ts';
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

/** In the width that is wanted, then as it is. */
export function addressesOf({ address, kind }: BodyMedia, { media, rules }: MirroredFeed): readonly string[] {
  const variant = kind === 'image' ? variantOf(address, media.width, rules?.media.width ?? null) : null;
  return variant === null || variant === address ? [address] : [variant, address];
}

/** What a site's pictures want to be asked with; null: nothing. */
export function referrerFor({ url }: Pick<EntryRecord, 'url'>, { rules }: MirroredFeed): string | null {
  switch (rules?.media.referrer ?? 'none') {
    case 'none':
      return null;
    case 'page':
      return new URL(url).href.replace(/#.*$/, '');
    case 'origin':
      return `${new URL(url).origin}/`;
  }
}
