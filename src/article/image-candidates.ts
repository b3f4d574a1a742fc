// All the addresses that a page offers for one picture, and the largest of them. Knows the ways of lazy loading.
import { attribute, type HtmlElement, type HtmlParent, isElement, select } from '../core/html.ts';
import { findIn } from '../core/patterns.ts';

export interface ImageCandidate {
  readonly address: string;
  /** In pixels, as far as the page tells; 0 when it does not. */
  readonly width: number;
}

/** Where a width can be read in an address (first group of the pattern). */
export type WidthOf = (address: string) => number;

/** Reads a width from an address with a site's pattern; without one the addresses tell nothing. */
export function widthReader(pattern: string | null): WidthOf {
  if (pattern === null) return () => 0;
  return (address) => Number(findIn(pattern, address)?.[1] ?? 0) || 0;
}

/** The parts of a `srcset`. Commas inside an address do not part it. `2x` counts as 2: more than nothing. */
export function parseSrcset(text: string): readonly ImageCandidate[] {
  const found: { address: string; width: number }[] = [];
  for (const word of text.split(/\s+/)) {
    // "a.jpg 310w,b.jpg 720w": the size of one may be glued to the address of the next.
    const glued = /^([\d.]+)[wxh](?:,(.*))?$/s.exec(word);
    const last = found.at(-1);
    if (glued !== null && last !== undefined) last.width = Number(glued[1]) || 0;
    // Without looking back, each of a million commas in the middle would be tried as the first of the end.
    const address = (glued === null ? word : (glued[2] ?? '')).replace(/^,+|(?<!,),+$/g, '');
    if (address !== '') found.push({ address, width: 0 });
  }
  return found;
}

/** The largest candidate below (or at) `root`; of equal ones the first, and an `img src` before all others. */
export function largestImage(root: HtmlParent, widthOf: WidthOf): string | null {
  const best = candidatesOf(root)
    .filter(({ address }) => address !== '' && !/^(?:data|blob|about|javascript):/i.test(address))
    .map(({ address, width }) => ({ address, width: width > 8 ? width : widthOf(address) || width }))
    .reduce<ImageCandidate | null>(
      (largest, next) => (largest === null || next.width > largest.width ? next : largest),
      null,
    );
  return best?.address ?? null;
}

function candidatesOf(root: HtmlParent): readonly ImageCandidate[] {
  const images = [...('name' in root && root.name === 'img' ? [root] : []), ...select(root, 'img')];
  const sources = select(root, 'source').filter(({ parent }) => parent !== null && isPicture(parent));
  return [
    ...images.flatMap((image) => plain(image, 'src')),
    ...images.flatMap((image) =>
      ['data-src', 'data-lazy-src', 'data-original'].flatMap((name) => plain(image, name)),
    ),
    ...images.flatMap(fromDataset),
    ...[...images, ...sources].flatMap((element) =>
      ['srcset', 'data-srcset', 'data-lazy-srcset'].flatMap((name) =>
        parseSrcset(attribute(element, name) ?? ''),
      ),
    ),
  ];
}

function isPicture(node: HtmlElement['parent']): boolean {
  return node !== null && 'name' in node && isElement(node) && node.name === 'picture';
}

function plain(element: HtmlElement, name: string): readonly ImageCandidate[] {
  const address = attribute(element, name)?.trim() ?? '';
  return address === '' ? [] : [{ address, width: 0 }];
}

/** `data-image-dataset`: the address in parts, as France Médias Monde's pages of 2020 have it. */
function fromDataset(image: HtmlElement): readonly ImageCandidate[] {
  const address = addressOfParts(parseJson(attribute(image, 'data-image-dataset')));
  return address === null ? [] : [{ address, width: 0 }];
}

/** `url` (a folder), `displayFormat` or `ratio`, `filename` → the address; null when it is not of that form. */
export function addressOfParts(parts: unknown): string | null {
  if (typeof parts !== 'object' || parts === null) return null;
  const { url, filename, displayFormat } = parts as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string' || typeof filename !== 'string' || filename === '') return null;
  const size = displayFormat === '16x9' ? 'w:1024/p:16x9/' : '';
  return `${url.replace(/\/?$/, '/')}${size}${filename}`;
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
