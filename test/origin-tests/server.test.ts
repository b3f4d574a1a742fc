import { request } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFaultOrder } from '../origin/fault-input.ts';
import { type Origin, startOrigin } from '../origin/server.ts';
import { get, getText } from './get.ts';

let origin: Origin;
let page: string;
beforeEach(async () => {
  origin = await startOrigin();
  page = origin.articles.find((article) => article.id === 'plain')?.url ?? '';
});
afterEach(() => origin.close());

const statusOf = async (url: string) => (await get(url)).status;

describe('faults', () => {
  it.each([403, 404, 410, 429, 500, 503])('answers %i', async (status) => {
    origin.fault('pages', { kind: 'status', status });
    const reply = await get(page);
    expect(reply.status).toBe(status);
    expect(reply.headers['retry-after']).toBeUndefined();
    expect(await statusOf(origin.feedUrl)).toBe(200);
    expect(await statusOf(`${origin.url}/robots.txt`)).toBe(200);
  });

  it('sends Retry-After, only so many times', async () => {
    origin.fault('feed', { kind: 'status', status: 429, retryAfter: '3600', times: 2 });
    expect((await get(origin.feedUrl)).headers['retry-after']).toBe('3600');
    expect(await statusOf(origin.feedUrl)).toBe(429);
    expect(await statusOf(origin.feedUrl)).toBe(200);
  });

  it('puts a path before a group, encoded or not, and takes a fault away', async () => {
    const article = origin.articles[0];
    origin.fault('pages', { kind: 'status', status: 500 });
    origin.fault(article?.path ?? '', { kind: 'status', status: 404 });
    expect(await statusOf(page)).toBe(500);
    expect(await statusOf(article?.url ?? '')).toBe(404);
    origin.fault(encodeURI(article?.path ?? ''), null);
    expect(await statusOf(article?.url ?? '')).toBe(500);
    origin.reset();
    expect(await statusOf(page)).toBe(200);
    expect(origin.log).toHaveLength(1);
  });

  it('cuts in the middle, and before the head', async () => {
    origin.fault('pages', { kind: 'cut', times: 1 });
    await expect(get(page)).rejects.toThrow('aborted');
    expect(origin.log.at(-1)).toMatchObject({ status: 200, complete: false });
    origin.fault('pages', { kind: 'cut', afterBytes: 0, times: 1 });
    await expect(get(page)).rejects.toThrow('socket hang up');
    expect(origin.log.at(-1)).toMatchObject({ status: null, complete: false });
  });

  it('is slow: the answer comes after the delay and not before', async () => {
    origin.fault('pages', { kind: 'slow', delayMs: 80 });
    const startedAt = performance.now();
    expect(await statusOf(page)).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(75);
  });

  it('drips byte by byte', async () => {
    origin.fault('/robots.txt', { kind: 'drip', everyMs: 1 });
    const reply = await get(`${origin.url}/robots.txt`);
    expect(reply.body.toString()).toBe('User-agent: *\nDisallow: /private/\n');
    const record = origin.log.at(-1);
    expect((record?.endedAt ?? 0) - (record?.startedAt ?? 0)).toBeGreaterThanOrEqual(25);
  });

  it('challenges, serves HTML as a feed, truncates, redirects', async () => {
    origin.fault('pages', { kind: 'challenge' });
    const challenge = await get(page);
    expect([challenge.status, challenge.headers['cf-mitigated']]).toEqual([200, 'challenge']);
    expect(challenge.body.toString()).toContain('<title>Just a moment...</title>');
    origin.fault('pages', { kind: 'challenge-202' });
    expect(await statusOf(page)).toBe(202);

    const whole = await getText(origin.feedUrl);
    origin.fault('feed', { kind: 'html-feed', times: 1 });
    expect((await get(origin.feedUrl)).headers['content-type']).toBe('text/html; charset=UTF-8');
    origin.fault('feed', { kind: 'truncated', times: 1 });
    const part = await getText(origin.feedUrl);
    expect(part.length).toBeLessThan(whole.length);
    expect(part).not.toContain('</rss>');

    origin.fault('feed', { kind: 'redirect', to: '/tw/rss', status: 301 });
    const moved = await get(origin.feedUrl);
    expect([moved.status, moved.headers.location]).toEqual([301, '/tw/rss']);
  });

  it('sends a small answer that inflates to 60 MB', async () => {
    origin.fault('feed', { kind: 'bomb' });
    const reply = await get(origin.feedUrl);
    expect(reply.body.length).toBeLessThan(100_000);
    expect(gunzipSync(reply.body).length).toBe(60 * 1024 * 1024);
  });

  it('refuses an order it does not know', () => {
    expect(() => readFaultOrder('{"target":"feed","fault":{"kind":"flood"}}')).toThrow(
      'no fault is of the kind flood',
    );
    expect(() => readFaultOrder('{"target":"feed","fault":{"kind":"slow"}}')).toThrow(
      'delayMs must be a number',
    );
    expect(() => readFaultOrder('{"fault":null}')).toThrow('target must be a text');
    expect(
      readFaultOrder('{"target":"feed","fault":{"kind":"status","status":429,"retryAfter":60,"times":1}}'),
    ).toEqual({
      target: 'feed',
      fault: { kind: 'status', status: 429, retryAfter: '60', times: 1 },
    });
  });
});

