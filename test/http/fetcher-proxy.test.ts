import { expect, test } from 'vitest';
import { bench, failureOf, type Handler, loopback, textOf } from './loopback.ts';

const noProxy = { http: null, https: null, direct: [] };
const publicName = async () => [{ address: '8.8.8.8', family: 4 }];

/** A proxy answers for any host: what it sees is the absolute form. */
async function proxy(handler: Handler) {
  return loopback((request, response) => {
    if (request.url?.endsWith('/robots.txt') === true) response.writeHead(404).end();
    else handler(request, response);
  });
}

test('http goes through the proxy, which may itself be private, after the target was checked', async () => {
  const through = await proxy((_, response) => void response.end('by proxy'));
  const asked: string[] = [];
  const { fetcher } = bench({
    privateHosts: 'refuse',
    proxies: { ...noProxy, http: `http://me:p%40ss@${through.host}` },
    resolver: async (hostname) => {
      asked.push(hostname);
      return publicName();
    },
  });
  const response = await fetcher.fetch({ url: 'http://news.example/a?b', kind: 'page' });
  expect(textOf(response.body)).toBe('by proxy');
  expect(through.seen.map(({ path }) => path)).toEqual([
    'http://news.example/robots.txt',
    'http://news.example/a?b',
  ]);
  expect(through.seen[1]?.headers).toMatchObject({
    host: 'news.example',
    'proxy-authorization': `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
  });
  expect(new Set(asked)).toEqual(new Set(['news.example']));
});

test('a proxy user without a password is sent too', async () => {
  const through = await proxy((_, response) => void response.end('x'));
  const { fetcher } = bench({ proxies: { ...noProxy, http: `http://token@${through.host}` } });
  await fetcher.fetch({ url: 'http://news.example/a', kind: 'page' });
  expect(through.seen[1]?.headers['proxy-authorization']).toBe(
    `Basic ${Buffer.from('token:').toString('base64')}`,
  );
});

test('a private target is refused behind a proxy as well', async () => {
  const through = await proxy((_, response) => void response.end('secret'));
  const proxies = { ...noProxy, http: through.origin };
  const byName = bench({
    privateHosts: 'refuse',
    proxies,
    resolver: async () => [{ address: '169.254.169.254', family: 4 }],
  });
  const error = await failureOf(byName.fetcher.fetch({ url: 'http://metadata.example/', kind: 'page' }));
  expect(error.code).toBe('fetch.private-address');
  const byLiteral = bench({ privateHosts: 'refuse', proxies, resolver: publicName });
  const literal = await failureOf(byLiteral.fetcher.fetch({ url: 'http://169.254.169.254/', kind: 'page' }));
  expect(literal.code).toBe('fetch.private-address');
  expect(through.seen).toEqual([]);
});

test('a target that cannot be resolved is not left to the proxy', async () => {
  const through = await proxy((_, response) => void response.end('x'));
  const { fetcher } = bench({
    privateHosts: 'refuse',
    proxies: { ...noProxy, http: through.origin },
    resolver: async (hostname) => {
      const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
      throw Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
    },
  });
  const error = await failureOf(fetcher.fetch({ url: 'http://news.example/', kind: 'page' }));
  expect(error.code).toBe('fetch.unresolved');
  expect(through.seen).toEqual([]);
});

test('NO_PROXY is honoured', async () => {
  const through = await proxy((_, response) => void response.end('by proxy'));
  const origin = await loopback((_, response) => void response.end('directly'));
  const { fetcher } = bench({ proxies: { http: through.origin, https: null, direct: ['127.0.0.1'] } });
  const response = await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(textOf(response.body)).toBe('directly');
  expect(through.seen).toEqual([]);
});

test('https asks the proxy for a tunnel, and a refused tunnel is a network fault without any password', async () => {
  const through = await proxy(() => undefined);
  const tunnels: string[] = [];
  through.server.on('connect', (request, socket) => {
    tunnels.push(`${request.url} ${request.headers['proxy-authorization']}`);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
  });
  const { fetcher, log } = bench({ proxies: { ...noProxy, https: `http://me:secret@${through.host}` } });
  const error = await failureOf(fetcher.fetch({ url: 'https://news.example/a', kind: 'page' }));
  expect(error.code).toBe('fetch.robots-unreachable');
  expect(error.message).toContain('407');
  expect(tunnels[0]).toBe(`news.example:443 Basic ${Buffer.from('me:secret').toString('base64')}`);
  expect(JSON.stringify([error.message, error.context, log])).not.toContain('secret');
});

test('a proxy that is down is a network fault', async () => {
  const through = await proxy(() => undefined);
  await new Promise((resolve) => {
    through.server.close(resolve);
  });
  const { fetcher } = bench({ proxies: { ...noProxy, http: through.origin } });
  const error = await failureOf(fetcher.fetch({ url: 'http://news.example/a', kind: 'page' }));
  expect(error.code).toBe('fetch.robots-unreachable');
  expect(error.message).toContain(`connect ECONNREFUSED ${through.host}`);
});
