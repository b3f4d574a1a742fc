// The languages for which a post has fixed words, and the other tags that mean one of them.
import type { PostLanguage } from '../core/types.ts';

/** In lower case. Regions tell which script a Chinese edition is written in. */
const languageByTag: ReadonlyMap<string, PostLanguage> = new Map([
  ['zh', 'zh-Hans'],
  ['zh-hans', 'zh-Hans'],
  ['zh-cn', 'zh-Hans'],
  ['zh-sg', 'zh-Hans'],
  ['zh-hant', 'zh-Hant'],
  ['zh-tw', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
  ['fr', 'fr'],
  ['en', 'en'],
]);

export const postLanguages = ['zh-Hans', 'zh-Hant', 'fr', 'en'] as const satisfies readonly PostLanguage[];

/** The post language that a BCP 47 tag (or `zh_CN`) asks for; null when there is none. */
export function postLanguage(tag: string): PostLanguage | null {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  // zh-Hant-HK and fr-CA: the longest known beginning counts.
  for (let length = parts.length; length > 0; length -= 1) {
    const language = languageByTag.get(parts.slice(0, length).join('-'));
    if (language !== undefined) return language;
  }
  return null;
}
