// Which rule says of a passage that it is no part of the text, by what it says and where it stands.

import { isProse, isSentence, type Passage } from './passages.ts';
import { bareCredit, bareLabels, bylines, creditLines, dateWord, pointers, prompts } from './phrases.ts';

/** Where in the article: before its first paragraph of prose, after its last one, or between. */
export type Place = 'before' | 'between' | 'after';

/** The id of the rule that takes the passage out; null when it may be text. */
export function furnitureLine(passage: Passage, place: Place): string | null {
  const { text, weight, linked } = passage;
  if (text.length > 600) return null;
  if (bareLabels.test(text)) return 'label';
  if (prompts.test(text) && weight < 400) return 'prompt';
  if (pointers.test(text) && (linked > 0.3 || (weight < 120 && !isProse(passage)))) return 'pointer';
  if (weight < 70 && bareCredit.test(text)) return 'picture-credit';
  if (linked > 0.95 && weight < 160 && standsAlone(passage) && !isSentence(passage)) return 'pointer';
  if (place === 'between') return null;
  if (weight < 500 && (creditLines.test(text) || bylines.test(text))) return 'credit';
  if (isDate(text)) return 'date';
  if (linked > 0.6 && weight < 200 && !isSentence(passage))
    return place === 'before' ? 'link-before' : 'link-after';
  return null;
}

/** Nothing but dates and times? */
function isDate(text: string): boolean {
  if (text.length > 100 || !/\d/.test(text)) return false;
  return (text.match(/\p{L}+/gu) ?? []).every((word) => dateWord.test(word));
}

/** A line of its own, not one of a list and no heading. */
function standsAlone({ element }: Passage): boolean {
  return element.name === 'p' || element.name === 'div' || element.name === 'span';
}
