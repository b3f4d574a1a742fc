// From a page to its article: version, metadata, family, body, clean, links, sanitise. One way for every site; what
// differs is in the rules. The only file that knows this order; sanitising is last and unconditional.
import { type CommonRules, frameHosts, noCommonRules } from '../core/common-rules.ts';
import { ArticleError, detailOf, RuleError } from '../core/errors.ts';
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import { readingTimeMs } from '../core/limits.ts';
import { oneOccursIn } from '../core/patterns.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import { isOutOfStack, outOfStack } from '../core/stack.ts';
import { withinTime } from '../core/time-bound.ts';
import type { Article, ArticleFamily } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { type BodyFound, bodyByRules, chooseVersion } from './by-rules.ts';
import { challengeText, isChallenge } from './challenge.ts';
import type { DatedBy } from './dates.ts';
import { isUnreadable } from './decoding-damage.ts';
import { familyOf, wordlessFamilies } from './family.ts';
import { bodyOfAnySite } from './generic/find-body.ts';
import { findLeadImage } from './lead-image.ts';
import { readMetadata } from './metadata.ts';
import type { Page } from './page.ts';
import { contentsOf } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';
import { type Trace, TraceRecorder } from './trace.ts';

export interface PageSource {
  /** For messages: the file or address that was read. */
  readonly source: string;
  /** The page's address: links and pictures are resolved against it. */
  readonly url: string;
  /** null: a site without rules; the generic method serves. */
  readonly rules: SiteRules | null;
  /** What holds for every page, for those of a site without rules; rules bring it along. None: no frame stays. */
  readonly common?: CommonRules;
  /** How long the reading may take, in milliseconds. */
  readonly timeMs?: number;
}

/** An article or why there is none, and how it was come by. */
export interface Reading {
  /**
   * An error is `article.challenge`, `article.live-blog`, `article.section-page`, `article.not-found`,
   * `article.no-body`, `article.encoding`, `article.too-complex`, `article.unexpected` or `rule.too-slow`.
   */
  readonly outcome: Article | ArticleError | RuleError;
  /** Every date of publication that the page gives, best first. */
  readonly dates: readonly DatedBy[];
  readonly trace: Trace;
}

/** Reads a page. What is wrong with it comes back as a value. */
export function readArticle(page: Page, about: PageSource): Reading {
  const trace = new TraceRecorder();
  const dates: DatedBy[] = [];
  try {
    const outcome = withinTime(about.timeMs ?? readingTimeMs, about.url, () =>
      takeArticle(page, about, { trace, dates }),
    );
    return { outcome, dates, trace: trace.finish() };
  } catch (error) {
    if (error instanceof ArticleError || error instanceof RuleError)
      return { outcome: error, dates, trace: trace.finish() };
    return { outcome: failureOf(error, about.url), dates, trace: trace.finish() };
  }
}

/** One page must not end the work on all others, whatever is wrong with it or with this program. */
export function failureOf(error: unknown, url: string): ArticleError {
  if (isOutOfStack(error)) return new ArticleError('article.too-complex', { url, detail: outOfStack }, error);
  return new ArticleError('article.unexpected', { url, detail: detailOf(error) }, error);
}

/** The same for who wants the article alone. @throws ArticleError, RuleError */
export function extractArticle(page: Page, about: PageSource): Article {
  const { outcome } = readArticle(page, about);
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

function takeArticle(
  page: Page,
  about: PageSource,
  notes: { readonly trace: TraceRecorder; readonly dates: DatedBy[] },
): Article {
  const { url, rules } = about;
  const { trace } = notes;
  if (page.complexity !== null)
    throw new ArticleError('article.too-complex', { url, detail: page.complexity });
  const tree = page.tree();
  const baseUrl = baseOf(tree, url);
  const version = rules === null ? null : chooseVersion(tree, rules);
  const method = rules === null ? 'generic' : `site:${rules.id}@${version?.id ?? 'none'}`;
  trace.method = method;
  trace.detectedBy = version?.detect ?? null;

  const { shareImages, types, warnings, dates, ...facts } = readMetadata(
    tree,
    { url, rules, version },
    trace,
  );
  notes.dates.push(...dates);
  const family = familyOf({ tree, url, title: facts.title, rules, types });
  trace.family = family;
  const image = findLeadImage({ tree, rules, version, shareImages, baseUrl, trace });
  const found = findBody(tree, { url, rules, version, family, trace });
  const html =
    found === null
      ? null
      : sanitizeTree(found.body, {
          baseUrl,
          embedHosts: frameHosts(rules?.common ?? about.common ?? noCommonRules),
        });
  const contents = html === null ? null : contentsOf(html);

  const isWordless = html === '' && !wordlessFamilies.has(family);
  if (found === null || html === null || contents === null || isWordless) {
    // A guard shows nothing of the article that it stands before. The site's own page, which the rules fit no more, may
    // well carry the consent banner that guards are known by; taken for one, it would close the whole host.
    const isOwn = trace.has('title') || [...types].some((type) => /Article$|Posting$/.test(type));
    const code = !isOwn && isChallenge(page.tree()) ? 'article.challenge' : 'article.no-body';
    throw new ArticleError(code, { url, method });
  }
  if (rules === null && contents.text.length < challengeText && isChallenge(page.tree())) {
    throw new ArticleError('article.challenge', { url });
  }
  if (isUnreadable([facts.title, facts.standfirst, contents.text].join('')))
    throw new ArticleError('article.encoding', { url });
  return {
    url,
    method,
    family: isWire(family, found.credit, rules) ? 'wire' : family,
    ...facts,
    image,
    html,
    ...contents,
    credit: found.credit,
    removed: found.removed,
    warnings,
  };
}

/** By the site's rules, and by them alone: a page that they no longer fit must not become half an article. */
function findBody(
  tree: HtmlDocument,
  about: {
    readonly url: string;
    readonly rules: SiteRules | null;
    readonly version: SiteVersion | null;
    readonly family: ArticleFamily;
    readonly trace: TraceRecorder;
  },
): BodyFound | null {
  const { url, rules, version, family, trace } = about;
  if (rules === null) return ofAnySite(tree, trace);
  return version === null ? null : bodyByRules(tree, { url, rules, version, family, trace });
}

/** Without rules there is no reason to give for what was taken, only its kind. */
function ofAnySite(tree: HtmlDocument, trace: TraceRecorder): BodyFound | null {
  const found = bodyOfAnySite(tree);
  for (const [rule, count] of Object.entries(found?.removed ?? {}))
    trace.took({ rule, reason: null, count, samples: [] });
  return found;
}

/** `<base href>` moves all relative addresses of the page. */
function baseOf(tree: HtmlDocument, url: string): string {
  const base = select(tree, 'base[href]')[0];
  return parseHttpUrl(base === undefined ? '' : (attribute(base, 'href') ?? ''), url)?.href ?? url;
}

/** An article whose credit line is an agency's is wire copy, wherever it stands on the site. */
function isWire(family: ArticleFamily, credit: string | null, rules: SiteRules | null): boolean {
  if (family !== 'article' || credit === null) return false;
  return oneOccursIn(rules?.wireCredits ?? [], credit);
}
