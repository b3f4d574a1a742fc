// The words of markup as they stand in its text, whatever a parser makes of tags that never end: what must still be
// there when the markup was mended. Knows no site and no rule.
import { isText, parseFragment, walk } from '../core/html.ts';
import { lettersOf } from './letters.ts';

/**
 * What is no text of the page. One without its own end runs on to the end of another, over all that stands between; so
 * none is believed that has a second beginning inside.
 */
const silent = [
  /<!--(?:(?!<!--)[\s\S])*?-->/g,
  /<script\b(?:(?!<script\b)[\s\S])*?<\/script[^<>]*>/gi,
  /<style\b(?:(?!<style\b)[\s\S])*?<\/style[^<>]*>/gi,
];

/** With its quotes in order, where they hold no other tag; else up to the next bracket. */
const tag = /<[a-z/!?][^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>|<[a-z/!?][^<>]*>/gi;

/** Letters and digits of each text between two tags, in their order; see `lettersOf`. */
export function sourceWords(html: string): readonly string[] {
  const spoken = silent.reduce((text, pattern) => text.replace(pattern, '<br>'), html);
  const pieces = spoken.split(tag).filter((piece) => piece.trim() !== '');
  // All at once: only the parser knows what a reference stands for.
  const tree = parseFragment(pieces.map((piece) => piece.replaceAll('<', '&lt;')).join('<br>'));
  const words: string[] = [];
  walk(tree, {
    enter(node) {
      if (isText(node)) words.push(lettersOf(node.data));
      return true;
    },
  });
  return words.filter((letters) => letters !== '');
}
