// `feedmirror extract`: the article that pages give, or the post that would be written.
import type { DatedBy } from '../article/dates.ts';
import { type Reading, readArticle } from '../article/extract.ts';
import { openPage } from '../article/page.ts';
import type { Trace } from '../article/trace.ts';
import { dateFromAddress } from '../core/dates.ts';
import { ArticleError, MirrorError, UsageError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { Article } from '../core/types.ts';
import { parseHttpUrl, withoutCredentials } from '../core/url.ts';
import { pageBody } from '../pipeline/compose.ts';
import { chooseDate } from '../pipeline/date-choice.ts';
import { isHtmlType } from '../pipeline/find-article.ts';
import { renderPost } from '../post/render.ts';
import { explain } from './explain.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { openReader, type Reader } from './reader.ts';
import { readSource, type Source } from './source.ts';

export interface ExtractOptions {
  readonly url?: string;
  readonly site?: string;
  readonly post?: boolean;
  readonly explain?: boolean;
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
        const found = await readingFrom(given, about, reader);
        const failure = show(found.reading, { ...found, source, reader, options, io });
        if (failure !== null) status = exitStatus.needsPerson;
      } catch (error) {
        if (!(error instanceof MirrorError)) throw error;
        status = exitStatus.needsPerson;
        showFailure(error, { source, options, io });
      }
    }
    return status;
  } finally {
    await reader.close();
  }
}

interface Showing {
  readonly source: string;
  readonly options: ExtractOptions & GlobalOptions;
  readonly io: CliIo;
}

/** Prints what was asked for. Gives back the error of a page that is no article. */
function show(
  reading: Reading,
  about: Showing & { readonly rules: SiteRules | null; readonly reader: Reader },
): MirrorError | null {
  const { source, options, io } = about;
  const { outcome } = reading;
  const trace = options.explain === true ? reading.trace : null;
  if (trace !== null && options.json !== true) {
    for (const line of explain(reading)) io.print(printable(line));
    return outcome instanceof MirrorError ? outcome : null;
  }
  if (outcome instanceof MirrorError) {
    showFailure(outcome, about, trace);
    return outcome;
  }
  if (options.post === true)
    io.print(postFrom(outcome, { ...about, dates: reading.dates }).replace(/\n$/, ''));
  else if (options.json === true)
    io.print(jsonLine({ ...articleJson(source, outcome), ...(trace === null ? {} : { explain: trace }) }));
  else for (const line of describe(outcome)) io.print(printable(line));
  return null;
}

function showFailure(error: MirrorError, { source, options, io }: Showing, trace: Trace | null = null): void {
  const { code, message } = error;
  const explained = trace === null ? {} : { explain: trace };
  if (options.json !== true) io.printError(printable(message));
  else io.print(jsonLine({ source, ok: false, error: { code, message }, ...explained }));
}

async function readingFrom(
  source: string,
  about: { readonly url: string | null; readonly rules: SiteRules | null; readonly signal: AbortSignal },
  reader: Reader,
): Promise<{ readonly reading: Reading; readonly rules: SiteRules | null }> {
  const { fetcher } = reader;
  const found = await readSource(source, { kind: 'page', fetcher, signal: about.signal });
  const shown = withoutCredentials(source);
  const type = kindOf(found);
  if (type !== null) throw new ArticleError('article.not-html', { url: shown, type });
  const page = openPage(found.bytes, found.contentType);
  const url = about.url ?? found.url ?? page.canonical;
  if (url === null) throw new ArticleError('article.no-address', { source: shown });
  const rules = about.rules ?? reader.rulesFor(url);
  return { reading: readArticle(page, { source: shown, url, rules, common: reader.common }), rules };
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
  about: {
    readonly dates: readonly DatedBy[];
    readonly rules: SiteRules | null;
    readonly reader: Reader;
    readonly source: string;
  },
): string {
  const { dates, rules, reader, source } = about;
  const chosen = chooseDate(
    [...dates, { date: dateFromAddress(article.url, rules?.urlDate ?? []), source: 'url' }],
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
    modifiedAt: null,
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
