import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bench, failureOf, type Handler, loopback, textOf } from './loopback.ts';

const encoded =
  (encoding: string, bytes: Uint8Array): Handler =>
  (_, response) =>
    void response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': bytes.length }).end(bytes);

const prose = '雨后的巴黎安静下来。'.repeat(500);

test.each([
  ['gzip', zlib.gzipSync(prose)],
  ['deflate', zlib.deflateSync(prose)],
  ['br', zlib.brotliCompressSync(prose)],
])('%s is inflated, and the log counts the bytes on the wire', async (encoding, bytes) => {
  const origin = await loopback(encoded(encoding, bytes));
  const { fetcher, log } = bench();
  const response = await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(textOf(response.body)).toBe(prose);
  expect(log.at(-1)?.fields['bytes']).toBe(bytes.length);
  expect(origin.seen[1]?.headers['accept-encoding']).toMatch(/^gzip, deflate, br/);
});

describe('too large', () => {
  test('a body beyond the limit, refused once and not asked for again', async () => {
    const origin = await loopback((_, response) => void response.end(Buffer.alloc(2001)));
    const error = await failureOf(
      bench({ maxBytes: 2000 }).fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }),
    );
    expect(error).toMatchObject({ code: 'fetch.too-large', context: { limit: 2000 } });
    expect(origin.paths()).toEqual(['/a']);
  });

  test('a bomb is cut while it still arrives, and its connection with it', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(60 * 1024 * 1024), { level: 9 });
    let isCut: () => void = () => undefined;
    const cut = new Promise<void>((resolve) => {
      isCut = resolve;
    });
    // The last byte never comes: only an early stop can end this.
    const origin = await loopback((request, response) => {
      request.socket.on('close', isCut);
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.write(bomb.subarray(0, bomb.length - 1));
    });
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.too-large');
    await cut;
  });
});

describe('labelled carelessly', () => {
  test.each([
    [
      'gzip with other bytes behind it',
      Buffer.concat([zlib.gzipSync(prose), Buffer.from('\r\n<!-- 3 ms -->')]),
    ],
    ['gzip that is none', Buffer.from(prose)],
  ])('%s is read, and asked for once', async (_, bytes) => {
    const origin = await loopback(encoded('gzip', bytes));
    const response = await bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
    expect(textOf(response.body)).toBe(prose);
    expect(origin.paths()).toEqual(['/a']);
  });
});

describe('damaged', () => {
  test('a gzip stream without its end', async () => {
    const whole = zlib.gzipSync(prose);
    const origin = await loopback(encoded('gzip', whole.subarray(0, whole.length - 20)));
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.network', retry: 'later' });
    expect(error.message).toContain('the compressed body is cut or damaged');
    expect(origin.paths()).toHaveLength(3);
  });

  test('fewer bytes than Content-Length', async () => {
    const origin = await loopback((_, response) => {
      response.writeHead(200, { 'Content-Length': 1000 });
      response.write('half', () => response.socket?.destroy());
    });
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.network');
  });

  test('a chunked body without its end', async () => {
    const origin = await loopback((_, response) => {
      response.write('half', () => response.socket?.destroy());
    });
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.network');
  });

  test('an encoding that nobody asked for is not asked for again', async () => {
    const origin = await loopback(encoded('compress', Buffer.from('x')));
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.message).toContain('its Content-Encoding "compress" is unknown');
    expect(origin.paths()).toHaveLength(1);
  });
});

describe('too slow', () => {
  test('a server that drips is cut at the total deadline, and its connections are ended', async () => {
    const timers = new Set<NodeJS.Timeout>();
    const origin = await loopback((request, response) => {
      const timer = setInterval(() => response.write('.'), 10);
      timers.add(timer);
      request.socket.on('close', () => {
        clearInterval(timer);
        timers.delete(timer);
      });
    });
    const { fetcher, budget, clock } = bench({ timeoutMs: 250 });
    await budget.writeRobots(origin.host, { body: null, fetchedAt: clock.now() });
    const url = `${origin.origin}/a`;
    const error = await failureOf(fetcher.fetch({ url, kind: 'page' }));
    expect(error).toMatchObject({ code: 'fetch.timeout', context: { url, seconds: 0.25 } });
    expect(origin.paths()).toEqual(['/a']);
    expect(budget.taken()).toEqual([]);
    await fetcher.close();
    while (timers.size > 0) await new Promise((resolve) => setImmediate(resolve));
    // One connection, and none that nobody asked for.
    expect(origin.connections).toMatchObject({ total: 1, open: 0 });
  });

  test('a feed is asked again: more hangs on it than one article', async () => {
    const origin = await loopback(() => undefined);
    const { fetcher, budget, clock } = bench({ timeoutMs: 80 });
    await budget.writeRobots(origin.host, { body: null, fetchedAt: clock.now() });
    const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed' }));
    expect(error.code).toBe('fetch.timeout');
    expect(origin.paths()).toEqual(['/rss', '/rss', '/rss']);
  });

  test('an error page that drips does not hide its status', async () => {
    const origin = await loopback((request, response) => {
      response.writeHead(404);
      const timer = setInterval(() => response.write('.'), 10);
      request.socket.on('close', () => clearInterval(timer));
    });
    const { fetcher, budget, clock } = bench({ timeoutMs: 400 });
    await budget.writeRobots(origin.host, { body: null, fetchedAt: clock.now() });
    expect((await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }))).code).toBe(
      'fetch.gone',
    );
  });

  test('a resolver that never answers', async () => {
    const { fetcher } = bench({ timeoutMs: 50, resolver: () => new Promise(() => undefined) });
    const error = await failureOf(fetcher.fetch({ url: 'http://news.example/a', kind: 'page' }));
    expect(error.code).toBe('fetch.robots-unreachable');
    expect(error.message).toContain('did not answer in full within 0.05 s');
  });
});
