// Finds the article fixtures: each folder is a page, where it comes from, and the article it must give.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
import { loadCommonRules, loadSiteRules, siteFolders } from '../../src/config/sites.ts';
import type { CommonRules } from '../../src/core/common-rules.ts';
import { ArticleError } from '../../src/core/errors.ts';
import type { SiteRules } from '../../src/core/site-rules.ts';
import type { Article } from '../../src/core/types.ts';

export interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly url: string;
  readonly site: string | null;
  readonly bytes: Uint8Array;
}

const folders = siteFolders(null);
export const common: CommonRules = await loadCommonRules(folders);
export const rfi: SiteRules = await loadSiteRules('rfi', folders);
const france24: SiteRules = await loadSiteRules('france24', folders);

const root = fileURLToPath(new URL('./fixtures/', import.meta.url));

export const fixtures: readonly Fixture[] = readdirSync(root)
  .sort()
  .map((name) => {
    const folder = join(root, name);
    const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
      url: string;
      site: string | null;
    };
    return { name, folder, ...meta, bytes: readFileSync(join(folder, 'page.html')) };
  });

/** The article, or the code of the error that refused the page. */
export function outcomeOf(fixture: Fixture): Article | { readonly error: string } {
  const { name: source, url, site, bytes } = fixture;
  const rules = site === null ? null : site === 'rfi' ? rfi : france24;
  try {
    return extractArticle(openPage(bytes, null), { source, url, rules, common });
  } catch (error) {
    if (error instanceof ArticleError) return { error: error.code };
    throw error;
  }
}
