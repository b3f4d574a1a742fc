// A feed as the pipeline needs it: the configuration's wishes and the site's rules, resolved by the composition root.
import type { FrontMatterWish, NameWish } from '../core/article-facts.ts';
import type { CommonRules } from '../core/common-rules.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { PostLanguage } from '../core/types.ts';
import type { EntryFilter } from './filters.ts';
import type { WireWish } from './wire.ts';

export interface MirroredFeed {
  readonly id: string;
  readonly url: string;
  /** The author line of its posts. */
  readonly name: string;
  readonly rules: SiteRules | null;
  /** What holds for every page, also when the site has no rules. */
  readonly common: CommonRules;
  readonly language: PostLanguage;
  readonly tags: readonly NameWish[];
  /** Part of a post's address: what they give at its first writing stays. */
  readonly categories: readonly NameWish[];
  readonly author: 'name' | 'byline';
  /** Frames of other sites: kept, or a link in their place. */
  readonly embeds: 'iframe' | 'link';
  /** Extra front matter keys, in the order given. */
  readonly frontMatter: readonly (readonly [string, FrontMatterWish])[];
  /** Posts stand in a folder for each year, `2020/…`; Jekyll gives them the same address. */
  readonly byYear: boolean;
  readonly keep: readonly EntryFilter[];
  readonly skip: readonly EntryFilter[];
  readonly wire: WireWish;
}
