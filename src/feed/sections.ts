// CDATA sections of a broken text folded away while its elements are mended, so that no tag inside counts.

/** Stands around a number; like the mark of asides.ts a noncharacter. */
const mark = '\uFDD1';
const token = new RegExp(`${mark}(\\d+)${mark}`, 'g');
const opener = '<![CDATA[';

export interface FoldedText {
  readonly text: string;
  /** A part of `text` with its sections again. */
  readonly unfold: (part: string) => string;
  /** Some sections or comments were never closed. */
  readonly isMended: boolean;
}

/**
 * Folds sections; comments and instructions go. A section is not closed when another one begins inside, or when the
 * text is over: then what is in it is read as if there were none. A comment that is not closed is text.
 */
export function foldSections(text: string): FoldedText {
  const sections: string[] = [];
  const parts: string[] = [];
  const ends = new SectionEnds(text);
  let isMended = false;
  let from = 0;
  const next = /<(?:!\[CDATA\[|!--|\?)/g;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [begin] = match;
    const end = ends.endOf(match.index, begin);
    parts.push(text.slice(from, match.index));
    if (end === null) {
      isMended = true;
      if (begin !== opener) parts.push('&lt;');
      from = match.index + (begin === opener ? begin.length : 1);
    } else {
      if (begin === opener) parts.push(mark + String(sections.push(text.slice(match.index, end)) - 1) + mark);
      from = end;
    }
    next.lastIndex = from;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(''),
    unfold: (part) => part.replace(token, (_, index: string) => sections[Number(index)] ?? ''),
    isMended,
  };
}

/** The ends of sections, each looked for once. */
class SectionEnds {
  private readonly text: string;
  /** Closer → where the next one is. */
  private readonly found = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  /** Behind the section that begins at `at` with `begin`; null when it is not closed. */
  endOf(at: number, begin: string): number | null {
    const closer = begin === opener ? ']]>' : begin === '<!--' ? '-->' : '?>';
    const from = at + begin.length;
    let end = this.found.get(closer);
    if (end === undefined || end < from) {
      end = this.text.indexOf(closer, from);
      if (end < 0) end = Number.POSITIVE_INFINITY;
      this.found.set(closer, end);
    }
    if (end === Number.POSITIVE_INFINITY) return null;
    const isUnclosed = begin === opener && this.text.lastIndexOf(opener, end) > at;
    return isUnclosed ? null : end + closer.length;
  }
}
