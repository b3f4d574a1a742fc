// Texts compared by what is said: letters and digits alone.

/** Without case, white space, punctuation and signs. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The same, with full-width and other compatible forms as one. */
export function plainLettersOf(text: string): string {
  return lettersOf(text.normalize('NFKC'));
}
