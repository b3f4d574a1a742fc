// A text that is written anew while it is read: most of it taken over, some of it left out or put in.

export class Rewriter {
  private readonly source: string;
  private readonly parts: string[] = [];
  /** How much of the source is taken over or left out. */
  private taken = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** A place in what is written, for `backTo`. */
  get place(): number {
    return this.parts.length;
  }

  /** Takes over all up to `end`. */
  take(end: number): void {
    if (end > this.taken) this.parts.push(this.source.slice(this.taken, end));
    this.taken = Math.max(this.taken, end);
  }

  /** Takes over all up to `start`, and leaves out what is between it and `end`. */
  leaveOut(start: number, end: number): void {
    this.take(start);
    this.taken = end;
  }

  put(text: string): void {
    this.parts.push(text);
  }

  backTo(place: number): void {
    this.parts.length = place;
  }

  /** What is written, then `rest`. */
  finish(rest: string): string {
    return this.parts.join('') + rest;
  }

  /** What was neither taken over nor left out. */
  get remainder(): string {
    return this.source.slice(this.taken);
  }
}
