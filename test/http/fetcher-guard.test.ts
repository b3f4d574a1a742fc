import { describe, expect, test } from 'vitest';
import type { ResolvedAddress } from '../../src/http/guard.ts';
import { bench, failureOf, loopback, textOf } from './loopback.ts';

const answering =
  (...addresses: string[]) =>
  async (): Promise<readonly ResolvedAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('addresses', () => {
  test.each(['ftp://news.example/', 'file:///etc/passwd', 'not an address', ''])(
    '"%s" is refused',
    async (url) => {
      const error = await failureOf(bench().fetcher.fetch({ url, kind: 'page' }));
      expect(error.code).toBe('fetch.bad-url');
    },
  );

  test.each([
    'http://2130706433',
    'http://0x7f.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://127.0.0.1',
  ])('%s is refused before a connection is made', async (start) => {
    const origin = await loopback((_, response) => void response.end('secret'));
    const { fetcher, budget } = bench({ privateHosts: 'refuse' });
    const error = await failureOf(fetcher.fetch({ url: `${start}:${origin.port}/`, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.private-address', retry: 'never' });
    expect(origin.connections.total).toBe(0);
    expect(budget.slots).toEqual([]);
  });
});

describe('names', () => {
  test.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['2606:4700::1111', '::1']]])(
    'a name that leads to %j is refused, without a hold or a retry',
    async (addresses) => {
      const origin = await loopback((_, response) => void response.end('secret'));
      const { fetcher, budget, clock } = bench({ privateHosts: 'refuse', resolver: answering(...addresses) });
      const host = `news.example:${origin.port}`;
      const error = await failureOf(fetcher.fetch({ url: `http://${host}/a`, kind: 'page' }));
      expect(error).toMatchObject({ code: 'fetch.private-address', context: { address: addresses.at(-1) } });
      expect(origin.connections.total).toBe(0);
      expect(budget.holdOf(host)).toBeNull();
      expect(budget.taken()).toEqual([]);
      expect(clock.waits).toEqual([]);
    },
  );

  test('a name is resolved once for its connection, which then serves on', async () => {
    const origin = await loopback((_, response) => void response.end('here'));
    let asked = 0;
    const { fetcher } = bench({
      resolver: async () => {
        asked += 1;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    for (const path of ['/a', '/b']) {
      const url = `http://news.example:${origin.port}${path}`;
      expect(textOf((await fetcher.fetch({ url, kind: 'page' })).body)).toBe('here');
    }
    expect(asked).toBe(1);
    expect(origin.seen[1]?.headers.host).toBe(`news.example:${origin.port}`);
  });

  test('a name that does not exist is tried again and blames no host', async () => {
    const { fetcher, budget, clock } = bench({
      resolver: async (hostname) => {
        const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
        throw Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
      },
    });
    const error = await failureOf(fetcher.fetch({ url: 'http://news.example/a', kind: 'page' }));
    expect(error.code).toBe('fetch.unresolved');
    expect(error.message).toContain('getaddrinfo ENOTFOUND news.example');
    expect(clock.waits).toEqual([1000, 2000]);
    expect(budget.holdOf('news.example')).toBeNull();
  });

  test('a port where nobody listens', async () => {
    const origin = await loopback(() => undefined);
    const { port } = origin;
    await new Promise((resolve) => {
      origin.server.close(resolve);
    });
    const error = await failureOf(bench().fetcher.fetch({ url: `http://127.0.0.1:${port}/`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(error.message).toContain(`connect ECONNREFUSED 127.0.0.1:${port}`);
  });
});
