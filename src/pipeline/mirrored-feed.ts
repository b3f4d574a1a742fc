// A feed as the pipeline needs it: the configuration's wishes and the site's rules, resolved by the composition root.
import type { SiteRules } from '../core/site-rules.ts';
import type { PostLanguage } from '../core/types.ts';
import type { EntryFilter } from './filters.ts';
import type { WireWish } from './wire.ts';

export type FrontMatterValue = string | number | boolean | readonly string[];

export interface MirroredFeed {
  readonly id: string;
  readonly url: string;
  /** The author line of its posts. */
  readonly name: string;
  readonly rules: SiteRules | null;
  readonly language: PostLanguage;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly author: 'name' | 'byline';
  /** Extra front matter keys, in the order given. */
  readonly frontMatter: readonly (readonly [string, FrontMatterValue])[];
  /** Posts stand in a folder for each year, `2020/…`; Jekyll gives them the same address. */
  readonly byYear: boolean;
  readonly keep: readonly EntryFilter[];
  readonly skip: readonly EntryFilter[];
  readonly wire: WireWish;
}
