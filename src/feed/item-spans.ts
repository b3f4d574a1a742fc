// Where the items of a text are; their texts and the rest, with the changes that were written down.
import { feedItemLimit } from '../core/limits.ts';
import type { Edits } from './edits.ts';

/** Attributes that an item's start tag gets, for what its reader could not see in the tree. */
export const itemMarks = {
  /** Something stands in it that nobody reads. */
  unread: 'says-more',
  /** Its summary stands before its description. */
  summaryFirst: 'summary-first',
} as const;

/** Markup that says something: it holds text or has an attribute. */
const sayingMarkup = /^<[^<>]*=|>\s*[^<\s]|<!\[CDATA\[\s*[^\]\s]/;
/** Text behind a start tag. */
const someText = /<[^/<>][^<>]*>\s*[^<\s]/;

export class ItemSpans {
  private readonly text: string;
  private readonly edits: Edits;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: string[] = [];
  private beyondLimit = 0;
  /** Where what was last taken out began that said something. */
  private lastUnread = -1;
  private nextSummary = -1;

  constructor(text: string, edits: Edits) {
    this.text = text;
    this.edits = edits;
  }

  get count(): number {
    return this.starts.length;
  }

  /** How many there were more than are read; in one sentence, null when there were none. */
  get excess(): string | null {
    return this.beyondLimit === 0
      ? null
      : `${this.beyondLimit} items beyond the first ${feedItemLimit} are not read`;
  }

  /** Takes in an item; one too many is taken out of the text. Items come in the order of the text. */
  add(start: number, end: number): void {
    if (this.starts.length >= feedItemLimit) {
      this.beyondLimit += 1;
      this.remove(start, end);
      return;
    }
    this.starts.push(start);
    this.ends.push(end);
    // Now, because its changes need more room than what comes of them.
    const text = this.edits.apply(this.text, start, end);
    const marks = this.marksOf(text, start, end);
    this.texts.push(marks === '' ? text : text.replace(/^<[^\s/>]+/, `$&${marks}`));
    this.edits.forgetFrom(start);
  }

  private marksOf(text: string, start: number, end: number): string {
    // Where there is a text to read, nobody asks for more.
    const isUnread = this.lastUnread >= start && !someText.test(text.slice(text.indexOf('>') + 1));
    const unread = isUnread ? ` ${itemMarks.unread}=""` : '';
    return this.isSummaryFirst(start, end) ? `${unread} ${itemMarks.summaryFirst}=""` : unread;
  }

  /** The next summary is looked for once, however many items are without. */
  private isSummaryFirst(start: number, end: number): boolean {
    if (this.nextSummary < start) {
      const found = this.text.indexOf('<summary', start);
      this.nextSummary = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    if (this.nextSummary >= end) return false;
    return this.text.slice(start, end).indexOf('<description') > this.nextSummary - start;
  }

  /** Takes something out of the text with all that was changed in it. */
  remove(start: number, end: number): void {
    if (sayingMarkup.test(this.text.slice(start, end))) this.lastUnread = start;
    this.edits.forgetFrom(start);
    this.edits.replace(start, end, '');
  }

  itemText(index: number): string {
    return this.texts[index] ?? '';
  }

  /** All up to `end` but the items. */
  textAround(end: number): string {
    let around = '';
    let at = 0;
    for (const [index, start] of this.starts.entries()) {
      if (start > at) around += this.edits.apply(this.text, at, start);
      at = this.ends[index] ?? start;
    }
    return around + this.edits.apply(this.text, at, end);
  }
}
