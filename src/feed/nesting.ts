// Elements that are unclosed, mis-nested or cut off → a text in which every element is closed where it must have ended.
import { mayHold } from './containment.ts';
import { ElementEnds } from './element-ends.ts';
import { writtenInline } from './inline.ts';
import type { FeedNames } from './names.ts';
import { Rewriter } from './rewriter.ts';
import { foldSections } from './sections.ts';
import { readEndTag, readStartTag, type Tag } from './tag.ts';
import { unclosedTextEnd } from './text-end.ts';
import { traitsOf } from './traits.ts';

export interface MendedText {
  readonly text: string;
  /** `unclosed-sections`, `unclosed-elements`, `unescaped-markup`, `bare-less-than`, `cut-off`. */
  readonly repairs: readonly string[];
  /** The beginning of the item that the text breaks off in, which is not in `text`; null when there is none. */
  readonly cutItem: string | null;
}

interface Open {
  readonly name: string;
  readonly canonical: string;
  readonly start: number;
  /** Before it in what is written. */
  readonly place: number;
}

/** Elements nested deeper are taken for unclosed. */
const deepest = 200;

/** Mends `text`, which begins with the root's start tag. Time is linear; every item that was closed is kept. */
export function mendNesting(text: string, names: FeedNames): MendedText {
  return new NestingMender(text, names).mend();
}

class NestingMender {
  private readonly stack: Open[] = [];
  private readonly repairs = new Set<string>();
  private readonly ends: ElementEnds;

  private readonly text: string;
  private readonly names: FeedNames;

  private readonly unfold: (part: string) => string;
  private readonly out: Rewriter;

  constructor(text: string, names: FeedNames) {
    const folded = foldSections(text);
    if (folded.isMended) this.repairs.add('unclosed-sections');
    this.unfold = folded.unfold;
    this.text = folded.text;
    this.out = new Rewriter(folded.text);
    this.names = names;
    this.ends = new ElementEnds(this.text);
  }

  mend(): MendedText {
    const { text } = this;
    for (let at = text.indexOf('<'); at >= 0; ) {
      const next = this.readMarkup(at);
      if (next === null) return this.cutOff(at);
      if (this.stack.length === 0) return this.result(this.out.remainder, null);
      at = text.indexOf('<', next);
    }
    return this.cutOff(text.length);
  }

  /** The text ends with elements open: what they hold may be half of what it was. */
  private cutOff(at: number): MendedText {
    this.repairs.add('cut-off');
    const broken = this.stack.find((open) => !traitsOf(open.canonical).isContainer);
    if (broken === undefined) this.out.take(at);
    else this.out.backTo(broken.place);
    const whole = this.stack.filter((open) => traitsOf(open.canonical).isContainer);
    const isItem = broken !== undefined && traitsOf(broken.canonical).isItem;
    const endTags = whole.reverse().map((open) => `</${open.name}>`);
    return this.result(endTags.join(''), isItem ? this.text.slice(broken.start) : null);
  }

  private result(rest: string, cutItem: string | null): MendedText {
    return {
      text: this.unfold(this.out.finish(rest)),
      repairs: [...this.repairs],
      cutItem: cutItem === null ? null : this.unfold(cutItem),
    };
  }

  /** Reads what begins at `at`; gives where to go on, null when the text is cut off there. */
  private readMarkup(at: number): number | null {
    const { text } = this;
    const close = readEndTag(text, at);
    if (close !== null) return this.readClose(at, close);
    const open = readStartTag(text, at);
    if (open !== null) return this.readOpen(at, open);
    return text.indexOf('>', at) < 0 ? null : this.takeForText(at);
  }

  /** A `<` that begins nothing: left alone it might begin something once a tag behind it is gone. */
  private takeForText(at: number): number {
    this.repairs.add('bare-less-than');
    this.out.leaveOut(at, at + 1);
    this.out.put('&lt;');
    return at + 1;
  }

