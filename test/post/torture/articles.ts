// The tortured articles: every row at least once, mixed with the others, and random mixtures of their pieces.
import { array, constantFrom, date, oneof, option, record, sample, tuple } from 'fast-check';
import type { LeadImage } from '../../../src/core/types.ts';
import { anyText } from '../any-text.ts';
import { balanced, bodies, deepest, large, summaries } from './bodies.ts';
import { addressEnds, authors, dates, keywords, sources, titles } from './words.ts';

export type TorturedBody =
  | {
      readonly kind: 'article';
      readonly html: string;
      readonly printedDate: string | null;
      readonly image: LeadImage | null;
      readonly standfirst: string | null;
      readonly credit: string | null;
      /** Lines of a body too deep for the list of its elements to mean anything. */
      readonly lines: string | null;
    }
  | { readonly kind: 'summary'; readonly image: string | null; readonly of: (typeof summaries)[number] };

export interface TorturedArticle {
  readonly title: string;
  readonly author: string;
  /** The name of the feed. */
  readonly source: string;
  readonly url: string;
  readonly publishedAt: Date;
  readonly section: string;
  readonly keywords: readonly string[];
  readonly byYear: boolean;
  readonly body: TorturedBody;
}

const pick = <T>(rows: readonly T[], index: number): T => {
  const found = rows[index % rows.length];
  if (found === undefined) throw new Error('no rows');
  return found;
};

const keywordRows = [...keywords.keys()];
const plainArticle = { printedDate: null, image: null, standfirst: null, credit: null, lines: null };

/** Each row of a list meets ever other rows of the others: no two lists have the same length. */
function mixed(index: number): Omit<TorturedArticle, 'body'> {
  return {
    title: pick(titles, index),
    author: pick(authors, index),
    source: pick(sources, index),
    url: `https://news.example/${index}/${pick(addressEnds, index)}`,
    publishedAt: pick(dates, index),
    section: pick(keywordRows, index),
    keywords: [pick(keywordRows, index + 5), pick(keywordRows, index * 3)],
    byYear: index % 2 === 0,
  };
}

function pictureOf(index: number): LeadImage {
  const url = pick(
    [
      'https://img.example/港 口/w:1280/p:16x9/a.jpg?a={{b}}&c',
      '/assets/mirror/2020/a b.jpg',
      '/blog/assets/mirror/{%x%}.jpg',
      'data:image/gif;base64,R0',
    ],
    index,
  );
  const caption = index % 2 === 0 ? pick(titles, index + 5) : null;
  return { url, caption, credit: index % 5 === 0 ? '© {{ x }}' : null, alt: pick(titles, index + 9) };
}

function fromRow(index: number): TorturedArticle {
  const html = pick(bodies, index);
  return {
    ...mixed(index),
    body: {
      kind: 'article',
      html: index % 5 === 0 ? balanced + html : html,
      printedDate:
        index % 2 === 0 ? pick(['22/08/2020 - 01:18', '2020年8月22日 {{ x }}', '无日期'], index) : null,
      image: index % 3 === 0 ? pictureOf(index) : null,
      standfirst: index % 4 === 0 ? pick(titles, index + 11) : null,
      credit: index % 6 === 0 ? pick(['© AFP {{ x }}', '© <b>2020</b> *AFP*'], index) : null,
      lines: null,
    },
  };
}

const piece = oneof(
  constantFrom(...bodies),
  anyText,
  anyText.map((text) => `<p>${text}</p>`),
  tuple(
    constantFrom(
      'ul><li',
      'blockquote',
      'table><tr><td',
      'figure',
      'pre',
      'section',
      'a href="http://x.example/"',
    ),
    anyText,
  ).map(([name, text]) => `<${name}>${text}</${name.replace(/[ >].*/, '')}>`),
);

const random = record({
  title: oneof(
    anyText,
    tuple(constantFrom(...titles), anyText).map((parts) => parts.join(' ')),
  ),
  author: anyText,
  html: array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  publishedAt: oneof(
    constantFrom(...dates),
    date({ min: new Date(0), max: new Date(Date.UTC(9999, 0)), noInvalidDate: true }),
  ),
  printedDate: option(anyText),
  standfirst: option(anyText),
  credit: option(anyText),
  image: option(
    record({
      url: constantFrom('https://img.example/a.jpg', '/assets/b.jpg'),
      caption: option(anyText),
      credit: option(anyText),
      alt: option(anyText),
    }),
  ),
});

/** @param counts how many of rows, at least one of each kind; and how many random mixtures */
export function torturedArticles(counts: {
  readonly rows: number;
  readonly random: number;
}): readonly TorturedArticle[] {
  const rows = Array.from({ length: Math.max(counts.rows, titles.length, bodies.length) }, (_, index) =>
    fromRow(index),
  );
  const next = rows.length;
  const big = large.map((html, index) => ({
    ...mixed(next + index),
    body: { kind: 'article' as const, ...plainArticle, html },
  }));
  const deep = deepest.map(([html, lines], index) => ({
    ...mixed(next + 100 + index),
    body: { kind: 'article' as const, ...plainArticle, html, lines },
  }));
  const short = [...summaries, ...summaries].map((of, index) => ({
    ...mixed(next + 200 + index),
    body: { kind: 'summary' as const, image: index % 3 === 0 ? pictureOf(index).url : null, of },
  }));
  const mixtures = sample(random, counts.random).map(
    ({ html, printedDate, standfirst, credit, image, ...head }, index): TorturedArticle => ({
      ...mixed(next + 300 + index),
      ...head,
      body: { kind: 'article', html, printedDate, standfirst, credit, image, lines: null },
    }),
  );
  // As categories, five hundred folders inside each other: no disk has such a path.
  const stuffed = Array.from({ length: 500 }, (_, index) => `${'长'.repeat(45)}${index}`);
  const wordy = { ...fromRow(next + 9_000), keywords: stuffed, byYear: false };
  return [...rows, ...big, ...deep, ...short, wordy, ...mixtures];
}
