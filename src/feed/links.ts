// Addresses in feeds made absolute: single ones, and those inside HTML. Those that are absolute stay as they were given.
import { parseHttpUrl } from '../core/url.ts';

/** An absolute http(s) address: `href` itself when it is one already, else resolved against `base`; null when neither works. */
export function absoluteUrl(href: string | null, base: string | null): string | null {
  const given = href?.replace(/[\t\n\r]/g, '').trim() ?? '';
  if (given === '') return null;
  if (/^https?:\/\//i.test(given)) return parseHttpUrl(given) === null ? null : given;
  if (base !== null) return parseHttpUrl(given, base)?.href ?? null;
  return given.startsWith('//') ? (parseHttpUrl(`https:${given}`)?.href ?? null) : null;
}

/** The base inside an element that carries `xmlBase`: resolved against the base outside; unusable ones change nothing. */
export function innerBase(xmlBase: string | null, outer: string | null): string | null {
  return absoluteUrl(xmlBase, outer) ?? outer;
}

const startTag = /<[a-z][^<>]*\s(?:href|src|poster)\s*=[^<>]*>/gi;
/** Most feeds have none, and are not rewritten. */
const relativeAddress = /\s(?:href|src|poster)\s*=\s*(?!["']?(?:[a-z][a-z0-9+.-]*:|#))/i;
const addressAttribute = /(\s(?:href|src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;

/** HTML with relative `href`, `src` and `poster` made absolute. Fragments, `data:`, `mailto:` and all absolute ones stay. */
export function absolutizeHtml(html: string, base: string | null): string {
  if (base === null || !relativeAddress.test(html)) return html;
  return html.replace(startTag, (tag) =>
    tag.replace(
      addressAttribute,
      (attribute: string, before: string, double?: string, single?: string, bare?: string) => {
        const given = (double ?? single ?? bare ?? '').trim();
        if (given === '' || given.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(given)) return attribute;
        const url = absoluteUrl(given.replace(/&amp;/gi, '&'), base);
        return url === null ? attribute : `${before}"${url.replace(/&/g, '&amp;')}"`;
      },
    ),
  );
}
