// A Jekyll site of tortured articles, written by the program's own parts: names settled by its state, posts composed and
// put on disk as in a pass.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCommonRules, siteFolders } from '../../../src/config/sites.ts';
import type { FactWish } from '../../../src/core/article-facts.ts';
import type { PlannedEntry } from '../../../src/core/state-port.ts';
import type { Article, SafeHtml } from '../../../src/core/types.ts';
import { canonicalKey } from '../../../src/core/url.ts';
import { type PostWishes, postText } from '../../../src/pipeline/compose.ts';
import { namesFor } from '../../../src/pipeline/names.ts';
import type { PostBody } from '../../../src/post/render.ts';
import { openPostFiles } from '../../../src/store/posts.ts';
import { openState } from '../../../src/store/state.ts';
import { feedEntry, handClock, read } from '../../store/samples.ts';
import type { TorturedArticle } from './articles.ts';

export interface WrittenPost {
  readonly article: TorturedArticle;
  /** Relative to the posts folder. */
  readonly path: string;
  readonly text: string;
}

export interface TorturedBlog {
  /** The Jekyll site. */
  readonly site: string;
  /** Everything that was made, to be taken away. */
  readonly folder: string;
  readonly posts: readonly WrittenPost[];
}

/** Every field of a page in its own place, escaped by Jekyll. */
const layout = `<html><head><title>{{ page.title | escape }}</title>
${['from', 'author', 'note', 'byline', 'section', 'image', 'summary', 'lang']
  .map((key) => `<meta name="${key}" content="{{ page.${key} | escape }}">`)
  .join('\n')}
<meta name="date" content="{{ page.date | date: '%s' }}">
${['tags', 'categories', 'keywords'].map((key) => `<meta name="${key}" content="{{ page.${key} | join: '¦' | escape }}">`).join('\n')}
</head><body>{{ content }}</body></html>`;

const from = (article: FactWish['article']): FactWish => ({ article, else: null });

/** The site has no `_config.yml` yet. */
export async function writeTorturedBlog(articles: readonly TorturedArticle[]): Promise<TorturedBlog> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmirror-jekyll-'));
  const site = join(folder, 'site');
  await mkdir(join(site, '_layouts'), { recursive: true });
  await writeFile(join(site, '_layouts', 'post.html'), layout);
  const clock = handClock();
  const { state, shut } = openState({ file: join(folder, 'state.db'), clock, mode: 'write' });
  const files = openPostFiles({ postsDir: join(site, '_posts'), tempDir: join(folder, 'tmp') });
  const common = await loadCommonRules(siteFolders(null));
  const posts: WrittenPost[] = [];
  try {
    await state.recordPoll({
      feedId: 'torture',
      at: clock.now(),
      result: read(null),
      entries: articles.map(planned),
    });
    for (const article of articles) {
      const settled = await state.settle(keyOf(article), {
        title: article.title,
        publishedAt: article.publishedAt,
        dateSource: 'feed',
        names: namesFor(article, article),
      });
      if (settled.path === null) throw new Error(`no path for ${article.url}`);
      const text = postText(article, bodyOf(article), {
        entry: settled,
        feed: { ...wishesOf(article), common },
        article: pageOf(article),
        copy: null,
      });
      await files.write(settled.path, text);
      posts.push({ article, path: settled.path, text });
    }
  } finally {
    shut();
  }
  return { folder, site, posts };
}

const keyOf = ({ url }: TorturedArticle): string => canonicalKey(url) ?? url;

function planned(article: TorturedArticle): PlannedEntry {
  const { title, url, publishedAt } = article;
  const key = keyOf(article);
  return { key, aliases: [], url, payload: feedEntry(), title, publishedAt, dateSource: 'feed', names: [] };
}

/** Raw on purpose: the writer trusts nobody. */
function bodyOf({ body }: TorturedArticle): PostBody {
  if (body.kind === 'article') return { ...body, html: body.html as SafeHtml };
  return { kind: 'summary', image: body.image, summary: body.of[0] as SafeHtml | null };
}

function pageOf({ url, title, author, section, keywords }: TorturedArticle): Article {
  return {
    ...{ url, title, author, section, tags: keywords, html: '' as SafeHtml, text: '', links: [], images: [] },
    ...{ method: 'generic', family: 'article', published: null, updated: null, dateSource: null },
    ...{ printedDate: null, language: null, standfirst: title, image: null, credit: null, removed: {} },
    warnings: [],
  };
}

function wishesOf({ title, source, byYear }: TorturedArticle): Omit<PostWishes, 'common'> {
  const facts = ['byline', 'section', 'image', 'summary'] as const;
  return {
    ...{ name: source, author: 'byline', language: 'zh-Hans', embeds: 'iframe' },
    tags: [source, { article: 'section' }, { article: 'tags' }],
    categories: byYear ? [source, { article: 'section' }] : [{ article: 'tags' }],
    frontMatter: [
      ['note', title],
      ['lang', 'zh'],
      ...facts.map((fact) => [fact, from(fact)] as const),
      ['keywords', from('tags')],
    ],
  };
}
