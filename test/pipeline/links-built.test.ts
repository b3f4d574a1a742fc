// A mirrored blog with links between its posts, built by the real Jekyll: every one of them leads to a page.
import { execFile } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseDocument, select } from '../../src/core/html.ts';
import { isJekyllMissing } from '../jekyll/blog-build.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { articlePage, openSmallSite, sendPage } from './small-site.ts';

const titles = [
  '河港城举行龙舟赛',
  '为何？',
  '为何！',
  'A “quoted” title: no. 5.',
  '100% & <b>',
  '『视频』“.NET” #1 a/b',
];

describe.skipIf(isJekyllMissing)('links to the mirror', () => {
  it.each([
    ['timezone: Asia/Shanghai\nbaseurl: /blog', { timezone: 'Asia/Shanghai', baseurl: '/blog' }],
    ['timezone: UTC\npermalink: pretty', { timezone: 'UTC', permalink: 'pretty' }],
  ])('lead to pages of a blog with %j', async (config, parsed) => {
    const site = await openSmallSite();
    const bench = await openMirrorBench({ url: site.url, links: 'mirror' });
    bench.setBlog(parsed);
    await writeFile(join(bench.folder, '_config.yml'), `${config}\nfuture: true\n`);
    const anchors = titles.map((_, index) => `<a href="${site.base}/n${index}#x">见此</a>，`).join('');
    site.items = titles.map((title, index) => {
      site.answers.set(`/n${index}`, (response) =>
        sendPage(
          response,
          articlePage('页面', `${anchors}这是正文，足够长，可以成为一篇文章，里面说了许多话。`),
        ),
      );
      const xml = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return { slug: `n${index}`, title: xml, date: `Sun, 01 Mar 2026 1${index}:30:00 GMT` };
    });
    await bench.pass();
    await bench.relink();
    const out = join(bench.folder, '_site');
    await promisify(execFile)('jekyll', ['build', '-q', '--source', bench.folder, '--destination', out], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const pages = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.html'));
    expect(pages).toHaveLength(titles.length);
    const base = 'baseurl' in parsed ? parsed.baseurl : '';
    for (const page of pages) {
      const links = select(parseDocument(await readFile(join(out, page), 'utf8')), 'div a')
        .map((link) => link.attribs['href'] ?? '')
        .filter((href) => href.startsWith('/'));
      // All but the one to itself.
      expect(links).toHaveLength(titles.length - 1);
      for (const href of links) {
        expect(href.startsWith(`${base}/`) && href.endsWith('#x'), href).toBe(true);
        const path = decodeURIComponent(href.slice(base.length, -2)).replace(/\/$/, '/index.html');
        await access(join(out, path));
      }
    }
  });
});
