// What stands in for a player that cannot be had.
import type { HtmlElement } from '../../core/html.ts';
import { append, createElement } from '../../core/html-edit.ts';

/** A paragraph with a link to where it can be played. Without a title the address is shown. */
export function titledLink(address: string, title: string | null): HtmlElement {
  return append(createElement('p'), append(createElement('a', { href: address }), title ?? address));
}
