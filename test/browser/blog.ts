// A blog of hostile posts, built by Jekyll, and the pages that show many of them at once in frames.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { HostilePost } from './places.ts';

export const blogOrigin = 'http://blog.example';

/** Titles stand raw, as many themes have them; names and addresses in attributes, where a quote would be the end. */
const layout = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>{{ page.title }}</title>
<meta name="author" content="{{ page.author }}"><link rel="canonical" href="{{ page.from }}"></head>
<body><h1>{{ page.title }}</h1><p title="{{ page.author }}">{{ page.author }} <a href="{{ page.from }}" title="{{ page.author }}">source</a> {{ page.tags | join: " " }}</p>
<main>{{ content }}</main></body></html>`;

/** Address → HTML of each page, in the order of the posts. Throws with Jekyll's words when it cannot build them. */
export async function buildBlog(posts: readonly HostilePost[]): Promise<ReadonlyMap<string, string>> {
  const site = await mkdtemp(join(tmpdir(), 'feedmirror-browser-'));
  try {
    await mkdir(join(site, '_posts'));
    await mkdir(join(site, '_layouts'));
    await writeFile(join(site, '_config.yml'), 'timezone: UTC\nfuture: true\npermalink: /:title.html\n');
    await writeFile(join(site, '_layouts', 'post.html'), layout);
    await Promise.all(
      posts.map(({ text }, index) => writeFile(join(site, '_posts', `2020-08-21-${index}.md`), text)),
    );
    const output = join(site, '_site');
    await promisify(execFile)('jekyll', ['build', '--quiet', '--source', site, '--destination', output], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      maxBuffer: 16 * 1024 * 1024,
    });
    const built = new Map<string, string>();
    const names = (await readdir(output)).filter((name) => /^\d+\.html$/.test(name));
    for (const name of names.sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10)))
      built.set(`${blogOrigin}/${name}`, await readFile(join(output, name), 'utf8'));
    return built;
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

/** Pages of `size` frames each, one a page of the blog. */
export function framePages(addresses: readonly string[], size: number): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (let from = 0; from < addresses.length; from += size) {
    const frames = addresses.slice(from, from + size).map((address) => `<iframe src="${address}"></iframe>`);
    pages.set(`${blogOrigin}/frames/${from}`, `<!DOCTYPE html><title>frames</title>${frames.join('')}`);
  }
  return pages;
}
