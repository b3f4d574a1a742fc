// A damaged post made whole: its body cleaned as an article of its site, everything around it untouched. Pure.
import { type CleanedFragment, cleanFragment } from '../article/clean-fragment.ts';
import { embedsAsLinks } from '../article/embeds-as-links.ts';
import { lettersOf } from '../article/letters.ts';
import { sourceWords } from '../article/source-words.ts';
import type { CommonRules } from '../core/common-rules.ts';
import { complexityOf } from '../core/complexity.ts';
import {
  attribute,
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  isText,
  textOf,
} from '../core/html.ts';
import { replace } from '../core/html-edit.ts';
import { readingTimeMs } from '../core/limits.ts';
import { oneOccursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { withinTime } from '../core/time-bound.ts';
import type { SafeHtml } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { serialiseBody } from '../post/body.ts';
import { bodyPlace, type PlacedBody } from '../post/body-place.ts';
import { escapeAttribute, escapeText, oneLine } from '../post/escape.ts';
import { faultsOf } from '../post/faults.ts';
import { isDateLine, parseBody } from '../post/tree.ts';

export interface RepairAbout {
  readonly url: string;
  readonly rules: SiteRules | null;
  readonly common: CommonRules;
  readonly embeds: 'iframe' | 'link';
}

export type Repair =
  /** Nothing to mend. */
  | { readonly state: 'sound' }
  /** Not in the format that has a body to mend. */
  | { readonly state: 'other-shape' }
  /** `rules`: what was wrong, each rule that took something and each fault, sorted. */
  | { readonly state: 'repaired'; readonly text: string; readonly rules: readonly string[] }
  | { readonly state: 'refused'; readonly reason: string; readonly rules: readonly string[] };

/** Of all letters: beyond this a rule took what it was not made for. Labels and tails of services are shorter. */
const mostRemoved = 0.3;
const fewRemoved = 100;
/** Letters that may get lost in taking markup apart. None are known to; a body of a few words has none to spare. */
const mostLost = 0.01;
/** However long the article is: less than a sentence. */
const mostLettersLost = 10;

/** A second cleaning may find what the first laid bare; more than this comes to no rest. */
const rounds = 4;

/**
 * @param text the whole post
 * @throws RuleError when a rule of the site does not end
 */
export function repairPost(text: string, about: RepairAbout): Repair {
  return withinTime(readingTimeMs, about.url, () => repaired(text, about));
}

function repaired(text: string, about: RepairAbout): Repair {
  const place = bodyPlace(text);
  if (place === null) return { state: 'other-shape' };
  const excess = complexityOf(place.body);
  if (excess !== null) return { state: 'refused', reason: excess, rules: [] };
  const faults = faultsOf(place.body);
  const first = cleaned(place.body, about);
  const rules = [...faults, ...Object.keys(first.removed)].sort();
  if (rules.length === 0) return { state: 'sound' };
  const objection = objectionTo(first) ?? objectionToSource(place.body, first, faults);
  if (objection !== null) return { state: 'refused', reason: objection, rules };

  let body = first.body;
  for (let round = 1; ; round += 1) {
    const again = cleaned(body, about);
    if (again.body === body && faultsOf(body).length === 0) break;
    const lost = objectionTo(again);
    if (round === rounds || lost !== null)
      return { state: 'refused', reason: lost ?? 'its markup comes to no rest', rules };
    body = again.body;
  }
  if (body === onOneLine(place)) return { state: 'sound' };
  const laid = place.lineEnd === '\n' ? body : body.replaceAll('\n', '\r\n');
  return { state: 'repaired', text: place.before + laid + place.after, rules };
}

function onOneLine({ body }: PlacedBody): string {
  return body.replaceAll('\r\n', '\n');
}

type CleanedBody = Pick<CleanedFragment, 'removed' | 'letters' | 'gone' | 'lostPlayers'> & {
  readonly body: string;
};

/** What a post has above the article's blocks stays where it is: the date that the page printed, and the lead picture. */
function cleaned(html: string, about: RepairAbout): CleanedBody {
  const tree = parseBody(html);
  const date = takeFirst(tree, isDateLine);
  const printed = date === null ? '' : `<div>${escapeText(oneLine(textOf(date)).trim())}</div>`;
  const picture = takeFirst(tree, (element) => isLeadImage(element, about));
  const lead = picture === null ? '' : leadImage(picture);
  const { html: safe, ...rest } = cleanFragment(tree, about);
  const shown: SafeHtml = about.embeds === 'link' ? embedsAsLinks(safe, about.common.embeds) : safe;
  return { ...rest, body: serialiseBody(`${printed}${lead}${shown}` as SafeHtml) };
}

/** The first element, taken out of the tree, when it is such a one; text before it makes it another thing. */
function takeFirst(tree: HtmlDocument, isSuch: (element: HtmlElement) => boolean): HtmlElement | null {
  const first = childrenOf(tree).find((node) => !isText(node) || node.data.trim() !== '');
  if (first === undefined || !isElement(first) || !isSuch(first)) return null;
  replace(first, []);
  return first;
}

function isLeadImage(element: HtmlElement, { rules }: RepairAbout): boolean {
  const address = attribute(element, 'src') ?? '';
  const isPicture = element.name === 'img' && parseHttpUrl(address) !== null;
  return isPicture && !oneOccursIn(rules?.genericImages ?? [], address);
}

function leadImage(image: HtmlElement): string {
  const given = ['src', 'alt'].flatMap((name) => {
    const value = attribute(image, name);
    return value === null ? [] : [` ${name}="${escapeAttribute(value)}"`];
  });
  return `<img${given.join('')}>`;
}

/** Why the text must stay as it is: words of the article would be gone. */
function objectionTo({ letters, lostPlayers, body }: CleanedBody): string | null {
  const { all, removed, lost } = letters;
  if (removed > fewRemoved && removed > all * mostRemoved)
    return `the rules would take ${removed} of its ${all} letters`;
  if (isTooMuch(lost, all)) return `${lost} of its ${all} letters would be lost`;
  if (lostPlayers > 0) return 'a frame or player would be lost, which no rules tell how to keep';
  return body === '<p></p>' && all > 0 ? 'nothing of it would be left' : null;
}

function isTooMuch(lost: number, all: number): boolean {
  return lost > Math.min(mostLettersLost, all * mostLost);
}

/**
 * The same by the text of the markup, since a parser hides what follows a tag, a quotation mark or a comment that never
 * ends. Paragraphs in what goes are the article's wherever an end is missing.
 */
function objectionToSource(html: string, cleaned: CleanedBody, faults: readonly string[]): string | null {
  // Their addresses are the blog's own, and the source has nothing there.
  if (/<img\s[^<>]*\sdata-source=/i.test(html)) return 'it shows copies of pictures, which would be lost';
  const { labels, passages } = cleaned.gone;
  const told = [...labels, ...(faults.includes('unbalanced-tags') ? [] : passages)].join('\n');
  const kept = `${lettersOf(textOf(parseBody(cleaned.body)))}\n${told}`;
  const words = sourceWords(html);
  const lost = sum(words.filter((letters) => !kept.includes(letters)));
  const all = sum(words);
  return isTooMuch(lost, all)
    ? `${lost} of its ${all} letters would be lost, because an end tag is missing`
    : null;
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + text.length, 0);
}
