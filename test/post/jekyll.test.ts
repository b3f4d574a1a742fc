import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HtmlElement, type HtmlParent, parseDocument, select, textOf } from '../../src/core/html.ts';
import { sourceAddress } from '../../src/core/url.ts';
import { pathCandidates } from '../../src/post/filename.ts';
import { renderPost } from '../../src/post/render.ts';
import { postTitle } from '../../src/post/title.ts';
import { torturedPosts } from './tortured-posts.ts';

const run = promisify(execFile);
const isMissing = spawnSync('jekyll', ['--version']).error !== undefined;
const isRequired = process.env['FEEDMIRROR_REQUIRE_JEKYLL'] !== undefined;

const layout = `<html><head><title>{{ page.title | escape }}</title>
<meta name="from" content="{{ page.from | escape }}"><meta name="date" content="{{ page.date | date: '%s' }}">
<meta name="author" content="{{ page.author | escape }}"><meta name="tags" content="{{ page.tags | join: '|' | escape }}">
<meta name="categories" content="{{ page.categories | join: '|' | escape }}"></head><body>{{ content }}</body></html>`;

/** kramdown sets curly quotes, dashes and dots in the link's text; the title itself keeps what was written. */
function untypeset(text: string): string {
  return text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('—', '---')
    .replaceAll('–', '--')
    .replaceAll('…', '...');
}

const shown = (root: HtmlParent) =>
  textOf(root)
    .replace(/[ \n]+/g, ' ')
    .trim();
const shape = (root: HtmlParent) => select(root, '*').map(({ name }) => name);
const first = (root: HtmlParent, selector: string): HtmlElement => {
  const [found] = select(root, selector);
  if (found === undefined) throw new Error(`no ${selector}`);
  return found;
};
const meta = (page: HtmlParent, name: string) => first(page, `meta[name=${name}]`).attribs['content'];
/** The box with the body, of a post file. */
const bodyOf = (text: string) => /\n(<div>\n.*\n<\/div>)\n$/s.exec(text)?.[1] ?? '';

describe.skipIf(isMissing && !isRequired)('a site of tortured posts, built by Jekyll', () => {
  const posts = torturedPosts();
  const texts = new Map<string, string>();
  const pages = new Map<string, HtmlParent>();
  let site = '';
  let output = '';

  beforeAll(async () => {
    site = await mkdtemp(join(tmpdir(), 'feedmirror-jekyll-'));
    await mkdir(join(site, '_posts'));
    await mkdir(join(site, '_layouts'));
    await writeFile(join(site, '_config.yml'), 'timezone: UTC\nfuture: true\n');
    await writeFile(join(site, '_layouts', 'post.html'), layout);
    const taken = new Set<string>();
    for (const post of posts) {
      const free = pathCandidates(post).find(({ slug, day }) => {
        const near = [-1, 0, 1].map((days) =>
          new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
        );
        return near.every((date) => !taken.has(`${date} ${slug}`));
      });
      if (free === undefined) throw new Error(`no free name for ${post.url}`);
      taken.add(`${free.day} ${free.slug}`);
      const text = renderPost(post);
      texts.set(post.url, text);
      await writeFile(join(site, '_posts', free.path), text, { flag: 'wx' });
    }
    const built = await run('jekyll', ['build', '--source', site, '--destination', join(site, '_site')], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    output = built.stdout + built.stderr;
    for (const entry of await readdir(join(site, '_site'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const page = parseDocument(await readFile(join(entry.parentPath, entry.name), 'utf8'));
      pages.set(meta(page, 'from') ?? '', page);
    }
  }, 120_000);

  afterAll(async () => {
    await rm(site, { recursive: true, force: true });
  });

  it('has a page for each post, and no complaint', () => {
    expect(posts.length).toBeGreaterThanOrEqual(150);
    expect(output).not.toMatch(/error|conflict|warning|invalid|could not/i);
    expect(pages.size).toBe(posts.length);
  });

  it('shows titles, links, dates, names and bodies as they were put in', () => {
    for (const post of posts) {
      const address = sourceAddress(post.url) ?? '';
      const page = pages.get(address);
      if (page === undefined) throw new Error(`no page for ${address}`);
      expect(textOf(first(page, 'title'))).toBe(postTitle(post.title));
      expect(meta(page, 'date')).toBe(String(Math.floor(post.publishedAt.getTime() / 1000)));
      expect(meta(page, 'author')).toBe(post.shownAuthor);
      expect(meta(page, 'tags')).toBe(post.tags.join('|'));
      expect(meta(page, 'categories')).toBe(post.categories.join('|'));

      const link = first(page, 'body > p > a');
      expect(untypeset(textOf(link))).toBe(untypeset(postTitle(post.title)));
      const encoded = address.replace(
        /[()[\]']/g,
        (part) => `%${part.charCodeAt(0).toString(16).toUpperCase()}`,
      );
      expect(link.attribs['href']).toBe(encoded);

      const body = first(page, 'body > div');
      const expected = first(parseDocument(bodyOf(texts.get(post.url) ?? '')), 'body > div');
      expect(shown(body)).toBe(shown(expected));
      expect(shape(body)).toEqual(shape(expected));
      expect(select(body, 'pre').map(textOf)).toEqual(select(expected, 'pre').map(textOf));
      for (const text of post.shownTexts) expect(shown(body)).toContain(text);
    }
  });
});
