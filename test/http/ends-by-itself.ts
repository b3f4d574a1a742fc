// A program of its own for fetcher-abort.test.ts: fetches from a server in another process's shoes, closes, and must end.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/core/clock.ts';
import { createFetcher } from '../../src/http/fetcher.ts';
import { createMemoryBudget } from './memory-budget.ts';

const server = createServer((_, response) => void response.end('x'));
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', async () => {
  const silent = () => undefined;
  const fetcher = createFetcher({
    budget: createMemoryBudget(systemClock),
    clock: systemClock,
    random: Math.random,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    userAgent: 'feedmirror/0.1.0',
    gapMs: 0,
    timeoutMs: 600_000,
    maxBytes: 1000,
    privateHosts: 'allow',
    proxies: { http: null, https: null, direct: [] },
  });
  const { port } = server.address() as AddressInfo;
  const { status } = await fetcher.fetch({ url: `http://127.0.0.1:${port}/`, kind: 'page' });
  // Only our own side may hold the process from here on.
  server.unref();
  await fetcher.close();
  process.stdout.write(`${status} closed\n`);
});
