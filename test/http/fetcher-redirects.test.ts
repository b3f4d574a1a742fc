import { describe, expect, test } from 'vitest';
import { bench, failureOf, type Handler, loopback, type Seen, textOf } from './loopback.ts';

/** Answers by path: `/a` → redirect to the value; anything else is served. */
const redirecting =
  (targets: Readonly<Record<string, string>>, status = 302): Handler =>
  (request, response) => {
    const location = targets[request.url ?? ''];
    if (location === undefined) response.end(`served ${request.url}`);
    else response.writeHead(status, { Location: location }).end('moved');
  };

test.each([301, 302, 303, 307, 308])('%d is followed and recorded', async (status) => {
  const origin = await loopback(redirecting({ '/a': '/b/../c' }, status));
  const { fetcher, budget } = bench();
  const response = await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(textOf(response.body)).toBe('served /c');
  expect(response.url).toBe(`${origin.origin}/c`);
  expect(response.redirects).toEqual([{ status, from: `${origin.origin}/a`, to: `${origin.origin}/c` }]);
  expect(budget.slots.map(({ kind }) => kind)).toEqual(['robots', 'page', 'page']);
});

test('each hop waits for the gap', async () => {
  const origin = await loopback(redirecting({ '/a': '/b' }));
  const { fetcher, clock } = bench({ gapMs: 5000 });
  await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(clock.waits).toEqual([5000, 5000]);
});

test('another host: its robots.txt first, its own slot, and its own refusal', async () => {
  const second = await loopback(
    (_, response) => void response.writeHead(403).end(),
    (_, response) => void response.end('User-agent: *\nDisallow: /secret'),
  );
  const first = await loopback(redirecting({ '/a': `${second.origin}/b`, '/s': `${second.origin}/secret` }));
  const { fetcher, budget } = bench();
  const forbidden = await failureOf(fetcher.fetch({ url: `${first.origin}/s`, kind: 'page' }));
  expect(forbidden).toMatchObject({
    code: 'fetch.robots',
    context: { host: second.host, url: `${second.origin}/secret` },
  });
  expect(second.paths()).toEqual([]);
  const refused = await failureOf(fetcher.fetch({ url: `${first.origin}/a`, kind: 'page' }));
  expect(refused).toMatchObject({ code: 'fetch.forbidden', context: { host: second.host } });
  const open = (await budget.list()).filter(({ breakers }) => breakers.length > 0).map(({ host }) => host);
  expect(open).toEqual([second.host]);
});

describe('validators', () => {
  const given = { etag: '"v1"', lastModified: 'Sun, 01 Mar 2026 05:00:00 GMT' };
  const conditional = ({ headers }: Seen) => [headers['if-none-match'], headers['if-modified-since']];
  const both = [given.etag, given.lastModified];
  const none = [undefined, undefined];

  test('go to the address that gave them and not to the one it redirects to now', async () => {
    const origin = await loopback(redirecting({ '/rss': '/feed' }));
    const url = `${origin.origin}/rss`;
    await bench().fetcher.fetch({ url, kind: 'feed', validators: { ...given, address: url } });
    expect(origin.paths()).toEqual(['/rss', '/feed']);
    expect(origin.seen.slice(1).map(conditional)).toEqual([both, none]);
  });

  test('of the address behind a redirect go there and not to the feed’s own; its 304 is an answer', async () => {
    const origin = await loopback((request, response) => {
      if (request.url === '/rss') response.writeHead(301, { Location: '/feed#top' }).end();
      else response.writeHead(request.headers['if-none-match'] === undefined ? 200 : 304).end();
    });
    const { fetcher } = bench();
    const url = `${origin.origin}/rss`;
    const first = await fetcher.fetch({ url, kind: 'feed' });
    expect(first).toMatchObject({ status: 200, url: `${origin.origin}/feed` });
    const validators = { ...given, address: first.url };
    const second = await fetcher.fetch({ url, kind: 'feed', validators });
    expect(second).toMatchObject({ status: 304, url: `${origin.origin}/feed` });
    expect(origin.seen.slice(1).map(conditional)).toEqual([none, none, none, both]);
  });

  test('of another address go nowhere, and a 304 is none of ours', async () => {
    const origin = await loopback((_, response) => void response.writeHead(304).end());
    const validators = { ...given, address: `${origin.origin}/old` };
    const error = await failureOf(
      bench().fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed', validators }),
    );
    expect(error).toMatchObject({ code: 'fetch.status', context: { status: 304 } });
    expect(origin.seen.slice(1).map(conditional)).toEqual([none]);
  });

  test('are found again although the address has a fragment, a user and raw letters', async () => {
    const origin = await loopback(redirecting({}));
    const { fetcher } = bench();
    const url = `${origin.origin.replace('//', '//me:secret@')}/cn/中国#top`;
    const { url: address } = await fetcher.fetch({ url, kind: 'feed' });
    await fetcher.fetch({ url, kind: 'feed', validators: { ...given, address } });
    expect(origin.seen.slice(1).map(conditional)).toEqual([none, both]);
  });
});

