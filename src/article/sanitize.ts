// The only maker of SafeHtml. Nothing leaves the article room without passing through here; knows no site.
import sanitize, { type IOptions } from 'sanitize-html';
import { allowedAttributes, allowedElements, voidElements } from '../core/allowed-markup.ts';
import { complexityOf, mostLooks } from '../core/complexity.ts';
import { type HtmlParent, parseFragment } from '../core/html.ts';
import { nestingLimit } from '../core/limits.ts';
import { withShortReferences } from '../core/references.ts';
import type { SafeHtml } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import type { Surroundings } from './attributes.ts';
import { serialise } from './block-tree.ts';
import { restoreLazyImages } from './lazy-images.ts';
import { normalise } from './normalise.ts';

/**
 * Any HTML → plain blocks in HTML that can run and load nothing but pictures, players and frames of `embedHosts`.
 * Links and pictures are absolute http(s). Doing it again changes nothing. Never throws: markup beyond all measure
 * becomes one paragraph of its text.
 */
export function sanitizeHtml(html: string, about: Surroundings): SafeHtml {
  return sanitizeTree(parseFragment(html), about);
}

/** The sanitiser's own parser has no bound; 20,000 elements that are all closed stay below this. */
const looksLimit = 1_000_000_000;

/**
 * A feed's summary or content made safe and otherwise left as the feed has it: for showing what a feed says, not for a
 * post. `html` has absolute links already.
 */
export function sanitizePassage(html: string): SafeHtml {
  // Most summaries are bare text; a large feed has thousands of them.
  if (!/[<>]/.test(html)) return html.trim() as SafeHtml;
  const isHard = complexityOf(html) !== null || mostLooks(html) > looksLimit;
  if (isHard) return sanitizeHtml(html, { baseUrl: null, embedHosts: [] });
  return sanitize(withShortReferences(html), passagePolicy).trim() as SafeHtml;
}

/** The same for a tree, which is changed by it. */
export function sanitizeTree(root: HtmlParent, about: Surroundings): SafeHtml {
  restoreLazyImages(root);
  return safe(serialise(normalise(root, about)), about);
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
  transformTags: {
    '*': (tagName, attribs) => ({ tagName, attribs: passageAttributes(tagName, attribs) }),
  },
  nestingLimit,
};

/** A relative address leads nowhere outside its feed, and a player must be one that can be stopped. */
function passageAttributes(name: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(given).filter(
    ([key, value]) =>
      !policy.allowedSchemesAppliedToAttributes?.includes(key) || parseHttpUrl(value) !== null,
  );
  const isPlayer = name === 'audio' || name === 'video';
  return { ...Object.fromEntries(kept), ...(isPlayer ? { controls: 'controls', preload: 'none' } : {}) };
}

/** sanitize-html has the last word, whatever was done before. */
function safe(html: string, about: Surroundings): SafeHtml {
  const hosts = [...about.embedHosts];
  return sanitize(html, {
    ...policy,
    allowedIframeHostnames: hosts,
    allowedIframeDomains: hosts,
  }) as SafeHtml;
}
