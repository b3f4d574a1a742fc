// Writes tags and text as one line of strict markup: escaping, white space, end tags. Knows nothing of where they come from.
import { isVoid } from './elements.ts';
import { escapeAttribute, escapeText, oneLine, writable } from './escape.ts';

export interface Tag {
  readonly name: string;
  readonly isBlock: boolean;
}

type Edge = 'block' | 'inline' | 'text';

/** Without content these still mean something; any other element is then not written. */
const meaningfulEmpty = new Set(['td', 'th', 'tr', 'iframe', 'audio', 'video']);

/**
 * Collects the markup of a body. After each end tag of a block (outside `pre`) the result holds a newline, and nowhere
 * else: `layLines` decides whether those stay. White space next to a block's tags is not written.
 */
export class Markup {
  readonly #pieces: string[] = [];
  /** Where the elements that are open began, and what stood before them. */
  readonly #open: { readonly index: number; readonly edge: Edge; readonly hasText: boolean }[] = [];
  /** What was written last. */
  #edge: Edge = 'block';
  /** Is there text on the line since the last block's tag? */
  #hasText = false;
  /** A space is due before the next text of this line. */
  #isSpaceDue = false;
  /** How many `pre` are open. */
  #preDepth = 0;

  /** Text as the parser gave it. */
  text(data: string): void {
    if (this.#preDepth > 0) {
      this.#preformatted(data);
      return;
    }
    let text = oneLine(this.#isSpaceDue ? ` ${data}` : data);
    if (text.startsWith(' ') && (this.#edge === 'block' || this.#endsWithSpace())) text = text.slice(1);
    if (text === '' || (this.#isSpaceDue && text === ' ')) return;
    this.#push(escapeText(text), 'text');
    this.#isSpaceDue = false;
  }

  /** Between two texts that a box kept apart. */
  separate(): void {
    this.#isSpaceDue ||= this.#preDepth === 0 && this.#hasText;
  }

  /** A start tag, or a void element. */
  start(tag: Tag, attributes: readonly (readonly [string, string])[]): void {
    if (tag.isBlock) this.#endLine();
    if (!isVoid(tag.name))
      this.#open.push({ index: this.#pieces.length, edge: this.#edge, hasText: this.#hasText });
    const written = attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
    this.#push(`<${tag.name}${written}>`, tag.isBlock ? 'block' : 'inline');
    if (tag.name === 'pre') this.#preDepth += 1;
  }

  /** The end tag of what was started last. An element in which nothing was written disappears. */
  end(tag: Tag): void {
    if (tag.isBlock) this.#endLine();
    if (tag.name === 'pre') this.#preDepth -= 1;
    const opened = this.#open.pop() ?? { index: 0, edge: 'block', hasText: false };
    const written = this.#pieces.length - opened.index - 1;
    const isSpace = written === 1 && !tag.isBlock && this.#preDepth === 0 && this.#pieces.at(-1) === ' ';
    if ((written === 0 || isSpace) && !meaningfulEmpty.has(tag.name)) {
      this.#pieces.length = opened.index;
      this.#edge = opened.edge;
      this.#hasText = opened.hasText;
      if (written === 1 || tag.isBlock) this.separate();
      return;
    }
    const ending = tag.isBlock && this.#preDepth === 0 ? '\n' : '';
    this.#push(`</${tag.name}>${ending}`, tag.isBlock ? 'block' : 'inline');
  }

  /** The whole, without white space at its end. */
  toString(): string {
    this.#endLine();
    return this.#pieces.join('');
  }

  #preformatted(data: string): void {
    // Line ends of other systems are no characters to be dropped here: two lines would become one word.
    const text = writable(data.replace(/\r\n?|[\f\u0085]/g, '\n'));
    if (text === '') return;
    // A parser drops the first newline inside `pre`, even when it is written as an entity.
    const first = this.#pieces.at(-1) === '<pre>' && text.startsWith('\n') ? '\n' : '';
    this.#push(escapeText(first + text).replaceAll('\n', '&#10;'), 'inline');
  }

  #push(piece: string, edge: 'block' | 'inline' | 'text'): void {
    this.#pieces.push(piece);
    this.#edge = edge;
    this.#hasText = edge !== 'block' && (this.#hasText || !/^<(?!br|img)/.test(piece));
  }

  #endsWithSpace(): boolean {
    return this.#edge === 'text' && (this.#pieces.at(-1)?.endsWith(' ') ?? false);
  }

  /** White space before a block's tag shows nothing. */
  #endLine(): void {
    this.#isSpaceDue = false;
    if (!this.#endsWithSpace()) return;
    const kept = (this.#pieces.pop() ?? '').slice(0, -1);
    if (kept !== '') this.#pieces.push(kept);
  }
}
