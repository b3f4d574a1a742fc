// Which parts of a page a reader would call the article: the opinion of Readability. The only file that imports it.
import { Readability } from '@mozilla/readability';
import { type HtmlElement, isElement } from '../../core/html.ts';
import { numberAttribute, smallDocument } from './small-document.ts';

/**
 * Sum of the levels of all elements beyond which Readability is not asked: it reads the text of every element anew, so
 * its time grows with that sum. A news page has some 50,000, and 600,000 take two seconds.
 */
const levelsLimit = 600_000;
const elementLimit = 40_000;

/** Letters of text below which Readability tries again with less mistrust. */
const enoughText = 400;

/** The numbers of the elements that are part of the article; null when there is none, or the page is too large. */
export function numbersOfArticle(
  body: HtmlElement,
  about: { readonly title: string; readonly numbers: ReadonlyMap<HtmlElement, number> },
): ReadonlySet<number> | null {
  const size = sizeOf(body, 0);
  if (size.levels > levelsLimit || size.elements > elementLimit) return null;
  const article = new Readability<ReadonlySet<number>>(smallDocument(body, about), {
    charThreshold: enoughText,
    maxElemsToParse: elementLimit * 2,
    disableJSONLD: true,
    serializer: (node) => numbersIn(node),
  }).parse();
  return article?.content ?? null;
}

function sizeOf(element: HtmlElement, level: number): { readonly elements: number; readonly levels: number } {
  let elements = 1;
  let levels = level;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const below = sizeOf(child, level + 1);
    elements += below.elements;
    levels += below.levels;
  }
  return { elements, levels };
}

/** What is asked of an element of that document, whose types are those of a browser. */
interface Searchable {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

function numbersIn(root: unknown): ReadonlySet<number> {
  if (!isSearchable(root)) throw new TypeError('Readability gave no element');
  const numbered = [...root.querySelectorAll(`[${numberAttribute}]`)];
  return new Set(numbered.map((one) => Number(one.getAttribute(numberAttribute))));
}

function isSearchable(value: unknown): value is Searchable {
  return typeof value === 'object' && value !== null && 'querySelectorAll' in value;
}
