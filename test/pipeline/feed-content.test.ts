import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalKey } from '../../src/core/url.ts';
import { openState } from '../../src/store/state.ts';
import { prose } from '../article/generic/pages.ts';
import { openMirrorBench } from './mirror-bench.ts';
import { openSmallSite, sendPage } from './small-site.ts';

/** The posts of a feed without rules whose only item has `content`, by a page of `body`. */
async function postsOf(
  body: string,
  content: string,
): Promise<{ text: string; full: number; method: string | null | undefined }> {
  const site = await openSmallSite();
  site.answers.set('/rss', (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title><item><title>Ice</title><link>${site.base}/ice</link><pubDate>Sun, 01 Mar 2026 05:00:00 GMT</pubDate><description>Ice.</description><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`,
    );
  });
  site.answers.set('/ice', (response) => sendPage(response, `<html><body>${body}</body></html>`));
  const bench = await openMirrorBench({ rules: null, url: site.url });
  const { sums } = await bench.pass();
  const [name] = await bench.posts();
  const file = join(bench.folder, '.feedmirror', 'state.db');
  const { state, shut } = openState({ file, clock: bench.clock, mode: 'snapshot' });
  const known = await state.entry(canonicalKey(`${site.base}/ice`) ?? '');
  shut();
  return { text: name === undefined ? '' : await bench.read(name), full: sums.full, method: known?.method };
}

it('a page with no text to be found becomes a full post from the full text of the feed', async () => {
  const { text, full, method } = await postsOf('<div id="app"></div>', prose);
  expect([full, method]).toEqual([1, 'feed']);
  expect(text).toContain('<p>Some forty passengers stood on the quay');
  expect(text).not.toContain('阅读原文');
});

it('a page that gave a part of it becomes the whole', async () => {
  const { text, full } = await postsOf(
    `<h1>Ice</h1><div>${prose.split('\n').slice(0, 2).join('')}</div>`,
    prose,
  );
  expect(full).toBe(1);
  expect(text).toContain('<p>By noon the channel was open again');
});

it('a challenge stays refused, whatever the feed has', async () => {
  const { text, full, method } = await postsOf(
    '<h1>Just a moment...</h1><div id="cf-chl-widget"></div>',
    prose,
  );
  expect([full, method]).toEqual([0, null]);
  expect(text).toContain('阅读原文');
});

it('the page is what the post is made of where it has the whole text', async () => {
  const { full, method } = await postsOf(`<h1>Ice</h1><article>${prose}</article>`, 'Ice.');
  expect([full, method]).toEqual([1, 'generic']);
});
