// Which kind of page this is. Pages that are no articles are refused here, each with its own error.
import { ArticleError } from '../core/errors.ts';
import { type HtmlDocument, select } from '../core/html.ts';
import { occursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { ArticleFamily, PageFamily } from '../core/types.ts';
import { parseHttpUrl, readable } from '../core/url.ts';

/** Families whose body may be empty: what they have to say is a film or a broadcast. */
export const wordlessFamilies: ReadonlySet<ArticleFamily> = new Set<ArticleFamily>([
  'podcast',
  'broadcast',
  'video',
]);

interface PageFacts {
  readonly tree: HtmlDocument;
  readonly url: string;
  readonly title: string | null;
  readonly rules: SiteRules | null;
  readonly types: ReadonlySet<string>;
}

/** The family by the site's own tests; `article` when none matches. Throws for live blogs, lists and missing pages. */
export function familyOf(facts: PageFacts): ArticleFamily {
  const family =
    facts.rules?.families.find((rule) => matchesAll(rule, facts))?.family ?? familyByCommonSigns(facts);
  if (family === 'live-blog') throw new ArticleError('article.live-blog', { url: facts.url });
  if (family === 'section') throw new ArticleError('article.section-page', { url: facts.url });
  if (family === 'not-found') throw new ArticleError('article.not-found', { url: facts.url });
  return family;
}

function matchesAll(rule: SiteRules['families'][number], facts: PageFacts): boolean {
  if (rule.path === null && rule.title === null && rule.selector === null) return false;
  const path = readable(parseHttpUrl(facts.url)?.pathname ?? '', 'path').replace(/\/{2,}/g, '/');
  if (rule.path !== null && !occursIn(rule.path, path)) return false;
  if (rule.title !== null && !occursIn(rule.title, facts.title ?? '')) return false;
  return rule.selector === null || select(facts.tree, rule.selector).length > 0;
}

/** What schema.org calls the page; a site's front page is a list in any case. */
function familyByCommonSigns({ types, url, rules }: PageFacts): PageFamily {
  if (types.has('LiveBlogPosting')) return 'live-blog';
  if (parseHttpUrl(url)?.pathname === '/') return 'section';
  // A site with rules tells its lists apart itself: an article of its may well carry a list of others.
  if (rules !== null) return 'article';
  const isArticle = [...types].some((type) => /Article$|Posting$/.test(type));
  const isList = types.has('CollectionPage') || types.has('ItemList');
  return isList && !isArticle ? 'section' : 'article';
}
