// Media of an XML item: enclosures, and the pictures that stand for it.
import type { Enclosure } from '../core/types.ts';
import { absoluteUrl } from './links.ts';
import { attributeOf, childrenOf, textsOf } from './node.ts';
import type { RawImage } from './raw.ts';

/** All that this file looks at. */
export const mediaElements: readonly string[] = [
  ...['enclosure@rss', 'link@atom', 'thumbnail@media', 'content@media', 'group@media'],
  ...['image@itunes', 'image@rss'],
];

/** RSS enclosures and Atom's links of that kind, in order, each address once. */
export function enclosuresOf(item: unknown, base: string | null): Enclosure[] {
  const found = new Map<string, Enclosure>();
  const nodes = [
    ...childrenOf(item, 'enclosure@rss'),
    ...childrenOf(item, 'link@atom').filter((link) => attributeOf(link, 'rel') === 'enclosure'),
  ];
  for (const node of nodes) {
    const url = absoluteUrl(attributeOf(node, 'url') ?? attributeOf(node, 'href'), base);
    if (url === null || found.has(url)) continue;
    found.set(url, { url, type: attributeOf(node, 'type'), length: byteCount(attributeOf(node, 'length')) });
  }
  return [...found.values()];
}

/** media:thumbnail and media:content pictures, groups included. */
export function imagesOf(item: unknown, base: string | null): RawImage[] {
  const holders = [item, ...childrenOf(item, 'group@media')];
  const contents = holders.flatMap((holder) => childrenOf(holder, 'content@media'));
  const nodes = [
    ...[...holders, ...contents].flatMap((holder) => childrenOf(holder, 'thumbnail@media')),
    ...contents.filter(isImage),
  ];
  return nodes.flatMap((node) => {
    const url = absoluteUrl(attributeOf(node, 'url'), base);
    return url === null ? [] : [{ url, width: pixels(node, 'width'), height: pixels(node, 'height') }];
  });
}

/** Pictures that serve when neither media nor an enclosure is one: what podcasts and old RSS have. */
export function spareImagesOf(item: unknown, base: string | null): string[] {
  const images = childrenOf(item, 'image@rss');
  return [
    ...childrenOf(item, 'image@itunes').map((node) => attributeOf(node, 'href')),
    ...images.flatMap((node) => textsOf(node, ['url@rss'])),
    ...textsOf(item, ['image@rss']),
  ]
    .map((href) => absoluteUrl(href, base))
    .filter((url) => url !== null);
}

function isImage(node: unknown): boolean {
  const medium = attributeOf(node, 'medium');
  if (medium !== null) return medium === 'image';
  return isImageFile({ url: attributeOf(node, 'url') ?? '', type: attributeOf(node, 'type') });
}

/** By its media type; without one by the ending of its address. */
export function isImageFile(file: { readonly url: string; readonly type: string | null }): boolean {
  if (file.type !== null) return file.type.startsWith('image');
  return /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(file.url);
}

function pixels(node: unknown, name: string): number {
  return Number(/^\d{1,6}/.exec(attributeOf(node, name) ?? '')?.[0] ?? '0');
}

function byteCount(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
