// Attributes and media after cleaning: absolute http(s) addresses, nothing that styles, scripts or names an element.
import { attributesOf } from '../core/allowed-markup.ts';
import { isHostOf } from '../core/common-rules.ts';
import { attribute, childrenOf, type HtmlElement, isElement } from '../core/html.ts';
import { parseHttpUrl, withoutTracking } from '../core/url.ts';
import { type Block, newBlock } from './block-tree.ts';

export interface Surroundings {
  /** Resolves relative addresses; null leaves them out. */
  readonly baseUrl: string | null;
  /** Hosts whose iframes may stay; a host's subdomains are meant too. */
  readonly embedHosts: readonly string[];
}

/** The absolute http(s) address, ASCII; null when it is none. */
export function absolute(address: string | null, about: Surroundings): string | null {
  if (address === null) return null;
  return parseHttpUrl(address, about.baseUrl ?? undefined)?.href ?? null;
}

const numeric = new Set(['width', 'height', 'colspan', 'rowspan', 'start']);
const computed = new Set([
  'href',
  'src',
  'poster',
  'cite',
  'controls',
  'loading',
  'allowfullscreen',
  'preload',
]);

/** The attributes that may be copied as they are. */
function plainAttributes(element: HtmlElement, name: string): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of attributesOf(name)) {
    const value = attribute(element, key)?.replace(/\s+/g, ' ').trim() ?? '';
    if (computed.has(key) || value === '') continue;
    if (!numeric.has(key) || /^\d{1,5}$/.test(value)) kept[key] = value;
  }
  return kept;
}

/** An element's attributes after cleaning; null when it is nothing without the one it lacks (a link, a picture). */
export function cleanAttributes(
  element: HtmlElement,
  name: string,
  about: Surroundings,
): Record<string, string> | null {
  const kept = plainAttributes(element, name);
  if (name === 'a') {
    const href = linkAddress(attribute(element, 'href'), about);
    return href === null ? null : { href, ...kept };
  }
  if (name === 'blockquote' || name === 'q') {
    const cite = absolute(attribute(element, 'cite'), about);
    return cite === null ? {} : { cite };
  }
  return kept;
}

function linkAddress(address: string | null, about: Surroundings): string | null {
  const href = absolute(address, about);
  if (href === null) return null;
  const url = new URL(href);
  const search = withoutTracking(url.search);
  if (search !== url.search) url.search = search;
  return url.href;
}

/** A picture, player or frame, ready to stand in the text; null when nothing is left of it. */
export function mediaBlock(element: HtmlElement, name: string, about: Surroundings): Block | null {
  if (name === 'img') return picture(element, about);
  return name === 'iframe' ? frame(element, about) : player(element, name, about);
}

function picture(element: HtmlElement, about: Surroundings): Block | null {
  const src = absolute(attribute(element, 'src'), about);
  const kept = plainAttributes(element, 'img');
  const isCounter = [kept['width'], kept['height']].every((size) => size === '1' || size === '0');
  return src === null || isCounter ? null : newBlock('img', { src, ...kept });
}

function frame(element: HtmlElement, about: Surroundings): Block | null {
  const src = absolute(attribute(element, 'src') ?? attribute(element, 'data-src'), about);
  if (src === null || !isHostOf(new URL(src).hostname, about.embedHosts)) return null;
  const url = new URL(src);
  // A host is allowed, not whatever else listens on it.
  if (url.port !== '') return null;
  url.protocol = 'https:';
  url.username = url.password = '';
  const search = withoutAutoplay(url.search);
  if (search !== url.search) url.search = search;
  const full = attribute(element, 'allowfullscreen') === null ? {} : { allowfullscreen: 'allowfullscreen' };
  const title = url.hostname.replace(/^www\./, '');
  return newBlock('iframe', {
    src: url.href,
    title,
    ...plainAttributes(element, 'iframe'),
    ...full,
    loading: 'lazy',
  });
}

const autoplay = /^auto[-_]?(?:play|start)$/i;

/** A player's parameters, without the one that starts it before anyone asked. */
function withoutAutoplay(search: string): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => !autoplay.test(pair.split('=', 1)[0] ?? ''));
  return kept.join('') === '' ? '' : `?${kept.join('&')}`;
}

function player(element: HtmlElement, name: string, about: Surroundings): Block | null {
  const src = absolute(attribute(element, 'src'), about);
  const hasPoster = attributesOf(name).includes('poster');
  const poster = hasPoster ? absolute(attribute(element, 'poster'), about) : null;
  const block = newBlock(name, {
    ...(src === null ? {} : { src }),
    ...(poster === null ? {} : { poster }),
    controls: 'controls',
    preload: 'none',
  });
  for (const child of childrenOf(element)) {
    if (!isElement(child) || child.name !== 'source') continue;
    const source = absolute(attribute(child, 'src'), about);
    if (source !== null)
      block.children.push(newBlock('source', { src: source, ...plainAttributes(child, 'source') }));
  }
  return src === null && block.children.length === 0 ? null : block;
}
