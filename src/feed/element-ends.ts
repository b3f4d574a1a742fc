// Whether an element of a broken text is closed before its item is over. Looks ahead, each stretch once for each name.

const boundary = /<\/?(?:[\w.-]{1,40}:)?(?:item|entry|channel|feed|rss|rdf)(?=[\s>/])/gi;

export class ElementEnds {
  /** Name → where the next end tag of that name is; valid for positions before it. */
  private readonly next = new Map<string, number>();
  private nextBoundary = -1;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Is there an end tag of `name` after `from`, before an item or the channel begins or ends? */
  has(name: string, from: number): boolean {
    return this.endOf(name, from) < this.boundaryAfter(from);
  }

  /** Where the next end tag of `name` is; Infinity when there is none. */
  endOf(name: string, from: number): number {
    const known = this.next.get(name);
    if (known !== undefined && known >= from) return known;
    // `<Title>` closed by `</title>` is closed.
    const pattern = new RegExp(`</${name.replace(/\./g, '\\.')}(?=[\\s>/])`, 'gi');
    pattern.lastIndex = from;
    const found = pattern.exec(this.text)?.index ?? Number.POSITIVE_INFINITY;
    this.next.set(name, found);
    return found;
  }

  /** Where the next tag is that begins or ends an item, the channel or the root; the text's end without one. */
  boundaryAfter(from: number): number {
    if (this.nextBoundary < from) {
      boundary.lastIndex = from;
      this.nextBoundary = boundary.exec(this.text)?.index ?? this.text.length;
    }
    return this.nextBoundary;
  }
}
