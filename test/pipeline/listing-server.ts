// A source that only lists: its feed names articles, and every request for one of them is remembered.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListingServer {
  readonly base: string;
  readonly feedUrl: string;
  /** What the feed lists, as it writes the addresses. */
  links: readonly string[];
  /** Titles of the first of them; the others are numbered. */
  titles: readonly string[];
  /** Where a path leads, when it leads elsewhere. */
  readonly redirects: Map<string, string>;
  /** Paths of articles that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startListingServer(): Promise<ListingServer> {
  const asked: string[] = [];
  const redirects = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/robots.txt') return void response.writeHead(404).end();
    if (path === '/rss') {
      const items = listing.links.map(
        (link, index) =>
          `<item><title>${listing.titles[index] ?? `第${index}条`}</title><link>${link.replaceAll('&', '&amp;')}</link><guid isPermaLink="false">新号-${index}</guid>` +
          '<pubDate>Sun, 01 Mar 2026 05:00:00 GMT</pubDate><description>摘要</description></item>',
      );
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      return void response.end(
        `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`,
      );
    }
    asked.push(path);
    const target = redirects.get(path);
    if (target !== undefined) return void response.writeHead(301, { location: target }).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    return void response.end(
      `<html><body><article><h1 class="t-content__title">${listing.titles[0] ?? '第0条'}</h1><div class="t-content__body"><p>这里是正文，写得足够长，可以成为一篇文章。</p></div></article></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listing: ListingServer = {
    base,
    feedUrl: `${base}/rss`,
    links: [],
    titles: [],
    redirects,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return listing;
}
