// All pages of the sample site, found by path. The order of the feed is by date, newest first, as in the source.
import { pictureArticles } from './articles/picture-articles.ts';
import { programmeArticles } from './articles/programme-articles.ts';
import { residueArticles } from './articles/residue-articles.ts';
import { shapeArticles } from './articles/shape-articles.ts';
import { textArticles } from './articles/text-articles.ts';
import { twArticles } from './articles/tw-articles.ts';
import { videoArticles } from './articles/video-articles.ts';
import { wireArticles } from './articles/wire-articles.ts';
import type { ArticleSpec } from './model.ts';
import { articlePath } from './page.ts';

const listedAt = (spec: ArticleSpec) => Date.parse(spec.feedAt ?? spec.publishedAt);

/** Every page that a feed lists, newest first. */
export const catalogue: readonly ArticleSpec[] = [
  ...textArticles,
  ...wireArticles,
  ...programmeArticles,
  ...pictureArticles,
  ...videoArticles,
  ...residueArticles,
  ...shapeArticles,
  ...twArticles,
].sort((a, b) => listedAt(b) - listedAt(a));

export function edition(name: ArticleSpec['edition']): readonly ArticleSpec[] {
  return catalogue.filter((spec) => spec.edition === name);
}

const byPath = new Map(catalogue.map((spec) => [articlePath(spec), spec]));

/** The page at a decoded path; a trailing slash changes nothing. */
export function findByPath(path: string): ArticleSpec | undefined {
  return byPath.get(path.replace(/\/$/, ''));
}
