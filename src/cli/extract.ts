// `feedmirror extract`: the article that pages give, or the post that would be written.
import { extractArticle } from '../article/extract.ts';
import { openPage } from '../article/page.ts';
import { dateFromAddress } from '../core/dates.ts';
import { ArticleError, MirrorError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { Article } from '../core/types.ts';
import { parseHttpUrl, withoutCredentials } from '../core/url.ts';
import { chooseDate } from '../pipeline/date-choice.ts';
import { renderPost } from '../post/render.ts';
import { type CliIo, exitStatus, type GlobalOptions, printable } from './io.ts';
import { openReader, type Reader } from './reader.ts';
import { readSource } from './source.ts';

export interface ExtractOptions {
  readonly url?: string;
  readonly site?: string;
  readonly post?: boolean;
}

/** @returns 1 when an input gave no article; the others are shown all the same */
export async function extract(
  sources: readonly string[],
  options: ExtractOptions & GlobalOptions,
  io: CliIo,
): Promise<number> {
  const reader = await openReader(options, io);
  let status: number = exitStatus.ok;
  try {
    for (const source of sources) {
      if (io.signal.aborted) break;
      try {
        const { article, rules } = await articleFrom(source, options, reader);
        if (options.post === true) io.print(postFrom(article, { rules, reader, source }).replace(/\n$/, ''));
        else if (options.json === true) io.print(JSON.stringify(articleJson(source, article)));
        else for (const line of describe(article)) io.print(printable(line));
      } catch (error) {
        if (!(error instanceof MirrorError)) throw error;
        status = exitStatus.needsPerson;
        const { code, message } = error;
        if (options.json === true) io.print(JSON.stringify({ source, ok: false, error: { code, message } }));
        else io.printError(printable(message));
      }
    }
    return status;
  } finally {
    await reader.close();
  }
}

async function articleFrom(
  source: string,
  options: ExtractOptions,
  reader: Reader,
): Promise<{ readonly article: Article; readonly rules: SiteRules | null }> {
  const {
    bytes,
    url: answered,
    contentType,
  } = await readSource(source, { kind: 'page', fetcher: reader.fetcher });
  const page = openPage(bytes, contentType);
  const named = withoutCredentials(source);
  const url = options.url ?? answered ?? page.canonical;
  if (url === null) throw new ArticleError('article.no-address', { source: named });
  if (parseHttpUrl(url) === null) throw new ArticleError('article.no-address', { source: named });
  const rules = options.site === undefined ? reader.rulesFor(url) : await reader.rulesNamed(options.site);
  return { article: extractArticle(page, { source: named, url, rules }), rules };
}

function articleJson(source: string, article: Article) {
  const { printedDate: _printed, tags: _tags, ...shown } = article;
  return { source, ok: true, ...shown };
}

/** The post as a feed without a configuration would give it: the page's own title and date, the site's name. */
function postFrom(
  article: Article,
  about: { readonly rules: SiteRules | null; readonly reader: Reader; readonly source: string },
): string {
  const { rules, reader, source } = about;
  const chosen = chooseDate(
    [
      { date: article.published, source: article.dateSource ?? 'metadata' },
      { date: dateFromAddress(article.url, rules?.urlDate ?? []), source: 'url' },
    ],
    reader.now(),
  );
  if (chosen === null) throw new ArticleError('article.no-date', { source });
  if (article.title === null) throw new ArticleError('article.no-title', { source });
  const name = rules?.name ?? parseHttpUrl(article.url)?.hostname ?? 'unknown';
  return renderPost({
    title: article.title,
    publishedAt: chosen.date,
    author: name,
    url: article.url,
    tags: [name],
    categories: [name],
    frontMatter: [],
    language: reader.languageFor(rules),
    body: {
      kind: 'article',
      printedDate: article.printedDate,
      image: article.image,
      standfirst: article.standfirst,
      html: article.html,
      credit: article.credit,
    },
  });
}

function describe(article: Article): readonly string[] {
  return [
    article.title ?? '(no title)',
    `${article.published?.toISOString() ?? 'no date'}  ${article.author ?? 'no author'}  ${article.url}`,
    `${article.method}, ${article.family}`,
    ...(article.standfirst === null ? [] : ['', article.standfirst]),
    '',
    ...article.text.split('\n'),
    ...(article.credit === null ? [] : ['', article.credit]),
    ...article.warnings.map((warning) => `warning: ${warning}`),
  ];
}
