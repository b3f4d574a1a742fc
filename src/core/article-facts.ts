// What a blog's owner may ask of each article by name, for its front matter, tags and categories. Knows no article and no file.

/**
 * - byline: the article's own author;  - section, tags: where the source puts it;  - image: the lead picture's address,
 *   as the post shows it;  - summary: the standfirst, else the feed's summary, as one line of text;
 * - language: of the page, else of the feed's posts;  - source: the feed's name.
 */
export const articleFacts = ['byline', 'section', 'tags', 'image', 'summary', 'language', 'source'] as const;
export type ArticleFact = (typeof articleFacts)[number];

/** Those that can become tags and categories. */
export const nameFacts = ['section', 'tags'] as const;
export type NameFact = (typeof nameFacts)[number];

/** A front matter value that is the same in every post. */
export type FixedValue = string | number | boolean | readonly string[];

/** A fact, and what stands in its place in a post whose article has none; null: then the line is left out. */
export interface FactWish {
  readonly article: ArticleFact;
  readonly else: FixedValue | null;
}

export type FrontMatterWish = FixedValue | FactWish;

/** A tag or category: a name, or the names that a fact gives. */
export type NameWish = string | { readonly article: NameFact };

export function isFactWish(wish: FrontMatterWish): wish is FactWish {
  return typeof wish === 'object' && 'article' in wish;
}
