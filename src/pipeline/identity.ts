// Which feed, and so which identity rules, an address belongs to when nothing but the address is known. Pure.
import { parseHttpUrl } from '../core/url.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** The feed whose site an address belongs to: for posts that were there before the state was. */
export function feedForAddress(address: string, feeds: readonly MirroredFeed[]): MirroredFeed | null {
  const url = parseHttpUrl(address);
  if (url === null) return null;
  const isOfSite = (feed: MirroredFeed): boolean =>
    feed.rules?.hosts.includes(url.hostname) === true || parseHttpUrl(feed.url)?.host === url.host;
  return feeds.find(isOfSite) ?? null;
}

/** The identity rules for any address, see SiteRules.identity. */
export function identityByAddress(
  feeds: readonly MirroredFeed[],
): (address: string) => { readonly dropQuery?: boolean } {
  return (address) => feedForAddress(address, feeds)?.rules?.identity ?? {};
}
