// What a page says of its article elsewhere than in the text: by these the text is told from its frame.
import { type HtmlDocument, select, textOf } from '../../core/html.ts';
import { readMetas } from '../dom-text.ts';

export interface PageTerms {
  /** What the page calls the article: its only h1, and the titles of its head. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  /** The head names a picture for the whole article: the one above the text is that. */
  readonly hasShareImage: boolean;
}

/** Of a text without a page. */
export const noTerms: PageTerms = { titles: [], authors: [], hasShareImage: false };

/** Reads, changes nothing. */
export function termsOf(tree: HtmlDocument): PageTerms {
  const texts = (selector: string) => select(tree, selector).map((one) => fold(textOf(one)));
  const metas = readMetas(tree);
  const authors = [...metas('author'), ...texts(authorSelector)].map((name) => name.replace(/^by\s+/i, ''));
  const headlines = texts('h1');
  return {
    // Several are headings of the text.
    titles: unique([...(headlines.length === 1 ? headlines : []), ...metas('og:title'), ...texts('title')]),
    authors: unique(authors.filter((name) => fullName.test(name))),
    hasShareImage: ['og:image', 'twitter:image'].some((name) => metas(name).length > 0),
  };
}

const authorSelector = '[rel~="author"], [itemprop="author"], .byline a, .author a';
/** Two to four words: a sentence may begin with a single one. */
const fullName = /^\p{L}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}$/u;

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
