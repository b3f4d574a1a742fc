// Addresses in feeds made absolute: single ones, and those inside HTML. Those that are absolute stay as they were given.
import { parseHttpUrl } from '../core/url.ts';

/** An absolute http(s) address: `href` itself when it is one already, else resolved against `base`; null when neither works. */
export function absoluteUrl(href: string | null, base: string | null): string | null {
  if (href === null) return null;
  const given = href.replace(/[\t\n\r]/g, '').trim();
  if (given === '') return null;
  if (/^https?:\/\//i.test(given)) return URL.canParse(given) ? given : null;
  if (base !== null) return parseHttpUrl(given, base)?.href ?? null;
  return given.startsWith('//') ? (parseHttpUrl(`https:${given}`)?.href ?? null) : null;
}

/** The base inside an element that carries `xmlBase`: resolved against the base outside; unusable ones change nothing. */
export function innerBase(xmlBase: string | null, outer: string | null): string | null {
  return absoluteUrl(xmlBase, outer) ?? outer;
}
