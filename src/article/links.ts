// Addresses in the text as a reader should have them: straight to what is meant, whole, and over https where it works.
import { isHostOf } from '../core/common-rules.ts';
import { attribute, type HtmlElement, type HtmlParent, select } from '../core/html.ts';
import { unwrap } from '../core/html-edit.ts';
import { occursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { parseHttpUrl } from '../core/url.ts';

type AddressRules = Pick<SiteRules, 'linkWrappers' | 'hosts' | 'httpsHosts' | 'common'>;

/**
 * Changes the tree. A link that leads through another service gets the address inside; one that holds none is only its
 * text. Links and media of hosts known to serve https are upgraded, doubled slashes of the site's own links mended.
 */
export function mendLinks(root: HtmlParent, rules: AddressRules): void {
  for (const link of select(root, 'a[href]')) {
    const url = parseHttpUrl(attribute(link, 'href') ?? '');
    if (url === null || wrapperOf(url, rules.linkWrappers) === undefined) continue;
    const meant = meantAddress(url, rules.linkWrappers);
    if (meant === null) unwrap(link);
    else link.attribs['href'] = meant;
  }
  for (const [selector, name] of addressAttributes) {
    for (const element of select(root, selector)) mend(element, name, rules);
  }
}

const addressAttributes = [
  ['a[href]', 'href'],
  ['img[src], audio[src], video[src], source[src], iframe[src]', 'src'],
  ['video[poster]', 'poster'],
  ['blockquote[cite], q[cite]', 'cite'],
] as const;

function mend(element: HtmlElement, name: string, rules: AddressRules): void {
  // A relative address gets its scheme and host from the page later; a protocol-relative one is as good as http.
  const given = (attribute(element, name) ?? '').trim().replace(/^\/\/(?=[^/]+\.)/, 'http://');
  const url = parseHttpUrl(given);
  if (url === null) return;
  const before = url.href;
  const isOwn = rules.hosts.includes(url.hostname);
  if (isOwn && name === 'href') url.pathname = url.pathname.replace(/\/{2,}/g, '/');
  if (
    url.protocol === 'http:' &&
    servesHttps(url.hostname, [...rules.httpsHosts, ...rules.common.httpsHosts])
  )
    url.protocol = 'https:';
  if (url.href !== before) element.attribs[name] = url.href;
}

/** `*.name` stands for the name and all below it. */
function servesHttps(host: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.startsWith('*.') ? isHostOf(host, [pattern.slice(2)]) : host === pattern,
  );
}

function wrapperOf(
  url: URL,
  wrappers: SiteRules['linkWrappers'],
): SiteRules['linkWrappers'][number] | undefined {
  return wrappers.find((one) => url.hostname === one.host && occursIn(one.path, url.pathname));
}

/** What a link through another service leads to; null when it is no such link or names no address. */
export function meantAddress(url: URL, wrappers: SiteRules['linkWrappers']): string | null {
  const wrapper = wrapperOf(url, wrappers);
  if (wrapper === undefined) return null;
  const inner = innerAddress(url, wrapper.parameter);
  const further = inner === null ? null : parseHttpUrl(inner);
  // A letter that was forwarded has its links wrapped twice.
  return further !== null && further.href !== url.href ? (meantAddress(further, wrappers) ?? inner) : inner;
}

/** Mail programs write the parameter in any case, `&amp;` for `&`, and now and then the address encoded twice. */
function innerAddress(url: URL, parameter: string): string | null {
  for (const [name, value] of url.searchParams) {
    if (name.replace(/^(?:amp;)+/i, '').toLowerCase() !== parameter.toLowerCase()) continue;
    const inner = parseHttpUrl(/^https?%3a/i.test(value) ? decoded(value) : value);
    if (inner !== null) return inner.href;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
