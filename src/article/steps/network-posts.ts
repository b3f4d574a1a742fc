// Posts of networks in the text: the page has their words at most, and the network's script would draw the rest.
import { attribute, childrenOf, type HtmlElement, select, textOf } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { titledLink } from './playable.ts';
import type { StepScene } from './step.ts';

/** Each becomes a quotation of its words with a link to the post, or the link alone where the page has no words. */
export function networkPosts({ body, url, rules }: StepScene): void {
  for (const { selector, attribute: name, address } of rules.common.networkPosts) {
    for (const post of select(body, selector)) {
      const value = attribute(post, name)?.trim() ?? '';
      const target = value === '' ? null : parseHttpUrl(address.replace('{value}', value), url);
      const words = textOf(post).trim();
      if (words === '' && target !== null) replace(post, [titledLink(withoutQuery(target), null)]);
      else if (words !== '') quote(post, target);
    }
  }
}

function quote(post: HtmlElement, target: URL | null): void {
  const isLinked = (url: URL): boolean =>
    select(post, 'a[href]').some(
      (link) =>
        parseHttpUrl(attribute(link, 'href') ?? '')?.pathname.replace(/\/$/, '') ===
        url.pathname.replace(/\/$/, ''),
    );
  const link = target === null || isLinked(target) ? [] : [titledLink(withoutQuery(target), null)];
  const inner = select(post, 'blockquote');
  if (post.name === 'blockquote' || inner.length > 0) {
    append(inner[0] ?? post, ...link);
    return;
  }
  const quotation = createElement('blockquote');
  replace(post, [quotation]);
  append(quotation, ...childrenOf(post), ...link);
}

/** What stands behind "?" in such addresses says where the embed came from. */
function withoutQuery(url: URL): string {
  return /\/(?:p|reel|tv|status|video)\//.test(url.pathname) ? `${url.origin}${url.pathname}` : url.href;
}
