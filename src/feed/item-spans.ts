// Where the items of a text are; their texts and the rest, with the changes that were written down.
import { feedItemLimit } from '../core/limits.ts';
import type { Edits } from './edits.ts';

export class ItemSpans {
  private readonly text: string;
  private readonly edits: Edits;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: string[] = [];
  private beyondLimit = 0;

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
    this.texts.push(this.edits.apply(this.text, start, end));
    this.edits.forgetFrom(start);
  }

  /** Takes something out of the text with all that was changed in it. */
  remove(start: number, end: number): void {
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
