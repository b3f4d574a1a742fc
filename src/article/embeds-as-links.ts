// A body without the frames of other sites: each becomes what a reader can click on. For blogs that load nothing foreign.
import { type EmbedService, embedAt, filled } from '../core/common-rules.ts';
import { attribute, childrenOf, type HtmlElement, isElement, parseFragment, select } from '../core/html.ts';
import { append, createElement, replace } from '../core/html-edit.ts';
import type { SafeHtml } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { sanitizeTree } from './sanitize.ts';

/**
 * Each frame becomes a figure: its poster inside a link, with the title below; without a known poster a paragraph with a
 * titled link. A caption that it has already stays instead of the title. Sound and films of the site itself stay.
 */
export function embedsAsLinks(html: SafeHtml, services: readonly EmbedService[]): SafeHtml {
  if (!html.includes('<iframe')) return html;
  const tree = parseFragment(html);
  for (const frame of select(tree, 'iframe')) {
    const src = attribute(frame, 'src') ?? '';
    const found = embedAt(src, services);
    const title = titleOf(frame, src);
    const id = found?.id ?? null;
    const link = createElement('a', { href: filled(found?.service.watch ?? null, id) ?? src });
    const poster = filled(found?.service.poster ?? null, id);
    const figure = captionedFigure(frame);
    if (poster === null) replace(frame, [append(createElement('p'), append(link, title))]);
    else {
      append(link, createElement('img', { src: poster, alt: title }));
      if (figure !== null) replace(frame, [link]);
      else
        replace(frame, [append(createElement('figure'), link, append(createElement('figcaption'), title))]);
    }
  }
  return sanitizeTree(tree, { baseUrl: null, embedHosts: [] });
}

/** The figure that a frame stands in alone, when it has a caption. */
function captionedFigure(frame: HtmlElement): HtmlElement | null {
  const { parent } = frame;
  if (parent === null || !('name' in parent) || parent.name !== 'figure') return null;
  const hasCaption = childrenOf(parent).some((child) => isElement(child) && child.name === 'figcaption');
  return hasCaption ? parent : null;
}

/** Without a title of its own the name of the place that it comes from. */
function titleOf(frame: HtmlElement, src: string): string {
  const title = attribute(frame, 'title')?.trim() ?? '';
  return title !== '' ? title : (parseHttpUrl(src)?.hostname.replace(/^www\./, '') ?? src);
}
