// A real browser whose every request ends here, and a record of all that a page does in it.
import { spawnSync } from 'node:child_process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where Chromium is: $FEEDMIRROR_CHROMIUM, or by its names on the PATH; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['FEEDMIRROR_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    // Chromium's own sandbox refuses to run as root, as tests in containers do.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

export type Detector = 'dialog' | 'request' | 'console' | 'canary' | 'navigation' | 'popup';

/** Something that happened and should not have. */
export interface Hit {
  readonly detector: Detector;
  /** The page or frame. */
  readonly where: string;
  readonly what: string;
}

export interface WatchedPage {
  readonly page: Page;
  readonly hits: Hit[];
  /** Addresses that were asked for, with what they were wanted as. Which of them were right only the page can tell. */
  readonly requests: { readonly url: string; readonly type: string; readonly where: string }[];
}

/** @param pages what is served, by address; all else is answered with nothing, so that each picture fails */
export async function watchedContext(
  browser: Browser,
  pages: ReadonlyMap<string, string>,
): Promise<{ readonly context: BrowserContext; open(): Promise<WatchedPage> }> {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  await context.route('**/*', (route) => {
    const request = route.request();
    const body = pages.get(request.url().replace(/#.*$/, ''));
    if (body !== undefined) return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    return route.fulfill({ contentType: 'text/html', body: '' });
  });
  await context.addInitScript(
    'globalThis.told = []; globalThis.ran = (id) => globalThis.told.push(String(id));',
  );
  return {
    context,
    async open() {
      const page = await context.newPage();
      const watched: WatchedPage = { page, hits: [], requests: [] };
      const hit = (detector: Detector, where: string, what: string) =>
        watched.hits.push({ detector, where, what });
      page.on('dialog', (dialog) => {
        hit('dialog', page.url(), dialog.message());
        void dialog.dismiss().catch(() => undefined);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') hit('console', message.location().url, message.text());
      });
      page.on('pageerror', (error) => hit('console', page.url(), error.message));
      page.on('popup', (popup) => hit('popup', page.url(), popup.url()));
      page.on('request', (request) => {
        const where = request.frame().url();
        watched.requests.push({ url: request.url(), type: request.resourceType(), where });
      });
      page.on('framenavigated', (frame) => {
        const url = frame.url();
        if (!pages.has(url.replace(/#.*$/, '')) && frame === page.mainFrame() && url !== 'about:blank')
          hit('navigation', url, 'the page was left');
      });
      return watched;
    },
  };
}
