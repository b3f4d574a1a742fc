// What the page of a tortured article must show, put together from what was put in.
import type { LeadImage } from '../../../src/core/types.ts';
import type { TorturedArticle, TorturedBody } from './articles.ts';
import { addressText, bodyText, mediaText } from './plain.ts';
import { elementsOf, expectedOf, linesOf, preformattedOf, type Seen } from './seen.ts';
import { keywords } from './words.ts';

export interface ExpectedBody {
  readonly lines: readonly string[];
  /** null: not asked for. */
  readonly elements: readonly string[] | null;
  readonly preformatted: readonly string[] | null;
}

const element = (name: string, children: readonly Seen[], at: readonly string[] = []): Seen => ({
  name,
  at,
  children,
});
const text = (raw: string | null): string => bodyText(raw ?? '').trim();
const inside = (names: readonly string[], raw: string | null): readonly Seen[] => {
  const written = text(raw);
  if (written === '') return [];
  return [names.reduceRight<Seen>((child, name) => element(name, [child]), written)];
};

export function expectedBody({ body, url }: TorturedArticle): ExpectedBody {
  const readOn = element('p', [element('a', ['阅读原文'], [addressText(url) ?? ''])]);
  if (body.kind === 'summary') {
    const [, lines, elements] = body.of;
    const image = pictureOf(
      body.image === null ? null : { url: body.image, caption: null, credit: null, alt: null },
    );
    return {
      lines: [...lines, '阅读原文'],
      elements: [...elementsOf(image), ...elements, ...elementsOf([readOn])],
      preformatted: null,
    };
  }
  if (body.lines !== null) return { lines: body.lines.split('\n'), elements: null, preformatted: null };
  const seen = articleOf(body);
  const shown = seen.some((node) => typeof node !== 'string' || bodyText(node).trim() !== '')
    ? seen
    : [readOn];
  return { lines: linesOf(shown), elements: elementsOf(shown), preformatted: preformattedOf(shown) };
}

function articleOf(body: Extract<TorturedBody, { kind: 'article' }>): readonly Seen[] {
  const printed = text(body.printedDate);
  const isDate = printed.length <= 60 && /\p{Nd}/u.test(printed);
  return [
    ...inside([isDate ? 'div' : 'p'], printed),
    ...pictureOf(body.image),
    ...inside(['p', 'strong'], body.standfirst),
    ...expectedOf(body.html),
    ...inside(['p'], body.credit),
  ];
}

function pictureOf(image: LeadImage | null): readonly Seen[] {
  const address = image === null ? null : mediaText(image.url);
  if (image === null || address === null) return [];
  const picture = element('img', [], [address]);
  const caption = [text(image.caption), text(image.credit)].filter((part) => part !== '').join(' ');
  return caption === '' ? [picture] : [element('figure', [picture, element('figcaption', [caption])])];
}

/** Tags or categories, at most ten that were not checked by anybody; the name of the feed where nothing else is left. */
export function expectedNames(
  words: readonly string[],
  source: string,
  fixed: readonly string[] = [],
): readonly string[] {
  const known = words.map((word) => (keywords.has(word) ? (keywords.get(word) ?? null) : word));
  const made = known.filter((name) => name !== null).slice(0, 10);
  const all = [...fixed, ...made];
  const once = all.filter(
    (name, index) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
  return once.length > 0 ? once : [source];
}
