// Long texts kept aside while the parser reads the rest: it reads them letter by letter, and they hold no element.

/** Stands around a number; a noncharacter that no text may hold (characters.ts takes it out of what is read). */
export const asideMark = '\uFDD0';
const token = new RegExp(`${asideMark}(\\d+)${asideMark}`, 'g');

/** Texts by token; one of these a feed. */
export class Asides {
  private readonly texts: string[] = [];

  /** Keeps `text`; returns the token that stands for it. */
  keep(text: string): string {
    this.texts.push(text);
    return `${asideMark}${this.texts.length - 1}${asideMark}`;
  }

  /** `text` with each token replaced by what it stands for. */
  restore(text: string): string {
    if (!text.includes(asideMark)) return text;
    // Most often it is the whole text.
    if (text.indexOf(asideMark, 1) === text.length - 1 && text.startsWith(asideMark)) {
      return this.texts[Number(text.slice(1, -1))] ?? '';
    }
    return text.replace(token, (_, index: string) => this.texts[Number(index)] ?? '');
  }
}
