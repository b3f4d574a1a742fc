// The only maker of SafeHtml. Nothing leaves the article room without passing through here; knows no site.
import sanitize from 'sanitize-html';
import { allowedAttributes, allowedElements, voidElements } from '../core/allowed-markup.ts';
import { type HtmlParent, parseFragment, textOf } from '../core/html.ts';
import type { SafeHtml } from '../core/types.ts';
import type { Surroundings } from './attributes.ts';
import { serialise } from './block-tree.ts';
import { complexityOf } from './complexity.ts';
import { restoreLazyImages } from './lazy-images.ts';
import { normalise } from './normalise.ts';

/**
 * Any HTML → plain blocks in HTML that can run and load nothing but pictures, players and frames of `embedHosts`.
 * Links and pictures are absolute http(s). Doing it again changes nothing. Never throws: markup beyond all measure
 * (see complexity.ts) becomes one paragraph of its text.
 */
export function sanitizeHtml(html: string, about: Surroundings): SafeHtml {
  if (complexityOf(html) !== null)
    return safe(serialise([{ name: 'p', attributes: {}, children: [bare(html)] }]), about);
  return sanitizeTree(parseFragment(html), about);
}

/**
 * The same for a feed's summary or content as it is shown: a text that has no paragraph of its own gets none.
 */
export function sanitizePassage(html: string, about: Surroundings): SafeHtml {
  if (
    complexityOf(html) !== null ||
    /<(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|figure|hr)\b/i.test(html)
  ) {
    return sanitizeHtml(html, about);
  }
  const root = parseFragment(html);
  restoreLazyImages(root);
  const [only, ...others] = normalise(root, about);
  if (typeof only !== 'object' || others.length > 0 || only.name !== 'p') return sanitizeHtml(html, about);
  return safe(serialise(only.children), about);
}

/** The same for a tree, which is changed by it. */
export function sanitizeTree(root: HtmlParent, about: Surroundings): SafeHtml {
  restoreLazyImages(root);
  return safe(serialise(normalise(root, about)), about);
}

function bare(html: string): string {
  return textOf(parseFragment(html.replace(/<[^>]*>?/g, ' ').replace(/</g, ' ')))
    .replace(/\s+/g, ' ')
    .trim();
}

/** sanitize-html has the last word, whatever was done before. */
function safe(html: string, about: Surroundings): SafeHtml {
  return sanitize(html, {
    allowedTags: [...allowedElements],
    allowedAttributes: Object.fromEntries(
      Object.entries(allowedAttributes).map(([name, attributes]) => [name, [...attributes]]),
    ),
    selfClosing: [...voidElements],
    allowedSchemes: ['http', 'https'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
    allowProtocolRelative: false,
    allowedIframeHostnames: [...about.embedHosts],
    allowedIframeDomains: [...about.embedHosts],
    allowIframeRelativeUrls: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
  }) as SafeHtml;
}
