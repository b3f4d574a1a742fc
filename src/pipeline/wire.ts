// Third-party agency copy: what a feed's owner wants of it, and what an address alone tells. Pure.
import { occursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { parseHttpUrl, readable } from '../core/url.ts';

/** What is made of agency copy: the whole article, its summary with a link for good, or nothing. */
export type WireWish = 'full' | 'summary' | 'skip';

/** Shown with the post or the entry that the wish decided on. */
export function wireReason(wish: WireWish): string {
  return `agency copy (wire: ${wish})`;
}

/**
 * Whether the site's rules call an address agency copy by its path alone, so that its page need not be asked for. Rules
 * that look at the page as well cannot be decided here and are passed over: whatever they would say of a page of that
 * path (a live blog, say), nobody wants more of it than the summary.
 */
export function isWireByAddress(address: string, rules: SiteRules | null): boolean {
  const path = readable(parseHttpUrl(address)?.pathname ?? '', 'path').replace(/\/{2,}/g, '/');
  const first = (rules?.families ?? []).find(
    (rule) =>
      rule.title === null && rule.selector === null && rule.path !== null && occursIn(rule.path, path),
  );
  return first?.family === 'wire';
}
