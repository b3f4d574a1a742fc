// `feedmirror extract`: the article that pages give, or the post that would be written.
import { extractArticle } from '../article/extract.ts';
import { openPage } from '../article/page.ts';
import { dateFromAddress } from '../core/dates.ts';
import { ArticleError, MirrorError, UsageError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { Article } from '../core/types.ts';
import { parseHttpUrl, withoutCredentials } from '../core/url.ts';
import { pageBody } from '../pipeline/compose.ts';
import { chooseDate } from '../pipeline/date-choice.ts';
import { isHtmlType } from '../pipeline/find-article.ts';
import { renderPost } from '../post/render.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { openReader, type Reader } from './reader.ts';
import { readSource, type Source } from './source.ts';

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
  if (options.url !== undefined && parseHttpUrl(options.url) === null) {
    throw new UsageError('usage.invalid', {
      detail: `--url: ${options.url} is not an http or https address`,
    });
  }
  const reader = await openReader(options, io);
  let status: number = exitStatus.ok;
  try {
    const named = options.site === undefined ? null : await reader.rulesNamed(options.site);
    for (const given of sources) {
      if (io.signal.aborted) break;
      const source = withoutCredentials(given);
      try {
        const about = { url: options.url ?? null, rules: named, signal: io.signal };
        const { article, rules } = await articleFrom(given, about, reader);
        if (options.post === true) io.print(postFrom(article, { rules, reader, source }).replace(/\n$/, ''));
        else if (options.json === true) io.print(jsonLine(articleJson(source, article)));
        else for (const line of describe(article)) io.print(printable(line));
      } catch (error) {
        if (!(error instanceof MirrorError)) throw error;
        status = exitStatus.needsPerson;
        const { code, message } = error;
        if (options.json === true) io.print(jsonLine({ source, ok: false, error: { code, message } }));
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
  about: { readonly url: string | null; readonly rules: SiteRules | null; readonly signal: AbortSignal },
  reader: Reader,
): Promise<{ readonly article: Article; readonly rules: SiteRules | null }> {
  const { fetcher } = reader;
  const found = await readSource(source, { kind: 'page', fetcher, signal: about.signal });
  const shown = withoutCredentials(source);
  const type = kindOf(found);
  if (type !== null) throw new ArticleError('article.not-html', { url: shown, type });
  const page = openPage(found.bytes, found.contentType);
  const url = about.url ?? found.url ?? page.canonical;
  if (url === null) throw new ArticleError('article.no-address', { source: shown });
  const rules = about.rules ?? reader.rulesFor(url);
  return { article: extractArticle(page, { source: shown, url, rules }), rules };
}

/** What an input is when it is certainly no page; null for what may be one. */
function kindOf(found: Source): string | null {
  if (found.bytes.length === 0) return 'empty';
  if (found.contentType !== null && !isHtmlType(found.contentType)) return found.contentType;
  const head = new TextDecoder('latin1').decode(found.bytes.subarray(0, 4096));
  if (head.includes('\0') && !/^(?:\xfe\xff|\xff\xfe)/.test(head)) return 'binary data';
  return /<[a-z!?/]/i.test(head) || head.includes('\0') ? null : 'plain text';
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
    body: pageBody(article, article.image),
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
