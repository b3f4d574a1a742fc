// Pictures and sound in the body of a written post, found and exchanged in the text itself: all else stays byte for byte.
import { attributeText, bodyStart } from './body-links.ts';
import { escapeAttribute } from './escape.ts';

export interface BodyMedia {
  readonly kind: 'image' | 'audio';
  /** As a browser reads it. */
  readonly address: string;
}

const tag = /<(img|audio|video|source)((?: [a-z-]+="[^"<>]*")*)>|<\/(audio|video)>/g;
const attribute = / (src|poster)="([^"<>]*)"/g;

/**
 * The pictures (also the posters of films) and sounds of a body of ours, each address once, in order. Films are not
 * among them: they are large, and stay at the source.
 */
export function mediaIn(text: string): readonly BodyMedia[] {
  const found = new Map<string, BodyMedia>();
  exchange(text, (media) => {
    found.set(`${media.kind} ${media.address}`, media);
    return null;
  });
  return [...found.values()];
}

/**
 * The post with copies in the place of originals. A picture keeps its original address as `data-source`.
 * @param copies address → what to show instead
 */
export function withCopies(text: string, copies: ReadonlyMap<string, string>): string {
  return exchange(text, ({ address }) => copies.get(address) ?? null);
}

/**
 * The post with originals in the place of copies.
 * @param originalOf where a shown address was copied from, when its copy is to go; null: it stays
 */
export function withoutCopies(text: string, originalOf: (address: string) => string | null): string {
  const start = bodyStart(text);
  if (start === null) return text;
  const body = text.slice(start).replace(tag, (whole, _name, attributes: string | undefined) => {
    if (attributes === undefined) return whole;
    const source = / data-source="([^"<>]*)"/.exec(attributes)?.[1];
    let isBack = false;
    const back = whole.replace(attribute, (pair, name: string, value: string) => {
      const original = originalOf(attributeText(value));
      if (original === null) return pair;
      isBack = true;
      return ` ${name}="${name === 'src' && source !== undefined ? source : escapeAttribute(original)}"`;
    });
    return isBack ? back.replace(/ data-source="[^"<>]*"/, '') : whole;
  });
  return text.slice(0, start) + body;
}

/**
 * The post with copies shown at another address; what they were copied from stays.
 * @param addressNow where a shown address is to lead; null: it stays
 */
export function withMovedCopies(text: string, addressNow: (address: string) => string | null): string {
  const start = bodyStart(text);
  if (start === null) return text;
  const body = text.slice(start).replace(tag, (whole, _name, attributes: string | undefined) =>
    attributes === undefined
      ? whole
      : whole.replace(attribute, (pair, name: string, value: string) => {
          const now = addressNow(attributeText(value));
          return now === null ? pair : ` ${name}="${escapeAttribute(now)}"`;
        }),
  );
  return text.slice(0, start) + body;
}

/** @param choose what to show instead; null: leave it */
function exchange(text: string, choose: (media: BodyMedia) => string | null): string {
  const start = bodyStart(text);
  if (start === null) return text;
  let around: 'audio' | 'video' | null = null;
  const body = text.slice(start).replace(tag, (whole, name: string | undefined, attributes: string, end) => {
    if (end !== undefined || name === undefined) {
      around = null;
      return whole;
    }
    if (name === 'audio' || name === 'video') around = name;
    const isSound = name === 'audio' || (name === 'source' && around === 'audio');
    let source = '';
    const changed = attributes.replace(attribute, (pair, key: string, value: string) => {
      const isPicture = key === 'poster' || name === 'img';
      const address = attributeText(value);
      // A copy already, or a film.
      if (address.startsWith('/') || (!isPicture && !isSound)) return pair;
      const shown = choose({ kind: isPicture ? 'image' : 'audio', address });
      if (shown === null) return pair;
      if (name === 'img') source = ` data-source="${value}"`;
      return ` ${key}="${escapeAttribute(shown)}"`;
    });
    return `<${name}${changed}${source}>`;
  });
  return text.slice(0, start) + body;
}
