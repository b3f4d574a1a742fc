// Takes from the chosen passages the lines that are no text: bylines, dates, labels, pointers to other pages, the title.
import type { HtmlElement } from '../../core/html.ts';
import { lettersOf } from '../letters.ts';
import { parentOf } from '../places.ts';
import { isCaption, isCreditOnly } from './captions.ts';
import { signature, structures } from './choice.ts';
import { furnitureLine, type Place } from './lines.ts';
import { linkLists } from './link-lists.ts';
import { isHeading, isProse, isSentence, type Passage } from './passages.ts';
import type { Tally } from './tally.ts';
import type { PageTerms } from './terms.ts';

/** Weight of the shortest sentence that is text for where it stands. */
const shortText = 20;

type Surroundings = PageTerms & { readonly tally: Tally };

/** What is left of the passages with the numbers `chosen`, in document order. */
export function withoutFurnitureLines(
  passages: readonly Passage[],
  chosen: ReadonlySet<number>,
  about: Surroundings,
): readonly Passage[] {
  const all = passages.filter((_, number) => chosen.has(number));
  const mayBeText = (passage: Passage, index: number) =>
    !isCaption(passage) &&
    furnitureLine(passage, 'before') === null &&
    !(index >= all.length - 3 && isAuthorNote(passage, about.authors));
  const long = all.filter((passage, index) => isProse(passage) && mayBeText(passage, index));
  const alike = new Set(long.map(({ element }) => surroundings(element)));
  const isText = (passage: Passage, index: number) =>
    (isProse(passage) || isShortText(passage, alike)) && mayBeText(passage, index);
  const first = all.findIndex(isText);
  const last = all.findLastIndex(isText);
  const homes = homesOf(
    all
      .slice(Math.max(0, first), last + 1)
      .filter((passage) => isProse(passage) || isShortText(passage, alike)),
  );
  const lists = linkLists(all);
  const decks = headingsAboveBylines(passages, chosen, all.slice(0, Math.max(0, first)));
  const left = all.filter((passage, index) => {
    const place = index < first ? 'before' : index > last && last >= 0 ? 'after' : 'between';
    const byPlace = decks.has(passage) ? 'deck' : lists.has(passage) ? 'link-list' : null;
    const rule =
      byPlace ??
      ruleFor(passage, place, about) ??
      (place !== 'between' && isStray(passage, homes) ? 'stray' : null);
    if (rule !== null) about.tally.add(rule);
    return rule === null;
  });
  return withoutEmptyHeadings(left, about.tally);
}

function ruleFor(passage: Passage, place: Place, about: Surroundings): string | null {
  if (place !== 'after' && isTitle(passage, about.titles)) return 'title';
  if (isCaption(passage)) {
    if (isCreditOnly(passage)) return 'picture-credit';
    return place === 'before' && about.hasShareImage ? 'lead-caption' : null;
  }
  if (place === 'after' && isAuthorNote(passage, about.authors)) return 'author-note';
  return furnitureLine(passage, place);
}

/** "Name Name covers the town …" below the text. */
function isAuthorNote({ text, weight }: Passage, authors: readonly string[]): boolean {
  return weight < 500 && authors.some((name) => text.startsWith(name));
}

/** A heading that is parted from the text by what was left out (a byline, a date) heads the page, not the text. */
function headingsAboveBylines(
  passages: readonly Passage[],
  chosen: ReadonlySet<number>,
  before: readonly Passage[],
): ReadonlySet<Passage> {
  const wanted = new Set(before.filter(({ element }) => isHeading(element)));
  const isLeft = (number: number) => {
    const next = passages[number];
    return next !== undefined && (!chosen.has(number) || furnitureLine(next, 'before') !== null);
  };
  return new Set(passages.filter((passage, number) => wanted.has(passage) && isLeft(number + 1)));
}

/** A short sentence in a box like those of the long ones: the last part of a text in parts, an entry of a ticker. */
function isShortText(passage: Passage, alike: ReadonlySet<string>): boolean {
  return isProse(passage, shortText) && isSentence(passage) && alike.has(surroundings(passage.element));
}

/** The names of an element and of the two around it. */
function surroundings(element: HtmlElement): string {
  const parent = parentOf(element);
  return parent === null ? signature(element) : `${signature(parent)} ${signature(element)}`;
}

/** The elements that paragraphs stand in; for those of a list or a table, also what the list stands in. */
function homesOf(text: readonly Passage[]): ReadonlySet<HtmlElement | null> {
  const homes = new Set<HtmlElement | null>();
  for (const { element } of text) {
    let at = parentOf(element);
    homes.add(at);
    while (at !== null && structures.has(at.name)) {
      at = parentOf(at);
      homes.add(at);
    }
  }
  return homes;
}

/** Before the first paragraph or after the last one, and not where the paragraphs are. */
function isStray(passage: Passage, homes: ReadonlySet<HtmlElement | null>): boolean {
  let at = parentOf(passage.element);
  while (at !== null && structures.has(at.name) && !homes.has(at)) at = parentOf(at);
  return !homes.has(at) && !isProse(passage) && !isCaption(passage);
}

/** The headline again, alone on a line; a heading may lack what the head adds to it, such as the site's name. */
function isTitle({ element, text }: Passage, titles: readonly string[]): boolean {
  const own = lettersOf(text);
  if (own === '') return false;
  return titles.map(lettersOf).some((title) => {
    if (title === own) return own.length > 5 || element.name === 'h1';
    return isHeading(element) && own.length > 10 && title.startsWith(own);
  });
}

/** A heading with nothing below it was the heading of what was taken out. */
function withoutEmptyHeadings(passages: readonly Passage[], tally: Tally): readonly Passage[] {
  let end = passages.length;
  while (end > 0) {
    const passage = passages[end - 1];
    if (passage === undefined || !isHeading(passage.element)) break;
    tally.add('empty-heading');
    end -= 1;
  }
  return passages.slice(0, end);
}
