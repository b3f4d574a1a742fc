// Media of an XML item: enclosures, and the pictures that stand for it.
import type { Enclosure } from '../core/types.ts';
import { absoluteUrl } from './links.ts';
import { attributeOf, childrenOf, textOf, textsOf } from './node.ts';
import type { RawImage } from './raw.ts';

/** All that this file looks at. */
export const mediaElements: readonly string[] = [
  ...['enclosure@rss', 'link@atom', 'thumbnail@media', 'content@media', 'group@media'],
  ...['image@itunes', 'link@itunes', 'image@rss'],
];

/** RSS enclosures, links of that kind, and media:content that is no picture, in this order, each address once. */
export function enclosuresOf(item: unknown, base: string | null): Enclosure[] {
  const found = new Map<string, Enclosure>();
  const nodes = [
    ...childrenOf(item, 'enclosure@rss'),
    ...['link@atom', 'link@rss'].flatMap((name) => childrenOf(item, name)).filter(isEnclosureLink),
    ...mediaContents(item).filter((content) => !isImage(content)),
  ];
  for (const node of nodes) {
    const url = absoluteUrl(attributeOf(node, 'url') ?? attributeOf(node, 'href') ?? textOf(node), base);
    if (url === null || found.has(url)) continue;
    const size = attributeOf(node, 'length') ?? attributeOf(node, 'filesize');
    found.set(url, { url, type: attributeOf(node, 'type'), length: byteCount(size) });
  }
  return [...found.values()];
}

function isEnclosureLink(link: unknown): boolean {
  return attributeOf(link, 'rel')?.toLowerCase() === 'enclosure';
}

/** Those of the item and of its groups. */
function mediaContents(item: unknown): unknown[] {
  const holders = [item, ...childrenOf(item, 'group@media')];
  return holders.flatMap((holder) => childrenOf(holder, 'content@media'));
}

/** media:thumbnail and media:content pictures, groups included. */
export function imagesOf(item: unknown, base: string | null): RawImage[] {
  const holders = [item, ...childrenOf(item, 'group@media')];
  const contents = mediaContents(item);
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
    ...childrenOf(item, 'image@itunes').map((node) => attributeOf(node, 'href') ?? attributeOf(node, 'url')),
    ...childrenOf(item, 'link@itunes')
      .filter((node) => attributeOf(node, 'rel') === 'image')
      .map((node) => attributeOf(node, 'href')),
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
