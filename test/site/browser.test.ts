// The small site in a real browser: whom it calls, how it fits a phone, whether its search works without a network.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch } from '../browser/chromium.ts';
import { torturedPosts } from '../post/torture/posts.ts';
import { type BuiltSite, buildSite, isJekyllMissing } from './built-site.ts';
import { lookAtPage } from './inspect-page.ts';
import { samplePosts } from './sample-posts.ts';

const chromium = findChromium();
const isRequired = process.env['FEEDMIRROR_REQUIRE_CHROMIUM'] !== undefined;
const cannotRun = isJekyllMissing || (chromium === null && !isRequired);
const phone = { width: 360, height: 740 };

describe.skipIf(cannotRun).each(['', '/blog/sub'])('the site under "%s" in a browser', (baseurl) => {
  const tortured = baseurl === '' ? [] : torturedPosts().slice(0, 60);
  const posts = [...samplePosts(baseurl), ...tortured];
  let browser: Browser;
  let site: BuiltSite;

  beforeAll(async () => {
    site = await buildSite({ baseurl, posts });
    browser = await launch(chromium ?? '');
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const addressOf = (name: string): string => site.address + encodeURI(name.replace(/index\.html$/, ''));
  /** Every page but those that are all alike: of months without posts, and of most everyday posts. */
  const pageNames = (): readonly string[] =>
    [...site.files]
      .filter(
        ([name, bytes]) =>
          name.endsWith('.html') && !/这个月没有文章|<h1>第\d{2,}号/.test(bytes.toString('utf8')),
      )
      .map(([name]) => name);
  const postName = (title: string): string => {
    const found = pageNames().find((name) => site.files.get(name)?.includes(`<h1>${title}`));
    if (found === undefined) throw new Error(`no post ${title}`);
    return found;
  };

  /** Requests that leave the site end here; each is written down. */
  async function watch(context: BrowserContext): Promise<readonly string[]> {
    const abroad: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(site.address)) abroad.push(request.url());
    });
    await context.route(
      (url) => !url.href.startsWith(site.address),
      (route) => route.abort(),
    );
    return abroad;
  }

  async function withPage<Result>(
    options: Parameters<Browser['newContext']>[0],
    use: (page: Page, abroad: readonly string[]) => Promise<Result>,
  ): Promise<Result> {
    const context = await browser.newContext(options);
    try {
      const abroad = await watch(context);
      return await use(await context.newPage(), abroad);
    } finally {
      await context.close();
    }
  }

  it('calls no other host, scrolls nowhere sideways on a phone and can be read, in the light and in the dark', async () => {
    const papers: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage({ viewport: phone, colorScheme }, async (page, abroad) => {
        const errors: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
        });
        // The pages of the theme and everyday posts have all its colours.
        const names =
          colorScheme === 'light' ? pageNames() : pageNames().filter((name) => !/^20(?!26\/03)/.test(name));
        expect(names.length).toBeGreaterThan(12);
        for (const name of names) {
          await page.goto(addressOf(name));
          const look = await page.evaluate(lookAtPage);
          expect([name, look.overflow]).toEqual([name, 0]);
          expect(look.contrast, `${name}: ${look.worst}`).toBeGreaterThanOrEqual(4.5);
          expect(look.texts).toBeGreaterThan(5);
          papers.push(look.paper);
        }
        await page.goto(`${site.address}feed.xml`);
        expect(abroad).toEqual([]);
        expect(errors).toEqual([]);
      });
    }
    expect([...new Set(papers)]).toEqual(['rgb(255, 253, 249)', 'rgb(23, 24, 26)']);
    expect(site.missing).toEqual([]);
  }, 180_000);

  it('shows a copied picture, and the shelf of a wide table scrolls by itself', async () => {
    await withPage({ viewport: phone }, async (page) => {
      await page.goto(addressOf(postName('冰期来临')));
      expect(await page.$eval('.content img', (image) => Reflect.get(image, 'naturalWidth'))).toBe(1);
      await page.goto(addressOf(postName('宽表格')));
      const [inside, outside] = await page.$eval('.content table', (table) => [
        table.scrollWidth,
        table.clientWidth,
      ]);
      expect(outside).toBeLessThanOrEqual(phone.width);
      expect(inside).toBeGreaterThan(outside ?? 0);
    });
  });

  it('keeps a picture that slips into a page from being asked for', async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf(postName('图片留在')));
      // The browser reports what it means to ask for even when the policy stops it.
      const failure = page.waitForEvent('requestfailed').then((request) => request.failure()?.errorText);
      const blocked = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            document.addEventListener('securitypolicyviolation', (event) =>
              resolve(event.effectiveDirective),
            );
            document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/x.png">');
          }),
      );
      expect(blocked).toBe('img-src');
      expect(await failure).toBe('csp');
    });
  });

  it('searches for a Chinese word, with the network cut off after loading', async () => {
    await withPage({ viewport: phone }, async (page, abroad) => {
      await page.goto(`${site.address}search/`);
      await page.waitForFunction(
        (count) => document.querySelector('#state')?.textContent?.endsWith(count),
        String(posts.length),
      );
      await page.context().setOffline(true);
      await page.fill('#query', '只有　摘要的');
      expect(await page.$$eval('#results a', (links) => links.map((link) => link.textContent))).toEqual([
        '只有摘要的文章',
      ]);
      expect(await page.textContent('#state')).toBe('找到的篇数： 1');
      expect(await page.getAttribute('#results a', 'href')).toMatch(new RegExp(`^${baseurl}/2026/03/01/`));
      await page.fill('#query', '渔民');
      expect(await page.$$('#results li')).toHaveLength(100);
      await page.fill('#query', '没有这样的词');
      expect(await page.textContent('#state')).toBe('没有找到。');
      await page.fill('#query', '');
      expect(await page.$$('#results li')).toHaveLength(0);
      expect(abroad).toEqual([]);
    });
  });

  it('finds what the address asks for, and says what to do without JavaScript', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${site.address}search/?q=${encodeURIComponent('漁港')}`);
      await page.waitForSelector('#results a');
      expect(await page.textContent('#results a')).toBe('漁港的冬天');
    });
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.address}search/`);
      expect(await page.textContent('noscript')).toContain('按月份查找');
    });
  });
});

describe.skipIf(cannotRun)('the site with remote_media: true', () => {
  it('asks for the pictures of the source, which shows that requests are seen', async () => {
    const site = await buildSite({
      baseurl: '',
      posts: samplePosts('').slice(1, 2),
      settings: { remote_media: 'true' },
    });
    const browser = await launch(chromium ?? '');
    try {
      const page = await browser.newPage();
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
      await page.route(
        (url) => !url.href.startsWith(site.address),
        (route) => route.abort(),
      );
      const name = [...site.files.keys()].find((path) => /^2026\/03\/01\//.test(path)) ?? '';
      await page.goto(site.address + encodeURI(name));
      expect([...hosts]).toEqual(
        expect.arrayContaining(['127.0.0.1', 'pictures.elsewhere.example', 'www.youtube.com']),
      );
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
