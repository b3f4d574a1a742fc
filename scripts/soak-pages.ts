// How long the dearest pages take, each way through the program: `npx tsx scripts/soak-pages.ts [name …]`.
import { spawnSync } from 'node:child_process';
import { extractArticle } from '../src/article/extract.ts';
import { openPage } from '../src/article/page.ts';
import { sanitizeHtml, sanitizePassage } from '../src/article/sanitize.ts';
import { loadSiteRules, siteFolders } from '../src/config/sites.ts';
import { ArticleError } from '../src/core/errors.ts';
import { renderPost } from '../src/post/render.ts';
import { worstBodies, worstPage } from '../test/article/worst-pages.ts';

const limitMs = 60_000;
const ways = ['rfi', 'generic', 'content', 'passage'] as const;

async function timed(way: string, html: string): Promise<string> {
  const bytes = new TextEncoder().encode(worstPage(html));
  const rules = way === 'rfi' ? await loadSiteRules('rfi', siteFolders('config/feedmirror.yaml')) : null;
  const about = { source: 'x', url: 'https://example.org/a', rules };
  const begun = performance.now();
  let told = '';
  try {
    const safe =
      way === 'content'
        ? sanitizeHtml(html, { baseUrl: about.url, embedHosts: [] })
        : way === 'passage'
          ? sanitizePassage(html)
          : extractArticle(openPage(bytes, 'text/html; charset=utf-8'), about).html;
    told = `${safe.length} characters`;
    if (process.env['SOAK_RENDER'] !== undefined) {
      const read = performance.now();
      const body = {
        kind: 'article' as const,
        printedDate: null,
        image: null,
        standfirst: null,
        html: safe,
        credit: null,
      };
      renderPost({
        title: 'x',
        publishedAt: new Date(0),
        author: 'x',
        url: about.url,
        tags: [],
        categories: [],
        frontMatter: [],
        language: 'en',
        body,
        modifiedAt: null,
      });
      told += `, rendered in ${Math.round(performance.now() - read)} ms`;
    }
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    told = error.message;
  }
  return `${Math.round(performance.now() - begun)}\t${told}`;
}

const [command, ...names] = process.argv.slice(2);
if (command === '--one') {
  const [way = '', name = ''] = names;
  console.log(await timed(way, worstBodies[name]?.() ?? ''));
} else {
  const wanted = command === undefined ? Object.keys(worstBodies) : [command, ...names];
  for (const name of wanted) {
    for (const way of ways) {
      const run = spawnSync(process.execPath, ['--import', 'tsx', import.meta.filename, '--one', way, name], {
        encoding: 'utf8',
        timeout: limitMs,
      });
      const told =
        run.error === undefined && run.status === 0
          ? run.stdout.trim()
          : `FAILED\t${(run.error?.message ?? run.stderr.split('\n').find((line) => /Error/.test(line)) ?? '').slice(0, 150)}`;
      console.log(`${name}\t${way}\t${told}`);
    }
  }
}
