import { describe, expect, test } from 'vitest';
import { bench, failureOf, loopback, textOf } from './loopback.ts';

describe('what is served', () => {
  test('a page: its bytes, headers in lower case, the moment, and a served host', async () => {
    const origin = await loopback((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', Vary: ['Accept', 'Cookie'] });
      response.end('<p>你好');
    });
    const { fetcher, budget, clock } = bench();
    const response = await fetcher.fetch({ url: `${origin.origin}/cn/中国/a?b=1#top`, kind: 'page' });
    expect(response).toMatchObject({
      url: `${origin.origin}/cn/%E4%B8%AD%E5%9B%BD/a?b=1`,
      status: 200,
      redirects: [],
      fetchedAt: clock.now(),
    });
    expect(textOf(response.body)).toBe('<p>你好');
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['vary']).toBe('Accept, Cookie');
    expect(origin.paths()).toEqual(['/cn/%E4%B8%AD%E5%9B%BD/a?b=1']);
    expect(budget.served).toEqual([`page ${origin.host}`]);
    expect(budget.taken()).toEqual([]);
  });

  test('the request names us and carries neither cookie nor referrer', async () => {
    const origin = await loopback((_, response) => {
      response.setHeader('Set-Cookie', 'track=1');
      response.end('x');
    });
    const { fetcher } = bench();
    await fetcher.fetch({ url: `${origin.origin}/1`, kind: 'feed' });
    await fetcher.fetch({ url: `${origin.origin}/2`, kind: 'feed' });
    expect(Object.keys(origin.seen[2]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    for (const { headers } of origin.seen) {
      expect(headers['user-agent']).toBe('feedmirror/0.1.0 (+https://mirror.example/about)');
    }
  });

  test('a doubled slash and other oddities of a path are sent as they are', async () => {
    const origin = await loopback((_, response) => void response.end('x'));
    await bench().fetcher.fetch({ url: `${origin.origin}//cn/a%2Fb|c?q=[1]`, kind: 'page' });
    expect(origin.paths()).toEqual(['//cn/a%2Fb|c?q=[1]']);
  });

  test('204 is an empty answer', async () => {
    const origin = await loopback((_, response) => void response.writeHead(204).end());
    const response = await bench().fetcher.fetch({ url: `${origin.origin}/`, kind: 'feed' });
    expect(response).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });
});

describe('304', () => {
  const lastModified = 'Sun, 01 Mar 2026 05:00:00 GMT';

  test('to our validators: an empty answer, and a served host', async () => {
    const origin = await loopback((_, response) => void response.writeHead(304, { ETag: '"v1"' }).end());
    const { fetcher, budget } = bench();
    const url = `${origin.origin}/rss`;
    const validators = { address: url, etag: '"v1"', lastModified };
    const response = await fetcher.fetch({ url, kind: 'feed', validators });
    expect(response).toMatchObject({ status: 304, headers: { etag: '"v1"' } });
    expect(response.body).toHaveLength(0);
    expect(origin.seen[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': lastModified,
    });
    expect(budget.served).toEqual([`feed ${origin.host}`]);
  });

  test('out of the blue: an error', async () => {
    const origin = await loopback((_, response) => void response.writeHead(304).end());
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' }));
    expect(error).toMatchObject({ code: 'fetch.status', context: { status: 304 } });
  });

  test('an ETag comes back byte for byte, also beyond ASCII', async () => {
    const received: (string | undefined)[] = [];
    const origin = await loopback((request, response) => {
      received.push(request.headers['if-none-match']);
      response.writeHead(200, { ETag: 'W/"\u00e4\u00bd\u00a0"' }).end('x');
    });
    const { fetcher } = bench();
    const first = await fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' });
    const etag = first.headers['etag'] ?? null;
    await fetcher.fetch({
      url: `${origin.origin}/rss`,
      kind: 'feed',
      validators: { address: first.url, etag, lastModified: null },
    });
    expect(received).toEqual([undefined, 'W/"\u00e4\u00bd\u00a0"']);
  });
});

describe('refusals', () => {
  test.each([403, 202])('%d opens the breaker: the next page is not asked for', async (status) => {
    const origin = await loopback((_, response) => void response.writeHead(status).end('<p>checking'));
    const { fetcher, budget, clock } = bench();
    const url = `${origin.origin}/a`;
    const error = await failureOf(fetcher.fetch({ url, kind: 'page' }));
    expect(error).toMatchObject({
      code: 'fetch.forbidden',
      context: { url, status, until: '2026-03-01T07:00:00.000Z' },
    });
    const next = await failureOf(fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page' }));
    expect(next).toMatchObject({
      code: 'fetch.breaker',
      context: { host: origin.host, until: '2026-03-01T07:00:00.000Z' },
    });
    expect(origin.paths()).toEqual(['/a']);
    expect(budget.taken()).toEqual([]);
    // After its time one probe goes out, and the pause doubles.
    clock.jump(3_600_000);
    expect(await failureOf(fetcher.fetch({ url, kind: 'page' }))).toMatchObject({
      code: 'fetch.forbidden',
      context: { until: '2026-03-01T09:00:00.000Z' },
    });
    expect(origin.paths()).toEqual(['/a', '/a']);
  });

  test.each([401, 451])('%d is about one address: its neighbours are served', async (status) => {
    const origin = await loopback((request, response) => {
      response.writeHead(request.url === '/a' ? status : 200).end('x');
    });
    const { fetcher, budget } = bench();
    const url = `${origin.origin}/a`;
    const error = await failureOf(fetcher.fetch({ url, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.status', retry: 'refused', context: { url, status } });
    expect((await budget.list())[0]?.breakers).toEqual([]);
    expect((await fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page' })).status).toBe(200);
    expect(origin.paths()).toEqual(['/a', '/b']);
  });

  test('refused pages do not stop the feed', async () => {
    const origin = await loopback((request, response) => {
      response.writeHead(request.url === '/rss' ? 200 : 403).end('x');
    });
    const { fetcher } = bench();
    await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect((await fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' })).status).toBe(200);
  });

  test.each([
    [404, 'fetch.gone'],
    [410, 'fetch.gone'],
    [400, 'fetch.status'],
    [418, 'fetch.status'],
    [300, 'fetch.status'],
    [206, 'fetch.status'],
  ])('%d is %s, asked once', async (status, code) => {
    const origin = await loopback((_, response) => void response.writeHead(status).end('x'));
    const { fetcher, budget } = bench();
    const url = `${origin.origin}/a`;
    expect(await failureOf(fetcher.fetch({ url, kind: 'page' }))).toMatchObject({
      code,
      context: { url, status },
    });
    expect(origin.paths()).toEqual(['/a']);
    expect(budget.served).toEqual([]);
  });
});

describe('a page that looks good', () => {
  test('and is a challenge opens the breaker like a 403, before anybody else asks', async () => {
    const origin = await loopback(
      (_, response) => void response.writeHead(200).end('prove that you are human'),
    );
    const { fetcher } = bench();
    const isChallenge = async ({ body }: { body: Uint8Array }) => textOf(body).startsWith('prove');
    const ask = (path: string) =>
      failureOf(fetcher.fetch({ url: `${origin.origin}${path}`, kind: 'page', isChallenge }));
    const failures = await Promise.all([ask('/a'), ask('/b'), ask('/c')]);
    expect(failures.map((failure) => failure.code)).toEqual([
      'fetch.challenge',
      'fetch.breaker',
      'fetch.breaker',
    ]);
    expect(origin.paths()).toEqual(['/a']);
  });

  test('and is none is served', async () => {
    const origin = await loopback((_, response) => void response.writeHead(200).end('news'));
    const { fetcher, budget } = bench();
    const response = await fetcher.fetch({
      url: `${origin.origin}/a`,
      kind: 'page',
      isChallenge: async ({ body }) => textOf(body).startsWith('prove'),
    });
    expect(textOf(response.body)).toBe('news');
    expect(budget.served).toHaveLength(1);
  });

  test('and is a part of a feed is taken: whole entries are whole entries', async () => {
    const origin = await loopback((_, response) => void response.writeHead(206).end('part'));
    const { fetcher } = bench();
    expect((await fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' })).status).toBe(206);
  });
});

describe('holds', () => {
  test.each([
    [500, 'fetch.hold'],
    [502, 'fetch.hold'],
    [403, 'fetch.forbidden'],
    [404, 'fetch.gone'],
    [418, 'fetch.status'],
  ])('Retry-After holds the whole host whatever refused: %d is %s', async (status, code) => {
    const origin = await loopback(
      (_, response) => void response.writeHead(status, { 'retry-after': '7200' }).end(),
    );
    const { fetcher } = bench();
    expect((await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }))).code).toBe(code);
    const next = await failureOf(fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' }));
    expect(next.code).toBe('fetch.hold');
    expect(origin.paths()).toEqual(['/a']);
  });

  test.each([
    [429, '120', '2026-03-01T06:02:00.000Z'],
    [503, '120', '2026-03-01T06:02:00.000Z'],
    [503, 'Sun, 01 Mar 2026 09:00:00 GMT', '2026-03-01T09:00:00.000Z'],
    [429, '0', '2026-03-01T06:00:01.000Z'],
    [429, 'Sun, 01 Mar 2020 09:00:00 GMT', '2026-03-01T06:00:01.000Z'],
    [429, '31536000', '2026-03-03T06:00:00.000Z'],
    [429, undefined, '2026-03-01T07:00:00.000Z'],
    [429, 'soon', '2026-03-01T07:00:00.000Z'],
  ])('%d with Retry-After %s holds the whole host until %s', async (status, header, until) => {
    const origin = await loopback((_, response) => {
      response.writeHead(status, header === undefined ? {} : { 'Retry-After': header }).end();
    });
    const { fetcher, budget } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.hold', context: { host: origin.host, until } });
    expect(budget.holdOf(origin.host)).toBe(until);
    const other = await failureOf(fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' }));
    expect(other).toMatchObject({ code: 'fetch.hold', context: { host: origin.host, until } });
    expect(origin.paths()).toEqual(['/a']);
  });
});

describe('retries', () => {
  test('a server error is tried twice more, with growing pauses, each in a slot of its own', async () => {
    const origin = await loopback((_, response) => void response.writeHead(502).end('x'));
    const { fetcher, budget, clock } = bench();
    const url = `${origin.origin}/a`;
    expect(await failureOf(fetcher.fetch({ url, kind: 'page' }))).toMatchObject({
      code: 'fetch.server',
      context: { url, status: 502 },
    });
    expect(origin.paths()).toEqual(['/a', '/a', '/a']);
    expect(clock.waits).toEqual([1000, 2000]);
    expect(budget.slots.filter(({ kind }) => kind === 'page')).toHaveLength(3);
    expect(budget.taken()).toEqual([]);
    expect(budget.holdOf(origin.host)).toBeNull();
  });

  test('503 without Retry-After is such an error, and success ends it', async () => {
    let asked = 0;
    const origin = await loopback((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end('at last');
    });
    const response = await bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
    expect(textOf(response.body)).toBe('at last');
    expect(asked).toBe(3);
  });

  test('the gap holds between retries too', async () => {
    const origin = await loopback((_, response) => void response.writeHead(500).end());
    const { fetcher, budget } = bench({ gapMs: 5000 });
    await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    const starts = budget.slots.map(({ startedAt }) => startedAt);
    expect(starts.slice(1).map((start, index) => start - (starts[index] ?? 0))).toEqual([5000, 5000, 5000]);
  });

  test('a cut connection, three times over', async () => {
    const origin = await loopback((request) => void request.socket.destroy());
    const { fetcher, budget } = bench();
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.network');
    expect(origin.paths()).toEqual(['/a', '/a', '/a']);
    expect(budget.taken()).toEqual([]);
  });
});
