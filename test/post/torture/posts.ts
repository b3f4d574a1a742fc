// Posts with the heads of the tortured articles, all on a few neighbouring days, for what looks at heads and names alone.
import type { SafeHtml } from '../../../src/core/types.ts';
import { articleNames } from '../../../src/post/article-names.ts';
import type { PostInput } from '../../../src/post/render.ts';
import { torturedArticles } from './articles.ts';

export function torturedPosts(): readonly PostInput[] {
  return torturedArticles({ rows: 155, random: 0 }).map(
    ({ title, author, url, source, section, keywords }, index) => ({
      title,
      publishedAt: new Date(Date.UTC(2020, 7, 20 + (index % 3), 23, index % 60, 59, index)),
      author,
      url,
      tags: [source, ...articleNames(keywords.slice(0, 2))],
      categories: [source, ...articleNames([section]).slice(0, 1)],
      frontMatter: [['note', title]],
      language: 'zh-Hans',
      modifiedAt: null,
      body: { kind: 'summary', image: null, summary: '<p>摘要</p>' as SafeHtml },
    }),
  );
}
