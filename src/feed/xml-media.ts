// Media of an XML item: enclosures, and the pictures that stand for it.
import type { Enclosure } from '../core/types.ts';
import { absoluteUrl } from './links.ts';
import { attributeOf, childrenAmong, childrenOf, textOf, textsOf } from './node.ts';
import type { RawImage } from './raw.ts';

/** All that this file looks at. */
export const mediaElements: readonly string[] = [
  ...['enclosure@rss', 'link@atom', 'thumbnail@media', 'content@media', 'group@media'],
  ...['image@itunes', 'link@itunes', 'image@rss'],
];

/** RSS enclosures, links of that kind, and media:content to hear or see, in this order, each address once. */
export function enclosuresOf(item: unknown, base: string | null): readonly Enclosure[] {
  const nodes = [
    ...childrenOf(item, 'enclosure@rss'),
    ...childrenAmong(item, linkNames).filter(isEnclosureLink),
    ...mediaContents(item).filter(isPlayable),
  ];
  if (nodes.length === 0) return [];
  const found = new Map<string, Enclosure>();
  for (const node of nodes) {
    const url = absoluteUrl(attributeOf(node, 'url') ?? attributeOf(node, 'href') ?? textOf(node), base);
    if (url === null || found.has(url)) continue;
    const size = attributeOf(node, 'length') ?? attributeOf(node, 'filesize');
    found.set(url, { url, type: attributeOf(node, 'type'), length: byteCount(size) });
  }
  return [...found.values()];
}

const linkNames = ['link@atom', 'link@rss'];

function isEnclosureLink(link: unknown): boolean {
  return /(?:^|\/)enclosure$/i.test(attributeOf(link, 'rel') ?? '');
}

/** Those of the item and of its groups. */
function mediaContents(item: unknown): readonly unknown[] {
  const groups = childrenOf(item, 'group@media');
  const own = childrenOf(item, 'content@media');
  return groups.length === 0
    ? own
    : [...own, ...groups.flatMap((group) => childrenOf(group, 'content@media'))];
}

/** media:thumbnail and media:content pictures, groups included. */
export function imagesOf(item: unknown, base: string | null): readonly RawImage[] {
  const contents = mediaContents(item);
  const images: RawImage[] = [];
  const add = (node: unknown): void => {
    const url = absoluteUrl(attributeOf(node, 'url') ?? textOf(node), base);
    if (url !== null) images.push({ url, width: pixels(node, 'width'), height: pixels(node, 'height') });
  };
  for (const holder of [item, ...childrenOf(item, 'group@media'), ...contents]) {
    for (const thumbnail of childrenOf(holder, 'thumbnail@media')) add(thumbnail);
  }
  for (const content of contents) if (isImage(content)) add(content);
  return images;
}

/** Pictures that serve when neither media nor an enclosure is one: what podcasts and old RSS have. */
export function spareImagesOf(item: unknown, base: string | null): readonly string[] {
  const podcast = childrenOf(item, 'image@itunes');
  const linked = childrenOf(item, 'link@itunes');
  const plain = childrenOf(item, 'image@rss');
  if (podcast.length + linked.length + plain.length === 0) return [];
  return [
    ...podcast.map((node) => attributeOf(node, 'href') ?? attributeOf(node, 'url') ?? textOf(node)),
    ...linked.filter((node) => attributeOf(node, 'rel') === 'image').map((node) => attributeOf(node, 'href')),
    ...plain.flatMap((node) => textsOf(node, ['url@rss'])),
    ...plain.map(textOf),
  ]
    .map((href) => absoluteUrl(href, base))
    .filter((url) => url !== null);
}

function isImage(node: unknown): boolean {
  const medium = attributeOf(node, 'medium');
  if (medium !== null) return medium === 'image';
  return isImageFile({ url: attributeOf(node, 'url') ?? '', type: attributeOf(node, 'type') });
}

/** What says that it is something other than a picture; a bare address may be anything. */
function isPlayable(node: unknown): boolean {
  const medium = attributeOf(node, 'medium');
  if (medium !== null) return medium !== 'image';
  const type = attributeOf(node, 'type');
  if (type !== null) return !type.startsWith('image') && !type.startsWith('text/html');
  return /\.(?:mp3|m4a|ogg|opus|aac|wav|mp4|m4v|webm|mov|pdf)(?:[?#]|$)/i.test(
    attributeOf(node, 'url') ?? '',
  );
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
