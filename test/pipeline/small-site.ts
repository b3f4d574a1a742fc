// A site of a handful of pages whose feed and answers a test changes from pass to pass.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Item {
  readonly slug: string;
  readonly title: string | null;
  readonly guid?: string;
  readonly date?: string;
}

export interface Request {
  readonly path: string;
  readonly ifNoneMatch: string | undefined;
}

export interface SmallSite {
  readonly url: string;
  readonly base: string;
  items: Item[];
  readonly seen: Request[];
  /** Answers in place of the ordinary ones, by path. */
  readonly answers: Map<string, (response: ServerResponse) => void>;
  /** Requests for anything but the feed and robots.txt. */
  pages(): readonly string[];
}

/** A page in the source's structure. */
export function articlePage(title: string, text: string, extra = ''): string {
  return (
    `<html lang="zh"><head><title>${title}</title></head><body><article><h1 class="t-content__title">${title}</h1>${extra}` +
    `<div class="t-content__body"><p>${text}</p></div></article></body></html>`
  );
}

export function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}

export async function openSmallSite(): Promise<SmallSite> {
  const seen: Request[] = [];
  const answers: SmallSite['answers'] = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    seen.push({ path, ifNoneMatch: request.headers['if-none-match'] });
    const answer = answers.get(path);
    if (answer !== undefined) answer(response);
    else if (path === '/rss') {
      const xml = site.items.map(
        (item) =>
          `<item>${item.title === null ? '' : `<title>${item.title}</title>`}<link>${site.base}/${item.slug}</link>` +
          `${item.guid === undefined ? '' : `<guid isPermaLink="false">${item.guid}</guid>`}` +
          `<pubDate>${item.date ?? 'Sun, 01 Mar 2026 05:00:00 GMT'}</pubDate><description>摘要</description></item>`,
      );
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(`<rss version="2.0"><channel><title>x</title>${xml.join('')}</channel></rss>`);
    } else if (path === '/robots.txt') response.writeHead(404).end();
    else {
      const title = site.items.find((item) => path === `/${item.slug}`)?.title ?? '页面';
      sendPage(
        response,
        articlePage(title, `这是 ${path} 的正文，足够长，可以成为一篇文章，里面说了许多话。`),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: SmallSite = {
    url: `${base}/rss`,
    base,
    items: [],
    seen,
    answers,
    pages: () => seen.map(({ path }) => path).filter((path) => path !== '/rss' && path !== '/robots.txt'),
  };
  return site;
}

export const refuse =
  (status: number) =>
  (response: ServerResponse): void =>
    void response.writeHead(status).end('no');