test('five are followed, a sixth is not', async () => {
  const chain = { '/1': '/2', '/2': '/3', '/3': '/4', '/4': '/5', '/5': '/6' };
  const origin = await loopback(redirecting(chain));
  const response = await bench().fetcher.fetch({ url: `${origin.origin}/1`, kind: 'page' });
  expect(response.redirects).toHaveLength(5);
  const longer = await loopback(redirecting({ '/0': '/1', ...chain }));
  const error = await failureOf(bench().fetcher.fetch({ url: `${longer.origin}/0`, kind: 'page' }));
  expect(error).toMatchObject({ code: 'fetch.redirects', context: { url: `${longer.origin}/0` } });
  expect(longer.paths()).toEqual(['/0', '/1', '/2', '/3', '/4', '/5']);
});

test('a circle is seen when it closes', async () => {
  const origin = await loopback(redirecting({ '/a': '/b', '/b': '/a#again' }));
  const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
  expect(error.code).toBe('fetch.redirects');
  expect(origin.paths()).toEqual(['/a', '/b']);
});

test('two hosts that send to each other at the same time do not wait for each other', async () => {
  let toSecond = '';
  const first = await loopback((request, response) => {
    if (request.url === '/go') response.writeHead(302, { Location: `${toSecond}/end` }).end();
    else response.end('first');
  });
  const second = await loopback(redirecting({ '/go': `${first.origin}/end` }));
  toSecond = second.origin;
  const { fetcher } = bench();
  const jobs = [first, second].flatMap(({ origin }) =>
    Array.from({ length: 5 }, () => fetcher.fetch({ url: `${origin}/go`, kind: 'page' })),
  );
  const answers = await Promise.all(jobs);
  expect(answers.map(({ url }) => url)).toEqual([
    ...Array(5).fill(`${second.origin}/end`),
    ...Array(5).fill(`${first.origin}/end`),
  ]);
});

test.each(['ftp://files.example/a', 'mailto:me@mirror.example', 'http://'])(
  'a redirect to %s is refused',
  async (location) => {
    const origin = await loopback(redirecting({ '/a': location }));
    const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
    expect(error.code).toBe('fetch.bad-url');
  },
);

test('a redirect without an address is an answer like any other 3xx', async () => {
  const origin = await loopback((_, response) => void response.writeHead(302).end());
  const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
  expect(error).toMatchObject({ code: 'fetch.status', context: { status: 302 } });
});

test('raw UTF-8 in a Location header is an address', async () => {
  const raw = Buffer.from('/cn/中国/a', 'utf8').toString('latin1');
  const origin = await loopback(redirecting({ '/a': raw }));
  const response = await bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(response.url).toBe(`${origin.origin}/cn/%E4%B8%AD%E5%9B%BD/a`);
});

test('credentials stay with their origin, and none are taken from a server', async () => {
  const other = await loopback(redirecting({}));
  const origin = await loopback(
    redirecting({
      '/same': '/next',
      '/other': other.origin.replace('//', '//you:theirs@'),
    }),
  );
  const { fetcher } = bench();
  const withUser = origin.origin.replace('//', '//me:secret@');
  const same = await fetcher.fetch({ url: `${withUser}/same`, kind: 'feed' });
  const away = await fetcher.fetch({ url: `${withUser}/other`, kind: 'feed' });
  const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
  expect(origin.seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/robots.txt', undefined],
    ['/same', basic],
    ['/next', basic],
    ['/other', basic],
  ]);
  expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  expect(JSON.stringify([same, away])).not.toMatch(/secret|theirs/);
});
