import { describe, expect, test } from 'vitest';
import { bench, failureOf, type Handler, loopback } from './loopback.ts';

const served: Handler = (_, response) => void response.end('served');
const file =
  (text: string): Handler =>
  (_, response) =>
    void response.end(text);
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(code, headers).end('<p>error page');

test('it is asked for first, once a day, and kept in the shared state', async () => {
  const origin = await loopback(served, file('User-agent: *\nAllow: /'));
  const { fetcher, budget, clock } = bench();
  await Promise.all(
    ['/a', '/b'].map((path) => fetcher.fetch({ url: `${origin.origin}${path}`, kind: 'page' })),
  );
  expect(origin.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
  expect(await budget.readRobots(origin.host)).toEqual({
    body: 'User-agent: *\nAllow: /',
    fetchedAt: new Date('2026-03-01T06:00:00.000Z'),
  });
  clock.jump(24 * 3_600_000 - 1);
  await fetcher.fetch({ url: `${origin.origin}/c`, kind: 'page' });
  clock.jump(1);
  await fetcher.fetch({ url: `${origin.origin}/d`, kind: 'page' });
  expect(origin.seen.slice(3).map(({ path }) => path)).toEqual(['/c', '/robots.txt', '/d']);
});

test('what another process stored serves', async () => {
  const origin = await loopback(served);
  const { fetcher, budget, clock } = bench();
  await budget.writeRobots(origin.host, { body: 'User-agent: *\nDisallow: /', fetchedAt: clock.now() });
  const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
  expect(error.code).toBe('fetch.robots');
  expect(origin.seen).toEqual([]);
});

test('a record from the future is not believed for ever', async () => {
  const origin = await loopback(served);
  const { fetcher, budget } = bench();
  const fetchedAt = new Date('2031-01-01T00:00:00.000Z');
  await budget.writeRobots(origin.host, { body: 'User-agent: *\nDisallow: /', fetchedAt });
  expect((await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' })).status).toBe(200);
});

test('a forbidden address is not asked for, and the error says whose rule it is', async () => {
  const origin = await loopback(served, file('User-agent: feedmirror\nDisallow: /cn/中国/'));
  const { fetcher } = bench();
  const url = `${origin.origin}/cn/%E4%B8%AD%E5%9B%BD/a`;
  expect(await failureOf(fetcher.fetch({ url, kind: 'page' }))).toMatchObject({
    code: 'fetch.robots',
    context: { host: origin.host, url },
  });
  expect(origin.paths()).toEqual([]);
  await fetcher.fetch({ url: `${origin.origin}/cn/rss`, kind: 'feed' });
  expect(origin.paths()).toEqual(['/cn/rss']);
});

test('Crawl-delay raises the gap, and a smaller one does not lower it', async () => {
  const slow = await loopback(served, file('User-agent: *\nCrawl-delay: 12'));
  const quick = await loopback(served, file('User-agent: *\nCrawl-delay: 1'));
  const { fetcher, budget } = bench({ gapMs: 5000 });
  for (const { origin } of [slow, quick]) await fetcher.fetch({ url: `${origin}/a`, kind: 'page' });
  const gaps = budget.slots.map(({ kind, gapMs }) => [kind, gapMs]);
  expect(gaps).toEqual([
    ['robots', 5000],
    ['page', 12_000],
    ['robots', 5000],
    ['page', 5000],
  ]);
});

describe('a Crawl-delay beyond ten minutes', () => {
  const hourly = file('User-agent: *\nCrawl-delay: 3600');

  test('is a hold that says until when, not a run that sleeps for an hour', async () => {
    const origin = await loopback(served, hourly);
    const { fetcher, clock, budget } = bench({ gapMs: 5000 });
    const url = `${origin.origin}/a`;
    const error = await failureOf(fetcher.fetch({ url, kind: 'page' }));
    expect(error).toMatchObject({
      code: 'fetch.hold',
      context: { host: origin.host, until: '2026-03-01T07:00:00.000Z' },
    });
    expect(error.message).toBe(`${origin.host} wants no requests until 2026-03-01T07:00:00.000Z.`);
    expect(clock.waits).toEqual([]);
    expect(budget.taken()).toEqual([]);
    clock.jump(3_600_000);
    expect((await fetcher.fetch({ url, kind: 'page' })).status).toBe(200);
  });

  test('leaves a failure its name when there is no time for a retry', async () => {
    const origin = await loopback((_, response) => void response.writeHead(502).end(), hourly);
    const { fetcher, clock } = bench();
    const url = `${origin.origin}/a`;
    await failureOf(fetcher.fetch({ url, kind: 'page' }));
    clock.jump(3_600_000);
    expect((await failureOf(fetcher.fetch({ url, kind: 'page' }))).code).toBe('fetch.server');
    expect(origin.paths()).toEqual(['/a']);
  });

  test('is waited for when our own gap is as long', async () => {
    const origin = await loopback(served, hourly);
    const { fetcher, clock } = bench({ gapMs: 3_600_000 });
    await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
    expect(clock.waits).toEqual([3_600_000]);
  });

  test('is waited for when it is just ten minutes', async () => {
    const origin = await loopback(served, file('User-agent: *\nCrawl-delay: 600'));
    const { fetcher, clock } = bench();
    await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
    expect(clock.waits).toEqual([600_000]);
  });
});

describe('no file', () => {
  test.each([400, 401, 403, 404, 410, 451])('%d allows all, and opens no breaker', async (code) => {
    const origin = await loopback(served, status(code));
    const { fetcher, budget } = bench();
    expect((await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' })).status).toBe(200);
    expect((await budget.readRobots(origin.host))?.body).toBeNull();
    expect((await budget.list())[0]?.breakers).toEqual([]);
  });

  test('redirects are followed, to another host too, and its answer is this host’s file', async () => {
    const other = await loopback(served, file('User-agent: *\nDisallow: /a'));
    const origin = await loopback(served, status(301, { Location: `${other.origin}/robots.txt` }));
    const { fetcher } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.robots', context: { host: origin.host } });
  });

  test('a circle of redirects counts as none', async () => {
    const origin = await loopback(served, status(302, { Location: '/robots.txt' }));
    expect((await bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' })).status).toBe(200);
  });
});

describe('not to be read', () => {
  test('5xx: all of the run fails at once, nobody asks again for ten minutes, and the host is not held', async () => {
    let isUp = false;
    const origin = await loopback(served, (_, response) => {
      response.writeHead(isUp ? 404 : 500).end();
    });
    const { fetcher, budget, clock } = bench();
    const asking = ['/a', '/b', '/c'].map((path) =>
      failureOf(fetcher.fetch({ url: `${origin.origin}${path}`, kind: 'page' })),
    );
    const address = `${origin.origin}/robots.txt`;
    const sentence = `robots.txt of ${origin.host} cannot be read (${address} answered with server error 500), so nothing is fetched from it now.`;
    for (const error of await Promise.all(asking)) {
      expect(error.code).toBe('fetch.robots-unreachable');
      expect(error.context['host']).toBe(origin.host);
      expect(error.message).toBe(sentence);
    }
    expect(origin.seen).toHaveLength(3);
    expect(budget.holdOf(origin.host)).toBeNull();
    expect(budget.taken()).toEqual([]);
    isUp = true;
    clock.jump(10 * 60_000 - 1);
    const later = await failureOf(fetcher.fetch({ url: `${origin.origin}/d`, kind: 'feed' }));
    expect(later.code).toBe('fetch.robots-unreachable');
    expect(origin.seen).toHaveLength(3);
    clock.jump(1);
    expect((await fetcher.fetch({ url: `${origin.origin}/d`, kind: 'feed' })).status).toBe(200);
    expect(origin.seen.slice(3).map(({ path }) => path)).toEqual(['/robots.txt', '/d']);
  });

  test('the next run asks again', async () => {
    let isUp = false;
    const origin = await loopback(served, (_, response) => {
      response.writeHead(isUp ? 404 : 500).end();
    });
    const first = bench();
    const url = `${origin.origin}/a`;
    await failureOf(first.fetcher.fetch({ url, kind: 'page' }));
    isUp = true;
    const { fetcher } = bench({ budget: first.budget, clock: first.clock });
    expect((await fetcher.fetch({ url, kind: 'page' })).status).toBe(200);
  });

  test('a copy older than a day does not stand in', async () => {
    const origin = await loopback(served, status(503));
    const { fetcher, budget, clock } = bench();
    const old = { body: 'User-agent: *\nAllow: /', fetchedAt: clock.now() };
    await budget.writeRobots(origin.host, old);
    clock.jump(24 * 3_600_000);
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(origin.paths()).toEqual([]);
    expect(await budget.readRobots(origin.host)).toEqual(old);
  });

  test('a cut connection', async () => {
    const origin = await loopback(served, (request) => void request.socket.destroy());
    const { fetcher, budget } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(error.message).toContain(`robots.txt of ${origin.host} cannot be read`);
    expect(budget.holdOf(origin.host)).toBeNull();
    expect(origin.paths()).toEqual([]);
  });

  test('a name that is not known is looked up once a run', async () => {
    let lookups = 0;
    const { fetcher, budget } = bench({
      privateHosts: 'refuse',
      resolver: async () => {
        lookups += 1;
        throw Object.assign(new Error('getaddrinfo ENOTFOUND'), {
          code: 'ENOTFOUND',
          syscall: 'getaddrinfo',
        });
      },
    });
    const ask = (path: string) =>
      failureOf(fetcher.fetch({ url: `http://news.example${path}`, kind: 'page' }));
    expect((await ask('/a')).code).toBe('fetch.unresolved');
    expect(lookups).toBe(3);
    expect((await ask('/b')).code).toBe('fetch.unresolved');
    expect(lookups).toBe(3);
    expect(budget.holdOf('news.example')).toBeNull();
  });

  test('no answer in time', async () => {
    const origin = await loopback(served, () => undefined);
    const { fetcher, budget } = bench({ timeoutMs: 80 });
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(budget.holdOf(origin.host)).toBeNull();
  });

  test('202, a challenge', async () => {
    const origin = await loopback(served, status(202));
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(origin.seen).toHaveLength(1);
  });

  test.each([429, 503])('%d with Retry-After holds the host as told', async (code) => {
    const origin = await loopback(served, status(code, { 'Retry-After': '60' }));
    const { fetcher, budget, clock } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.hold', context: { until: '2026-03-01T06:01:00.000Z' } });
    expect(budget.holdOf(origin.host)).toBe('2026-03-01T06:01:00.000Z');
    const next = await failureOf(fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page' }));
    expect(next.code).toBe('fetch.hold');
    expect(origin.seen).toHaveLength(1);
    clock.jump(60_000);
    await failureOf(fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page' }));
    expect(origin.seen).toHaveLength(2);
  });

  test('a redirect to a host that is on hold holds that host alone', async () => {
    const other = await loopback(served, status(429, { 'Retry-After': '60' }));
    const origin = await loopback(served, status(302, { Location: `${other.origin}/robots.txt` }));
    const { fetcher, budget } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(budget.holdOf(origin.host)).toBeNull();
    expect(budget.holdOf(other.host)).toBe('2026-03-01T06:01:00.000Z');
  });
});

test('a file beyond all measure counts up to the limit, by whole lines', async () => {
  const rule = 'User-agent: *\nDisallow: /first\n';
  const filler = `# ${'x'.repeat(97)}\n`.repeat(5300);
  const origin = await loopback(served, file(`${rule}${filler}Disallow: /last\n`));
  const { fetcher, budget } = bench({ maxBytes: 1000 });
  const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/first`, kind: 'page' }));
  expect(error.code).toBe('fetch.robots');
  expect((await fetcher.fetch({ url: `${origin.origin}/last`, kind: 'page' })).status).toBe(200);
  expect((await budget.readRobots(origin.host))?.body?.endsWith('x\n')).toBe(true);
});
