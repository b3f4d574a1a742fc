// A blog of given posts, built by the Jekyll of this machine, and the addresses that it gave to them.
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const isJekyllMissing =
  process.env['FEEDMIRROR_REQUIRE_JEKYLL'] === undefined &&
  spawnSync('jekyll', ['--version']).error !== undefined;

const listing = `---
layout: null
---
{% for post in site.posts %}{{ post.path }}\t{{ post.url }}
{% endfor %}`;

/**
 * @param posts path in the blog → text
 * @param zone TZ of the build
 * @returns path in the blog → `{{ page.url }}`
 */
export async function builtAddresses(
  config: string,
  posts: ReadonlyMap<string, string>,
  zone = 'UTC',
): Promise<ReadonlyMap<string, string>> {
  const site = await mkdtemp(join(tmpdir(), 'feedmirror-blog-'));
  try {
    await writeFile(join(site, '_config.yml'), config);
    await writeFile(join(site, 'all.txt'), listing);
    for (const [path, text] of posts) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await writeFile(join(site, path), text);
    }
    await run('jekyll', ['build', '-q', '--source', site, '--destination', join(site, '_site')], {
      env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: zone },
    });
    const lines = (await readFile(join(site, '_site', 'all.txt'), 'utf8')).split('\n');
    const rows = lines.filter((line) => line !== '').map((line) => line.split('\t'));
    return new Map(rows.map(([path = '', url = '']) => [path, url]));
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}
