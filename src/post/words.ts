// The fixed words that the program itself puts into a post, by language.
import type { PostLanguage } from '../core/types.ts';

/** The text of the link that ends a summary-only post. */
export const readOriginal: Readonly<Record<PostLanguage, string>> = {
  'zh-Hans': '阅读原文',
  'zh-Hant': '閱讀原文',
  fr: "Lire l'article original",
  en: 'Read the original',
};

/** Is this the text of that link, in any language? */
export function isReadOriginal(text: string): boolean {
  return Object.values(readOriginal).includes(text);
}
