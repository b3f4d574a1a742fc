import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HtmlElement, type HtmlParent, parseDocument, select, textOf } from '../../src/core/html.ts';
import { torturedArticles } from './torture/articles.ts';
import { type TorturedBlog, writeTorturedBlog } from './torture/blog.ts';
import { expectedBody, expectedNames } from './torture/expected.ts';
import { addressText, mediaText, quotable, titleText } from './torture/plain.ts';
import { builtOf, elementsOf, linesOf, preformattedOf } from './torture/seen.ts';

const run = promisify(execFile);
const isMissing = spawnSync('jekyll', ['--version']).error !== undefined;
const isRequired = process.env['FEEDMIRROR_REQUIRE_JEKYLL'] !== undefined;
if (isMissing && !isRequired)
  console.warn('jekyll is not installed: no post was built by it, those tests are skipped.');

/** kramdown sets curly quotes, dashes and dots in the link's text; the title itself keeps what was written. */
function untypeset(text: string): string {
  return text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('—', '---')
    .replaceAll('–', '--')
    .replaceAll('…', '...');
}

const first = (root: HtmlParent, selector: string): HtmlElement => {
  const [found] = select(root, selector);
  if (found === undefined) throw new Error(`no ${selector}`);
  return found;
};
const meta = (page: HtmlParent, name: string) => first(page, `meta[name=${name}]`).attribs['content'];

interface Built {
  readonly stdout: string;
  readonly stderr: string;
  /** By the `from:` of their posts. */
  readonly pages: ReadonlyMap<string, HtmlParent>;
  /** Files of the site, relative to it. */
  readonly files: readonly string[];
}

async function build(blog: TorturedBlog, config: string): Promise<Built> {
  await writeFile(join(blog.site, '_config.yml'), config);
  const target = await mkdtemp(join(blog.folder, 'built-'));
  const { stdout, stderr } = await run(
    'jekyll',
    ['build', '--disable-disk-cache', '--source', blog.site, '--destination', target],
    { env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  const pages = new Map<string, HtmlParent>();
  const files: string[] = [];
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.push(file.slice(target.length + 1));
    const page = parseDocument(await readFile(file, 'utf8'));
    pages.set(meta(page, 'from') ?? '', page);
  }
  return { stdout, stderr, pages, files };
}

describe.skipIf(isMissing && !isRequired)('a site of tortured articles, built by Jekyll', () => {
  const articles = torturedArticles({ rows: 240, random: 160 });
  let blog: TorturedBlog;
  let built: Built;

  beforeAll(async () => {
    blog = await writeTorturedBlog(articles);
    built = await build(blog, 'timezone: UTC\nfuture: true\n');
  }, 120_000);

  afterAll(async () => {
    await rm(blog.folder, { recursive: true, force: true });
  });

  it('has a page for each post, and no complaint', () => {
    expect(articles.length).toBeGreaterThanOrEqual(400);
    expect(built.stderr).toBe('');
    expect(built.stdout).not.toMatch(/error|conflict|warning|invalid|could not|empty|skipping/i);
    expect(built.files).toHaveLength(articles.length);
    expect(built.pages.size).toBe(articles.length);
  });

  it('shows titles, links, dates, names and facts as they were put in', () => {
    for (const article of articles) {
      const address = addressText(article.url) ?? '';
      const page = built.pages.get(address);
      if (page === undefined) throw new Error(`no page for ${address}`);
      const title = titleText(article.title) || '(无题)';
      const { body, section, keywords, source } = article;
      const image = body.kind === 'article' ? (body.image?.url ?? null) : body.image;
      expect({
        title: textOf(first(page, 'title')),
        date: meta(page, 'date'),
        author: meta(page, 'author'),
        tags: meta(page, 'tags'),
        categories: meta(page, 'categories'),
        byline: meta(page, 'byline'),
        section: meta(page, 'section'),
        keywords: meta(page, 'keywords'),
        image: meta(page, 'image'),
        lang: meta(page, 'lang'),
      }).toEqual({
        title,
        date: String(Math.floor(article.publishedAt.getTime() / 1000)),
        author: quotable(article.author),
        tags: expectedNames(keywords, source, [source, ...expectedNames([section], source)]).join('¦'),
        categories: (article.byYear
          ? expectedNames([section], source, [source])
          : expectedNames(keywords, source)
        ).join('¦'),
        byline: quotable(article.author),
        section: quotable(section),
        keywords: [...new Set(keywords.map(quotable))]
          .filter((word) => word !== '')
          .slice(0, 30)
          .join('¦'),
        image: image === null ? '' : (mediaText(image) ?? ''),
        lang: 'zh',
      });

      const link = first(page, 'body > p > a');
      expect(untypeset(textOf(link))).toBe(untypeset(title));
      expect(link.attribs['href']).toBe(
        address.replace(/[()[\]']/g, (part) => `%${part.charCodeAt(0).toString(16).toUpperCase()}`),
      );
    }
  });

  it('shows every body as it was put in: text, elements, and what they lead to', () => {
    for (const article of articles) {
      const page = built.pages.get(addressText(article.url) ?? '');
      const seen = page === undefined ? [] : builtOf(first(page, 'body > div').children);
      const expected = expectedBody(article);
      expect(linesOf(seen), article.url).toEqual(expected.lines);

      if (expected.elements !== null) expect(elementsOf(seen), article.url).toEqual(expected.elements);
      if (expected.preformatted !== null) expect(preformattedOf(seen)).toEqual(expected.preformatted);
    }
  });

  it('has as many pages in another time zone and at other addresses', async () => {
    const zoned = await build(
      blog,
      'timezone: Asia/Shanghai\nfuture: true\npermalink: /:categories/:year/:month/:day/:title.html\n',
    );
    expect(zoned.stderr).toBe('');
    expect(zoned.files).toHaveLength(articles.length);
    expect(new Set(zoned.pages.keys())).toEqual(new Set(built.pages.keys()));
    // The seed of all this: three minutes before midnight in UTC is the next day there.
    expect(zoned.files.some((file) => file.includes('/2020/08/23/'))).toBe(true);
  }, 120_000);
});
