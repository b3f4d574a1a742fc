// A feed as the pipeline needs it: the configuration's wishes and the site's rules, resolved by the composition root.
import type { FrontMatterWish, NameWish } from '../core/article-facts.ts';
import type { CommonRules } from '../core/common-rules.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { PostLanguage } from '../core/types.ts';
import type { EntryFilter } from './filters.ts';
import type { WireWish } from './wire.ts';

/** What is copied into the blog; the configuration's `media`. */
export interface MediaWish {
  readonly mode: 'link' | 'copy';
  readonly audio: 'link' | 'copy';
  /** Relative to the Jekyll folder. */
  readonly dir: string;
  /** Pixels; null: as the post would show it. */
  readonly width: number | null;
  /** Of one file. */
  readonly maxBytes: number;
  /** Of all copies; null: no limit. */
  readonly totalBytes: number | null;
  /** Milliseconds; null: for ever. */
  readonly keep: number | null;
  /** Where copies are served from; null: from the blog itself. */
  readonly baseUrl: string | null;
}

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
  /** Links to articles that are mirrored too: left on the source, or to the blog's own posts. */
  readonly links: 'source' | 'mirror';
  /** Extra front matter keys, in the order given. */
  readonly frontMatter: readonly (readonly [string, FrontMatterWish])[];
  /** Posts stand in a folder for each year, `2020/…`; Jekyll gives them the same address. */
  readonly byYear: boolean;
  readonly media: MediaWish;
  readonly keep: readonly EntryFilter[];
  readonly skip: readonly EntryFilter[];
  readonly wire: WireWish;
}