  private readOpen(at: number, tag: Tag): number | null {
    const { canonical, traits } = this.names.outermost(tag.name);
    const top = this.stack.at(-1);
    const { isItem, isContainer, isText, isLine } = traits;
    if (isItem || canonical === 'channel@rss') {
      const count = this.stack.findLastIndex((open) => traitsOf(open.canonical).isContainer) + 1;
      this.closeDownTo(at, count);
    } else if (top !== undefined && !mayHold(top.canonical, canonical)) {
      this.closeDownTo(at, this.stack.length - 1);
    }
    if (tag.isEmpty) return tag.end;
    if (isText && !isLine) return this.readText(at, tag, canonical);
    const isSkeleton = isItem || isContainer;
    const isClosed = this.stack.length < deepest && this.ends.has(tag.name, tag.end);
    if (!isSkeleton && !isClosed) return this.readUnclosed(at, tag);
    this.open(at, tag, canonical);
    return tag.end;
  }

  /** An element without an end: its text, if it has one, then nothing. */
  private readUnclosed(at: number, tag: Tag): number | null {
    const next = this.text.indexOf('<', tag.end);
    if (next < 0) {
      this.open(at, tag, '');
      return null;
    }
    this.closeAt(next, tag.name);
    return next;
  }

  /** An element of text: it ends at its end tag, or where the next element begins that is a feed's. */
  private readText(at: number, tag: Tag, canonical: string): number | null {
    const { text, ends, names } = this;
    const isClosed = ends.has(tag.name, tag.end);
    const end = isClosed
      ? ends.endOf(tag.name, tag.end)
      : unclosedTextEnd(text, { from: tag.end, to: ends.boundaryAfter(tag.end), names });
    if (end >= text.length) {
      this.open(at, tag, '');
      return null;
    }
    const inside = text.slice(tag.end, end);
    if (/<[A-Za-z_/]/.test(inside)) {
      const { html, isLawful } = writtenInline(this.unfold(inside), {
        canonical,
        attributes: tag.attributes,
      });
      if (!isLawful) this.repairs.add('unescaped-markup');
      this.out.leaveOut(tag.end, end);
      this.out.put(`<![CDATA[${html.replace(/\]\]>/g, ']]]]><![CDATA[>')}]]>`);
    }
    if (isClosed) this.open(at, tag, '');
    else this.closeAt(end, tag.name);
    return end;
  }

  private readClose(at: number, tag: Tag): number {
    const wanted = tag.name.toLowerCase();
    const item = this.stack.findLastIndex((open) => traitsOf(open.canonical).isItem);
    const index = this.stack.findLastIndex((open) => open.name.toLowerCase() === wanted);
    const open = this.stack[index];
    const isOutside = index < item && !traitsOf(open?.canonical ?? '').isContainer;
    // The root is closed by the last end tag of its name: one before that is a slip.
    const isSlip = index === 0 && this.text.indexOf(`</${tag.name}`, at + 2) >= 0;
    this.out.leaveOut(at, tag.end);
    if (open === undefined || isOutside || isSlip) {
      this.repairs.add('unclosed-elements');
      return tag.end;
    }
    if (open.name !== tag.name) this.repairs.add('unclosed-elements');
    this.closeDownTo(at, index + 1);
    this.stack.pop();
    this.out.put(`</${open.name}>`);
    return tag.end;
  }

  private open(start: number, tag: Tag, canonical: string): void {
    this.out.take(start);
    this.stack.push({ name: tag.name, canonical, start, place: this.out.place });
  }

  /** Closes what is open above the first `count` elements, before what stands at `at`. */
  private closeDownTo(at: number, count: number): void {
    if (this.stack.length <= count) return;
    this.repairs.add('unclosed-elements');
    this.out.take(at);
    for (const open of this.stack.splice(count).reverse()) this.out.put(`</${open.name}>`);
  }

  private closeAt(end: number, name: string): void {
    this.repairs.add('unclosed-elements');
    this.out.take(end);
    this.out.put(`</${name}>`);
  }
}
