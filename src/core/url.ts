// Addresses: the canonical key that is an article's identity, and the form that is written into a post.

/** Parameters that say where a click came from and nothing about the article. */
const trackingParameter =
  /^(?:utm_\w+|at_\w+|xtor|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid?|ref_src|ref_url|mc_cid|mc_eid|_ga|_gl|ns_\w+|wt\.\w+)$/i;

/** An absolute http(s) address, or null. `base` resolves relative ones. */
export function parseHttpUrl(text: string, base?: string): URL | null {
  const trimmed = text.trim();
  if (trimmed === '' || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** `search` without tracking parameters, the others byte for byte and in their order; '' or with its `?`. */
export function withoutTracking(search: string): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !trackingParameter.test(pair.split('=', 1)[0] ?? ''));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Characters that change an address's structure when they are not encoded. */
const structural = { path: /[\p{Cc} /?#%\\]/gu, query: /[\p{Cc} #%&=+]/gu };

/** Undoes percent-encoding and makes NFC, except where it would change the structure of that part or is no UTF-8. */
export function readable(text: string, part: keyof typeof structural): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run).replace(structural[part], encodeURIComponent);
      } catch {
        return run.toUpperCase();
      }
    })
    .normalize('NFC');
}

/**
 * The canonical key (contract.md, Identity): https, lower-case host, `//` in the path → `/`, percent-decoding undone
 * and NFC, no fragment, no trailing slash, no tracking parameters. Null when `address` is not http(s).
 */
export function canonicalKey(address: string, rules: { readonly dropQuery?: boolean } = {}): string | null {
  const url = parseHttpUrl(address);
  if (url === null) return null;
  const path = readable(url.pathname, 'path')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '');
  const query = rules.dropQuery === true ? '' : readable(withoutTracking(url.search), 'query');
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  return `https://${url.hostname}${port}${path}${query}`;
}

/** The address as it stands in `from:` (jekyll-output rule 7, U): as given, WHATWG-normalised, plain ASCII. Null when not http(s). */
export function sourceAddress(address: string): string | null {
  const url = parseHttpUrl(address);
  if (url === null) return null;
  url.username = '';
  url.password = '';
  return url.href
    .replace(/[^\u0021-\u007e]+|["<>\\^{|}`]/gu, (part) =>
      [...new TextEncoder().encode(part)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    )
    .replace(/:$/, '%3A');
}

/** For logs and messages: the address without user name and password. */
export function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address.replace(/\/\/[^/@\s]*@/, '//');
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}
