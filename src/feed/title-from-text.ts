// A title for an item that has none: the beginning of its text.
import { textOfHtml } from './text.ts';

/** In characters. A sentence that ends before it is taken whole. */
const longestTitle = 60;
const shortestTitle = 4;
const sentenceEnd = /[。！？!?…]|\.(?=\s|$)/gu;

/** The first sentence of `html`, or as much of it as makes a title; null when there is no text. */
export function titleFromText(html: string | null): string | null {
  if (html === null) return null;
  const text = textOfHtml(html);
  if (text === '') return null;
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    if (end > longestTitle) break;
    if (end >= shortestTitle) return text.slice(0, end).replace(/[。.]$/u, '');
  }
  const characters = Array.from(text);
  if (characters.length <= longestTitle) return text;
  const cut = characters.slice(0, longestTitle).join('');
  // Between words, where the script has any.
  const space = cut.lastIndexOf(' ');
  return `${(space > longestTitle / 2 ? cut.slice(0, space) : cut).replace(/[\s,，、;；:：]+$/u, '')}…`;
}