describe('the log', () => {
  it('tells what was asked, and how much at once', async () => {
    origin.fault('pages', { kind: 'slow', delayMs: 60 });
    const [first, second] = origin.articles;
    await Promise.all([
      get(first?.url ?? '', { 'user-agent': 'test/1 (+https://example.org)' }),
      get(second?.url ?? ''),
    ]);
    expect(origin.log.map((record) => record.openRequests).sort()).toEqual([1, 2]);
    expect(Math.max(...origin.log.map((record) => record.openConnections))).toBe(2);
    const record = origin.log.find((one) => one.headers.userAgent !== null);
    expect(record).toMatchObject({ method: 'GET', path: first?.path, status: 200, complete: true });
    expect(record?.headers.userAgent).toBe('test/1 (+https://example.org)');
  });

  it('is there over HTTP, without the questions about it', async () => {
    await get(page);
    const send = (path: string, body: string) =>
      new Promise<number>((resolve, reject) => {
        const order = request(`${origin.url}/__origin/${path}`, { method: 'POST' }, (response) => {
          response.resume().on('end', () => resolve(response.statusCode ?? 0));
        });
        order.on('error', reject).end(body);
      });
    expect(JSON.parse(await getText(`${origin.url}/__origin/log`))).toEqual([
      JSON.parse(JSON.stringify(origin.log[0])),
    ]);
    expect(JSON.parse(await getText(`${origin.url}/__origin/articles`))).toHaveLength(33);
    const [row] = JSON.parse(await getText(`${origin.url}/__origin/junk`));
    expect(new RegExp(row.marker.source, row.marker.flags).test(await getText(page))).toBe(true);
    origin.reset();
    await get(page);
    expect(
      await send('fault', JSON.stringify({ target: 'pages', fault: { kind: 'status', status: 410 } })),
    ).toBe(200);
    expect(await statusOf(page)).toBe(410);
    expect(await send('fault', 'not json')).toBe(400);
    expect(await send('reset', '')).toBe(200);
    expect(await statusOf(page)).toBe(200);
    expect(origin.log).toHaveLength(1);
    expect(await statusOf(`${origin.url}/__origin/nothing`)).toBe(404);
  });
});

describe('close', () => {
  it('ends idle and waiting connections and frees the port', async () => {
    origin.fault('pages', { kind: 'slow', delayMs: 3_600_000 });
    const waiting = get(page);
    const failed = expect(waiting).rejects.toThrow();
    const port = Number(new URL(origin.url).port);
    const idle = connect(port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const ended = new Promise((resolve) => idle.once('close', resolve));
    idle.on('error', () => {});
    await origin.close();
    await origin.close();
    await failed;
    await ended;
    const again = await startOrigin({ port });
    expect(again.url).toBe(`http://127.0.0.1:${port}`);
    await again.close();
  });
});
