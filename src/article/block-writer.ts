// Builds the block tree from a stream of events: text goes into lines, lines into blocks, nothing is left empty or
// glued together. Knows HTML's content model, not where the events come from.
import { type Block, type BlockNode, hasContent, isBlank, newBlock } from './block-tree.ts';
import { impliedChild } from './elements.ts';
import { settled, trimEnd, withoutOuterRules } from './settle.ts';

/** Emphasis that is on; each line of text opens it anew, so a block inside `<b>` breaks nothing. */
interface Format {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Line {
  readonly block: Block;
  /** The formats opened in this line, and the block of each. */
  readonly open: { readonly format: Format; readonly block: Block }[];
  isBegun: boolean;
  endsInSpace: boolean;
}

/** Where the writer stands, for `endBlock` and `endFormats` to go back to. */
export interface Position {
  readonly depth: number;
  readonly formats: number;
  readonly lineName: string;
}

const listItemNames = new Set(['li', 'dt', 'dd']);

export class BlockWriter {
  readonly #open: Block[] = [newBlock('root')];
  /** Items opened for content that stood in a list without one. */
  readonly #implied = new WeakSet<Block>();
  readonly #formats: Format[] = [];
  #line: Line | null = null;
  #lineName = 'p';

  get position(): Position {
    // An item that was only implied ends with whatever block comes next in the list.
    const depth = this.#open.length - (this.#implied.has(this.#top) ? 1 : 0);
    return { depth, formats: this.#formats.length, lineName: this.#lineName };
  }

  /** How deep an element opened now would stand. */
  get depth(): number {
    return this.#open.length + this.#formats.length;
  }

  /** The block that a new block would stand in. */
  get containerName(): string {
    const index = this.#implied.has(this.#top) ? -2 : -1;
    return this.#open.at(index)?.name ?? 'root';
  }

  get lineName(): string {
    return this.#lineName;
  }

  get #top(): Block {
    return this.#open.at(-1) ?? newBlock('root');
  }

  isFormatOn(name: string): boolean {
    return this.#formats.some((format) => format.name === name);
  }

  /** Emphasis from here on, until `endFormats`. */
  format(format: Format): void {
    this.#formats.push(format);
  }

  /** The text that follows begins a new line of this kind. */
  startLine(name: string): void {
    this.endLine();
    this.#lineName = name;
  }

  /** Opens a block that holds blocks. */
  openContainer(block: Block): void {
    this.endLine();
    if (!listItemNames.has(block.name)) this.#openImpliedChild();
    else if (this.#implied.has(this.#top)) this.#closeContainer();
    this.#open.push(block);
    this.#lineName = 'p';
  }

  /** Ends the blocks and emphasis begun since. */
  endBlock(since: Position): void {
    this.endLine();
    while (this.#open.length > since.depth) this.#closeContainer();
    this.#lineName = since.lineName;
    this.endFormats(since);
  }

  /** Ends the emphasis begun since; the line goes on. */
  endFormats(since: Position): void {
    this.#formats.length = since.formats;
  }

  /** A block without lines of its own: a rule, a player, a frame. */
  addBlock(block: Block): void {
    this.endLine();
    this.#openImpliedChild();
    this.#top.children.push(block);
  }

  /** A picture or a line break inside the text. */
  addInline(block: Block): void {
    if (block.name === 'br' && this.#line?.isBegun !== true) return;
    const line = this.#currentLine();
    this.#innermost(line).children.push(block);
    line.isBegun = true;
    line.endsInSpace = block.name === 'br';
  }

  addText(text: string): void {
    if (this.#lineName === 'pre') this.#addPreformatted(text);
    else this.#addFolded(text.replace(/[ \t\n\f\r]+/g, ' ').replace(/[ \u00a0]{2,}/g, ' '));
  }

  finish(): readonly BlockNode[] {
    this.endBlock({ depth: 1, formats: 0, lineName: 'p' });
    return withoutOuterRules(this.#top.children);
  }

  #addPreformatted(text: string): void {
    const line = this.#currentLine();
    this.#innermost(line).children.push(line.isBegun ? text : text.replace(/^\n/, ''));
    line.isBegun = true;
  }

  #addFolded(text: string): void {
    const isBegun = this.#line?.isBegun === true;
    if (isBlank(text) && (!isBegun || text.trim() === '')) {
      if (isBegun && text !== '') this.#addSpace();
      return;
    }
    const line = this.#currentLine();
    const rest = !line.isBegun ? text.trimStart() : line.endsInSpace ? text.replace(/^[ \u00a0]+/, '') : text;
    this.#innermost(line).children.push(rest);
    line.isBegun = true;
    line.endsInSpace = /[ \u00a0]$/.test(rest);
  }

  /** A space between two emphases belongs to the text around them. */
  #addSpace(): void {
    const line = this.#line;
    if (line === null || line.endsInSpace) return;
    this.#closeFormats(line);
    (line.open.at(-1)?.block ?? line.block).children.push(' ');
    line.endsInSpace = true;
  }

  #currentLine(): Line {
    if (this.#line !== null) return this.#line;
    this.#openImpliedChild();
    this.#line = { block: newBlock(this.#lineName), open: [], isBegun: false, endsInSpace: false };
    return this.#line;
  }

  /** The block that text belongs into now: formats that ended are closed, those that began are opened. */
  #innermost(line: Line): Block {
    const shared = this.#closeFormats(line);
    for (const format of this.#formats.slice(shared)) {
      const block = newBlock(format.name, format.attributes);
      (line.open.at(-1)?.block ?? line.block).children.push(block);
      line.open.push({ format, block });
    }
    return line.open.at(-1)?.block ?? line.block;
  }

  #closeFormats(line: Line): number {
    const ended = line.open.findIndex((entry, index) => entry.format !== this.#formats[index]);
    if (ended >= 0) line.open.length = ended;
    return line.open.length;
  }

  endLine(): void {
    const line = this.#line;
    this.#line = null;
    if (line === null) return;
    if (line.block.name !== 'pre') trimEnd(line.block);
    if (hasContent(line.block)) this.#top.children.push(line.block);
  }

  #openImpliedChild(): void {
    const child = impliedChild.get(this.#top.name);
    if (child === undefined) return;
    const block = newBlock(child);
    this.#implied.add(block);
    this.#open.push(block);
  }

  #closeContainer(): void {
    const block = this.#open.pop();
    if (block === undefined) return;
    for (const kept of settled(block)) this.#top.children.push(kept);
  }
}
