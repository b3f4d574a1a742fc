// Links that lead through another service are led straight to where they go.
import { attribute, type HtmlParent, select } from '../core/html.ts';
import { unwrap } from '../core/html-edit.ts';
import { occursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { parseHttpUrl } from '../core/url.ts';

/** Changes the tree: a wrapped link gets the address inside; one that holds none is only its text. */
export function unwrapLinks(root: HtmlParent, wrappers: SiteRules['linkWrappers']): void {
  if (wrappers.length === 0) return;
  for (const link of select(root, 'a[href]')) {
    const url = parseHttpUrl(attribute(link, 'href') ?? '');
    const wrapper = wrappers.find(
      (one) => url !== null && url.hostname === one.host && occursIn(one.path, url.pathname),
    );
    if (url === null || wrapper === undefined) continue;
    const meant = innerAddress(url, wrapper.parameter);
    if (meant === null) unwrap(link);
    else link.attribs['href'] = meant;
  }
}

/** Mail programs write the parameter in any case, and `&amp;` for `&`. */
function innerAddress(url: URL, parameter: string): string | null {
  for (const [name, value] of url.searchParams) {
    if (name.replace(/^amp;/, '').toLowerCase() !== parameter.toLowerCase()) continue;
    const inner = parseHttpUrl(value);
    if (inner !== null) return inner.href;
  }
  return null;
}
