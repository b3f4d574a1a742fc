// Text of an article as a front matter value: clean, on one line, of limited length. Knows no YAML and no fact.
import { cleanLine } from './title.ts';

/** In UTF-16 units: two or three sentences. */
const longest = 300;

/** A cut at the end of a sentence must leave this much. */
const leastSentence = 100;

/** A full stop ends a sentence where white space follows, the others everywhere; quotation marks go with it. */
const sentenceEnd = /(?:[。！？!?]|[.…](?=["”’»」』）)\]]*(?: |$)))["”’»」』）)\]]*/g;

/**
 * A fact as themes can print it raw, in text and between double quotes: as a title, and `"` as in an author's name is
 * `”`. Longer than 300 UTF-16 units it ends after the last whole sentence, else after the last whole word with `…`.
 * May be empty.
 */
export function factText(raw: string): string {
  const text = cleanLine(raw).replaceAll('"', '”');
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - 1).replace(/\p{Cs}$/u, '');
  const sentences = [...start.matchAll(sentenceEnd)].at(-1);
  const end = sentences === undefined ? 0 : sentences.index + sentences[0].length;
  if (end >= leastSentence) return start.slice(0, end);
  // A text without spaces, as Chinese has it, is cut where it is.
  const word = start.lastIndexOf(' ');
  return `${start.slice(0, word >= leastSentence ? word : start.length).replace(/[\p{M}\p{P}\s]+$/u, '')}…`;
}
