// The only maker of SafeHtml. Nothing leaves the article room without passing through here; knows no site.
import sanitize, { type IOptions } from 'sanitize-html';
import { allowedAttributes, allowedElements, voidElements } from '../core/allowed-markup.ts';
import { type HtmlParent, parseFragment, textOf } from '../core/html.ts';
import { nestingLimit } from '../core/limits.ts';
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
 * A feed's summary or content made safe and otherwise left as the feed has it: for showing what a feed says, not for a
 * post. `html` has absolute links already.
 */
export function sanitizePassage(html: string): SafeHtml {
  // Most summaries are bare text; a large feed has thousands of them.
  if (!/[<>]/.test(html)) return html.trim() as SafeHtml;
  if (complexityOf(html) !== null) return sanitizeHtml(html, { baseUrl: null, embedHosts: [] });
  return sanitize(html, passagePolicy).trim() as SafeHtml;
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

const policy: IOptions = {
  allowedTags: [...allowedElements],
  allowedAttributes: Object.fromEntries(
    Object.entries(allowedAttributes).map(([name, attributes]) => [name, [...attributes]]),
  ),
  selfClosing: [...voidElements],
  allowedSchemes: ['http', 'https'],
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
  allowProtocolRelative: false,
  allowIframeRelativeUrls: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
};

/** Boxes are kept, since without them the texts of two would run into each other; frames are not. */
const passagePolicy: IOptions = {
  ...policy,
  allowedTags: [...allowedElements, 'div', 'span', 'b', 'i', 'h1', 'h5', 'h6'].filter(
    (name) => name !== 'iframe',
  ),
  nestingLimit,
};

/** sanitize-html has the last word, whatever was done before. */
function safe(html: string, about: Surroundings): SafeHtml {
  const hosts = [...about.embedHosts];
  return sanitize(html, {
    ...policy,
    allowedIframeHostnames: hosts,
    allowedIframeDomains: hosts,
  }) as SafeHtml;
}
