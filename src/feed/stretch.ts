// A stretch of XML text between two tags, or a tag with its values: its references and its `<` made sound.
import { codeOf, References, referencePattern } from './references.ts';

/** Half a pair as a number, then the other half: how some programs write 😀. */
const halves =
  /&(#(?:5[56]\d{3}|[xX][dD][89abAB][\da-fA-F]{2}));&(#(?:5[67]\d{3}|[xX][dD][c-fC-F][\da-fA-F]{2}));/g;
/** A reference that is not one of the five that XML declares. */
const doubtful = new RegExp(
  referencePattern.source.replace('&', '&(?!(?:amp|lt|gt|quot|apos);)'),
  referencePattern.flags,
);

export class StretchMender {
  private readonly references: References;
  private readonly declared: ReadonlyMap<string, string>;
  private readonly repairs: Set<string>;

  /** `declared`: entities of the feed's own document type. `repairs` gets the names of what was mended. */
  constructor(declared: ReadonlyMap<string, string>, repairs: Set<string>) {
    this.declared = declared;
    this.repairs = repairs;
    this.references = new References(declared);
  }

  /** The stretch with references that a strict parser reads; the same string when they are. */
  mendReferences(stretch: string): string {
    if (stretch.search(doubtful) < 0) return stretch;
    const paired = stretch.replace(halves, (whole, high: string, low: string) => {
      const text = String.fromCharCode(codeOf(high), codeOf(low));
      if (!/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text)) return whole;
      this.repairs.add('invalid-references');
      return text;
    });
    return paired.replace(doubtful, (reference, inside: string | undefined) => this.mend(reference, inside));
  }

  private mend(reference: string, inside: string | undefined): string {
    const text = inside === undefined ? null : this.references.decode(inside);
    if (inside === undefined || text === null) {
      this.repairs.add('bare-ampersands');
      return `&amp;${reference.slice(1)}`;
    }
    if (inside.startsWith('#')) {
      // Numbers of characters that XML forbids, and forms that only HTML knows (`&#X41;`).
      if (!inside.startsWith('#X') && text.codePointAt(0) === codeOf(inside)) return reference;
      this.repairs.add('invalid-references');
    } else if (!this.declared.has(inside)) {
      this.repairs.add('html-entities');
    }
    return escapeText(text);
  }
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
