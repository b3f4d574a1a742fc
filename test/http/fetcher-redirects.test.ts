import { expect, test } from 'vitest';
import { bench, failureOf, type Handler, loopback, textOf } from './loopback.ts';

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

test('validators go to the first address only', async () => {
  const origin = await loopback(redirecting({ '/rss': '/feed' }));
  const validators = { etag: '"v1"', lastModified: 'Sun, 01 Mar 2026 05:00:00 GMT' };
  await bench().fetcher.fetch({ url: `${origin.origin}/rss`, kind: 'feed', validators });
  const [, first, second] = origin.seen;
  expect(first?.headers['if-none-match']).toBe('"v1"');
  expect(second?.path).toBe('/feed');
  expect(second?.headers).not.toHaveProperty('if-none-match');
  expect(second?.headers).not.toHaveProperty('if-modified-since');
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
