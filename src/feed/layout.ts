// A feed's text → where its items are, and what has to change before a strict parser can read it. One pass, parses no values.
import { feedDepthLimit } from '../core/limits.ts';
import { Asides } from './asides.ts';
import { findContentEnd } from './content-end.ts';
import { Edits } from './edits.ts';
import { writtenInline } from './inline.ts';
import { ItemSpans } from './item-spans.ts';
import { sectionEnd, skipMisc } from './markup.ts';
import type { ElementName, FeedNames } from './names.ts';
import { SoundMarkup } from './sound-markup.ts';
import { readEndTag, readStartTag, type Tag } from './tag.ts';

export interface LayoutInput {
  /** Begins with the root's start tag. */
  readonly text: string;
  readonly names: FeedNames;
  /** Entities that the feed's own document type declares. */
  readonly declared: ReadonlyMap<string, string>;
}

/** An element that is open. */
interface Open extends ElementName {
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly contentStart: number;
}

/** What is known of a feed's text after one pass. `read` says whether its elements nest as they must. */
export class Layout {
  readonly repairs = new Set<string>();
  readonly asides = new Asides();
  /** Items that are not read, with the reason. */
  readonly refused: string[] = [];
  private readonly edits = new Edits();
  private readonly items: ItemSpans;
  private readonly stack: Open[] = [];
  private readonly sound: SoundMarkup;
  private readonly text: string;
  private readonly names: FeedNames;
  private isTooDeep = false;
  private end = 0;

  constructor(input: LayoutInput) {
    this.text = input.text;
    this.names = input.names;
    const { edits, asides, repairs } = this;
    this.items = new ItemSpans(input.text, edits);
    this.sound = new SoundMarkup({ ...input, edits, asides, repairs });
  }

  get itemCount(): number {
    return this.items.count;
  }

  /** An item's text, ready for the parser. */
  itemText(index: number): string {
    return this.items.itemText(index);
  }

  /** The root with all but the items, ready for the parser. */
  headText(): string {
    return this.items.textAround(this.end);
  }

  /** Reads the text. False when elements are unclosed, mis-nested or cut off: then the rest is not to be used. */
  read(): boolean {
    const { text } = this;
    for (let at = 0; ; ) {
      const lessThan = text.indexOf('<', at);
      if (lessThan < 0) return false;
      if (lessThan > at) this.sound.writeStretch(at, lessThan);
      const next = this.readMarkup(lessThan);
      if (next === null) return false;
      if (this.stack.length === 0) return this.finish(next);
      at = next;
    }
  }

  private finish(end: number): boolean {
    this.end = end;
    if (skipMisc(this.text, end) < this.text.length) this.repairs.add('junk-after-root');
    if (this.items.excess !== null) this.refused.push(this.items.excess);
    return true;
  }

  /** Reads what begins with the `<` at `at`; gives where it ends, null when elements do not nest. */
  private readMarkup(at: number): number | null {
    const code = this.text.charCodeAt(at + 1);
    if (code === 0x2f) return this.readClose(at);
    if (code === 0x21 || code === 0x3f) {
      const end = sectionEnd(this.text, at);
      if (end !== null) return this.readSection(at, end);
    }
    const tag = readStartTag(this.text, at);
    return tag === null ? this.takeForText(at) : this.readOpen(at, tag);
  }

  private takeForText(at: number): number {
    this.repairs.add('bare-less-than');
    this.edits.replace(at, at + 1, '&lt;');
    return at + 1;
  }

  private readSection(at: number, end: number): number | null {
    const { text } = this;
    // Nothing may end where the text does but the root.
    if (end === text.length) return null;
    if (text.startsWith('<![CDATA[', at)) {
      this.sound.writeSection(at, end);
      return end;
    }
    // XML allows no `--` inside a comment; no one reads any of it.
    if (text.startsWith('<!--', at) && text.slice(at + 4, end - 3).includes('--')) {
      this.repairs.add('malformed-comments');
    }
    this.edits.replace(at, end, '');
    return end;
  }

  private readOpen(at: number, tag: Tag): number | null {
    const { stack } = this;
    const parent = stack.at(-1);
    if (parent?.traits.isText === true) return this.readInline(parent);
    if (tag.isMended) this.repairs.add('malformed-attributes');
    if (tag.attributes.includes('xmlns') && parent !== undefined) {
      this.names.enter(tag.attributes, stack.length);
    }
    const { name, attributes, end } = tag;
    const { canonical, alias, traits } = this.names.lookUp(name);
    this.sound.writeTag(at, tag, alias);
    const open = { name, canonical, alias, traits, attributes, start: at, contentStart: end };
    if (tag.isEmpty) {
      this.closeElement(open, end);
      return end;
    }
    if (traits.isItem && parent?.traits.isContainer === true) this.isTooDeep = false;
    stack.push(open);
    if (stack.length > feedDepthLimit) this.isTooDeep = true;
    return end;
  }

  private readClose(at: number): number | null {
    const { text, stack } = this;
    const top = stack.at(-1);
    if (top === undefined) return null;
    let end = at + 3 + top.name.length;
    if (!text.startsWith(top.name, at + 2) || text.charCodeAt(end - 1) !== 0x3e) {
      const tag = readEndTag(text, at);
      if (tag === null) return this.takeForText(at);
      if (tag.name !== top.name) return null;
      if (tag.isMended) this.repairs.add('malformed-attributes');
      end = tag.end;
    }
    this.edits.replace(at, end, `</${top.alias}>`);
    stack.pop();
    this.closeElement(top, end);
    return end;
  }

  private closeElement(element: Open, end: number): void {
    const parent = this.stack.at(-1);
    this.names.leave(this.stack.length);
    if (parent === undefined) return;
    if (element.traits.isItem && parent.traits.isContainer) {
      this.addItem(element, end);
      if (parent.canonical === 'rss@rss') this.repairs.add('items-outside-channel');
    } else if (parent.traits.isItem && !element.traits.isRead) {
      // What nobody reads is not given to the parser.
      this.items.remove(element.start, end);
    }
  }

  private addItem(item: Open, end: number): void {
    if (!this.isTooDeep) {
      this.items.add(item.start, end);
      return;
    }
    this.isTooDeep = false;
    this.refused.push(`the item nests elements more than ${feedDepthLimit} deep`);
    this.items.remove(item.start, end);
  }

  /** Markup that stands as elements inside an element of text: kept as it is written. */
  private readInline(parent: Open): number | null {
    const end = findContentEnd(this.text, parent.contentStart, parent.name);
    if (!end.isClosed) return null;
    const inline = writtenInline(this.text.slice(parent.contentStart, end.at), parent);
    if (!inline.isLawful) this.repairs.add('unescaped-markup');
    this.edits.forgetFrom(parent.contentStart);
    this.edits.replace(parent.contentStart, end.at, this.asides.keep(inline.html));
    return end.at;
  }
}
