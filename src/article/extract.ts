// A page → its article. The story of one page on one screen; what each line means is in the file it names.
import { ArticleError } from '../core/errors.ts';
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { Article, ArticleFamily } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { type BodyFound, bodyByRules, chooseVersion } from './by-rules.ts';
import { challengeText, isChallenge } from './challenge.ts';
import { isUnreadable } from './decoding-damage.ts';
import { familyOf, wordlessFamilies } from './family.ts';
import { bodyOfAnySite } from './generic/find-body.ts';
import { findLeadImage } from './lead-image.ts';
import { readMetadata } from './metadata.ts';
import type { Page } from './page.ts';
import { contentsOf } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';

export interface PageSource {
  /** For messages: the file or address that was read. */
  readonly source: string;
  /** The page's address: links and pictures are resolved against it. */
  readonly url: string;
  /** null: a site without rules; the generic method serves. */
  readonly rules: SiteRules | null;
}

/**
 * Throws ArticleError: `article.challenge`, `article.live-blog`, `article.section-page`, `article.no-body`,
 * `article.encoding` or `article.too-complex`.
 */
export function extractArticle(page: Page, about: PageSource): Article {
  const { url, rules } = about;
  if (page.complexity !== null)
    throw new ArticleError('article.too-complex', { url, detail: page.complexity });
  const tree = page.tree();
  const baseUrl = baseOf(tree, url);
  const version = rules === null ? null : chooseVersion(tree, rules);
  const method = rules === null ? 'generic' : `site:${rules.id}@${version?.id ?? 'none'}`;

  const { shareImages, types, warnings, ...facts } = readMetadata(tree, rules, version);
  const family = familyOf({ tree, url, title: facts.title, rules, types });
  const image = findLeadImage({ tree, rules, version, shareImages, baseUrl });
  const found = findBody(tree, { url, rules, version });
  const html =
    found === null ? null : sanitizeTree(found.body, { baseUrl, embedHosts: rules?.embedHosts ?? [] });
  const contents = html === null ? null : contentsOf(html);

  const isWordless = html === '' && !wordlessFamilies.has(family);
  if (found === null || html === null || contents === null || isWordless) {
    const code = isChallenge(page.tree()) ? 'article.challenge' : 'article.no-body';
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
    warnings: [...warnings, ...found.warnings],
  };
}

/** By the site's rules, and by them alone: a page that they no longer fit must not become half an article. */
function findBody(
  tree: HtmlDocument,
  about: {
    readonly url: string;
    readonly rules: SiteRules | null;
    readonly version: SiteVersion | null;
  },
): BodyFound | null {
  const { url, rules, version } = about;
  if (rules === null) return bodyOfAnySite(tree);
  return version === null ? null : bodyByRules(tree, { url, rules, version });
}

/** `<base href>` moves all relative addresses of the page. */
function baseOf(tree: HtmlDocument, url: string): string {
  const base = select(tree, 'base[href]')[0];
  return parseHttpUrl(base === undefined ? '' : (attribute(base, 'href') ?? ''), url)?.href ?? url;
}

/** An article whose credit line is an agency's is wire copy, wherever it stands on the site. */
function isWire(family: ArticleFamily, credit: string | null, rules: SiteRules | null): boolean {
  if (family !== 'article' || credit === null) return false;
  return (rules?.wireCredits ?? []).some((pattern) => new RegExp(pattern, 'u').test(credit));
}
