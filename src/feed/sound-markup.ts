// Tags and the text between them as a strict parser gets them: references sound, long values put aside.
import type { Asides } from './asides.ts';
import type { Edits } from './edits.ts';
import { StretchMender } from './stretch.ts';
import type { Tag } from './tag.ts';

/** What is longer is put aside. In UTF-16 units. */
const longText = 40;
const longValue = /"([^"]{32,})"|'([^']{32,})'/g;

export interface SoundMarkupInput {
  readonly text: string;
  /** Entities that the feed's own document type declares. */
  readonly declared: ReadonlyMap<string, string>;
  /** Gets the changes. */
  readonly edits: Edits;
  readonly asides: Asides;
  /** Gets the names of what was mended. */
  readonly repairs: Set<string>;
}

export class SoundMarkup {
  private readonly text: string;
  private readonly edits: Edits;
  private readonly asides: Asides;
  private readonly mender: StretchMender;
  private nextAmpersand = -1;

  constructor(input: SoundMarkupInput) {
    this.text = input.text;
    this.edits = input.edits;
    this.asides = input.asides;
    this.mender = new StretchMender(input.declared, input.repairs);
  }

  /** A start tag, under the name `alias`. */
  writeTag(at: number, tag: Tag, alias: string): void {
    const { attributes, isEmpty, end } = tag;
    const isShort = attributes.length < longText && !attributes.includes('&');
    const written = isShort ? attributes : this.soundAttributes(attributes);
    this.edits.replace(at, end, `<${alias}${written}${isEmpty ? '/>' : '>'}`);
  }

  private soundAttributes(attributes: string): string {
    return this.mender
      .mendReferences(attributes)
      .replace(
        longValue,
        (_, double?: string, single?: string) => `"${this.asides.keep(decodeXml(double ?? single ?? ''))}"`,
      );
  }

  /** Text between two tags. Stretches come in the order of the text. */
  writeStretch(from: number, to: number): void {
    if (this.nextAmpersand < from) {
      const found = this.text.indexOf('&', from);
      this.nextAmpersand = found < 0 ? this.text.length : found;
    }
    if (this.nextAmpersand >= to) return;
    const stretch = this.text.slice(from, to);
    const sound = this.mender.mendReferences(stretch);
    if (stretch.length > longText) this.edits.replace(from, to, this.asides.keep(decodeXml(sound)));
    else if (sound !== stretch) this.edits.replace(from, to, sound);
  }

  /** A CDATA section. */
  writeSection(at: number, end: number): void {
    if (end - at > longText) this.edits.replace(at, end, this.asides.keep(this.text.slice(at + 9, end - 3)));
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A stretch of sound XML as the text that it stands for. */
function decodeXml(stretch: string): string {
  return stretch.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : (named[name] ?? whole),
  );
}
