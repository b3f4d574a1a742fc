// What an entry and its page say in answer to the owner's wishes: values for front matter, tags and categories. Pure.
import { contentsOf } from '../article/plain-text.ts';
import {
  type ArticleFact,
  type FixedValue,
  type FrontMatterWish,
  isFactWish,
  type NameWish,
} from '../core/article-facts.ts';
import type { EntryRecord } from '../core/entry-record.ts';
import type { Article, SafeHtml } from '../core/types.ts';
import { mediaAddress } from '../post/address.ts';
import { articleNames, eachOnce } from '../post/article-names.ts';
import { factText } from '../post/fact-text.ts';
import type { PostBody } from '../post/render.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** All that the facts of an article come from. */
export interface Known {
  readonly entry: EntryRecord;
  readonly feed: Pick<MirroredFeed, 'name' | 'language'>;
  /** null: the post has the feed's summary alone. */
  readonly article: Article | null;
  readonly body: PostBody;
  /** What the post shows of its first picture, when that is a copy. */
  readonly copy: string | null;
  /** The feed's summary, sanitised; asked for only when somebody wants it. */
  readonly feedSummary: () => SafeHtml | null;
}

export function bylineOf(known: Pick<Known, 'entry' | 'article'>): string | null {
  return known.article?.author ?? known.entry.payload?.author ?? null;
}

/** Clean text, never empty; null: there is no such fact. */
function textOf(fact: Exclude<ArticleFact, 'tags'>, known: Known): string | null {
  const { article, body, feed } = known;
  if (fact === 'image') return known.copy ?? pictureOf(body);
  const raw = {
    byline: () => bylineOf(known),
    section: () => sectionOf(known),
    summary: () => article?.standfirst ?? asText(known.feedSummary()),
    language: () => article?.language ?? feed.language,
    source: () => feed.name,
  }[fact]();
  return factText(raw ?? '') || null;
}

/** A feed gives the section as its first category. */
function sectionOf({ article, entry }: Pick<Known, 'entry' | 'article'>): string | null {
  return article?.section ?? entry.payload?.categories[0] ?? null;
}

function tagsOf({ article, entry }: Pick<Known, 'entry' | 'article'>): readonly string[] {
  const own = article?.tags ?? [];
  return own.length > 0 ? own : (entry.payload?.categories ?? []);
}

function asText(html: SafeHtml | null): string | null {
  return html === null ? null : contentsOf(html).text;
}

/** The most texts of one list; some pages have hundreds of keywords. */
const mostTexts = 30;

function answerTo(wish: FrontMatterWish, known: Known): FixedValue | null {
  if (!isFactWish(wish)) return wish;
  if (wish.article !== 'tags') return textOf(wish.article, known) ?? wish.else;
  const texts = new Set(tagsOf(known).map(factText));
  texts.delete('');
  return texts.size > 0 ? [...texts].slice(0, mostTexts) : wish.else;
}

/** The front matter lines that the owner wants, those without a value left out. */
export function frontMatterOf(
  wishes: readonly (readonly [string, FrontMatterWish])[],
  known: Known,
): readonly (readonly [string, FixedValue])[] {
  return wishes.flatMap(([key, wish]) => {
    const value = answerTo(wish, known);
    return value === null ? [] : [[key, value] as const];
  });
}

/** The address of the picture above the text, when the feed's front matter wants it. */
export function leadPicture(body: PostBody, feed: Pick<MirroredFeed, 'frontMatter'>): string | null {
  const isWanted = feed.frontMatter.some(([, wish]) => isFactWish(wish) && wish.article === 'image');
  return isWanted ? pictureOf(body) : null;
}

function pictureOf(body: PostBody): string | null {
  const address = body.kind === 'article' ? (body.image?.url ?? null) : body.image;
  return address === null ? null : mediaAddress(address);
}

/** Tags or categories, each once; the feed's name when the article gives none of what was wished for. */
export function namesOf(wishes: readonly NameWish[], known: Known): readonly string[] {
  const names = wishes.flatMap((wish) => {
    if (typeof wish === 'string') return [wish];
    const section = sectionOf(known);
    return articleNames(wish.article === 'tags' ? tagsOf(known) : section === null ? [] : [section]);
  });
  const once = eachOnce(names);
  return once.length > 0 || wishes.length === 0 ? once : [known.feed.name];
}
