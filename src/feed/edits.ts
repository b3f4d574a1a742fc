// Changes to a text, written down while it is read and applied when a part of it is needed.

export class Edits {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: string[] = [];

  /** Puts `text` in place of what stands from `start` to `end`. Changes are added in the order of the text. */
  replace(start: number, end: number, text: string): void {
    this.starts.push(start);
    this.ends.push(end);
    this.texts.push(text);
  }

  /** Forgets the changes at and after `start`: something larger is to be changed as a whole. */
  forgetFrom(start: number): void {
    const kept = this.indexAt(start);
    this.starts.length = kept;
    this.ends.length = kept;
    this.texts.length = kept;
  }

  /** The part of `source` from `start` to `end` with its changes. No change crosses the part's ends. */
  apply(source: string, start: number, end: number): string {
    let at = start;
    const parts: string[] = [];
    for (let index = this.indexAt(start); index < this.starts.length; index++) {
      const from = this.starts[index] ?? end;
      if (from >= end) break;
      if (from > at) parts.push(source.slice(at, from));
      parts.push(this.texts[index] ?? '');
      at = this.ends[index] ?? from;
    }
    if (end > at) parts.push(source.slice(at, end));
    return parts.join('');
  }

  /** The first change at or after `position`. */
  private indexAt(position: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
