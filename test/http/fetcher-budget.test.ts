import { expect, test } from 'vitest';
import { gate } from './gate.ts';
import { bench, failureOf, loopback, startOfTests } from './loopback.ts';

test('many pages of one host: one connection, one at a time, the gap start to start', async () => {
  let open = 0;
  let most = 0;
  const origin = await loopback((_, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      response.end('x');
    });
  });
  const { fetcher, budget, clock } = bench({ gapMs: 5000 });
  const paths = ['/1', '/2', '/3', '/4', '/5', '/6'];
  await Promise.all(paths.map((path) => fetcher.fetch({ url: `${origin.origin}${path}`, kind: 'page' })));
  expect(origin.paths()).toEqual(paths);
  expect({ most, connections: origin.connections.total }).toEqual({ most: 1, connections: 1 });
  const starts = budget.slots.map(({ startedAt }) => startedAt - startOfTests.getTime());
  expect(starts).toEqual([0, 5000, 10_000, 15_000, 20_000, 25_000, 30_000]);
  expect(clock.waits).toEqual([5000, 5000, 5000, 5000, 5000, 5000]);
});

test('a feed overtakes the pages that wait', async () => {
  const origin = await loopback((_, response) => void response.end('x'));
  const { fetcher } = bench();
  await fetcher.fetch({ url: `${origin.origin}/0`, kind: 'page' });
  const ask = (path: string, kind: 'feed' | 'page') =>
    fetcher.fetch({ url: `${origin.origin}${path}`, kind });
  await Promise.all([ask('/1', 'page'), ask('/2', 'page'), ask('/rss', 'feed')]);
  expect(origin.paths()).toEqual(['/0', '/1', '/rss', '/2']);
});

test('two hosts do not wait for each other', async () => {
  const door = gate();
  const slow = await loopback((_, response) => void door.opened.then(() => response.end('slow')));
  const quick = await loopback((_, response) => void response.end('quick'));
  const { fetcher } = bench();
  const waiting = fetcher.fetch({ url: `${slow.origin}/a`, kind: 'page' });
  await fetcher.fetch({ url: `${quick.origin}/a`, kind: 'page' });
  door.open();
  expect((await waiting).status).toBe(200);
});

test('another process that has the host is waited for', async () => {
  const origin = await loopback((_, response) => void response.end('x'));
  const { fetcher, budget, clock } = bench();
  await budget.reserve({ host: origin.host, kind: 'page', gapMs: 0, leaseMs: 7000 });
  await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(clock.waits).toEqual([7000]);
});

test('a hold that another process was told is kept: nothing goes out', async () => {
  const origin = await loopback((_, response) => void response.end('x'));
  const { fetcher, budget } = bench();
  await budget.hold(origin.host, new Date('2026-03-01T08:00:00.000Z'));
  const error = await failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' }));
  expect(error).toMatchObject({
    code: 'fetch.hold',
    context: { host: origin.host, until: '2026-03-01T08:00:00.000Z' },
  });
  expect(origin.connections.total).toBe(0);
});

test('the budget learns how long the answer took, to its last byte', async () => {
  const origin = await loopback((_, response) => {
    response.write('first');
    setTimeout(() => response.end('last'), 60);
  });
  const { fetcher, budget } = bench();
  const times: number[] = [];
  const release = budget.release.bind(budget);
  budget.release = async (lease) => {
    times.push(lease.responseMs);
    await release(lease);
  };
  await fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  expect(times).toHaveLength(2);
  expect(times[1]).toBeGreaterThanOrEqual(55);
});

test('one debug line a request, without credentials anywhere', async () => {
  const origin = await loopback((request, response) => {
    if (request.url === '/broken') request.socket.destroy();
    else response.writeHead(request.url === '/gone' ? 404 : 200).end('four');
  });
  const { fetcher, log } = bench();
  const withUser = origin.origin.replace('//', '//me:secret@');
  const response = await fetcher.fetch({ url: `${withUser}/a`, kind: 'page' });
  const gone = await failureOf(fetcher.fetch({ url: `${withUser}/gone`, kind: 'page' }));
  const broken = await failureOf(fetcher.fetch({ url: `${withUser}/broken`, kind: 'page' }));
  const bad = await failureOf(fetcher.fetch({ url: 'ftp://me:secret@news.example/', kind: 'page' }));
  const lines = log.map(({ level, message, fields }) => [level, message, fields['url'], fields['status']]);
  expect(lines.slice(0, 3)).toEqual([
    ['debug', 'request', `${origin.origin}/robots.txt`, 404],
    ['debug', 'request', `${origin.origin}/a`, 200],
    ['debug', 'request', `${origin.origin}/gone`, 404],
  ]);
  expect(lines.slice(3)).toEqual(
    Array(3).fill(['debug', 'request failed', `${origin.origin}/broken`, undefined]),
  );
  expect(log[1]?.fields).toMatchObject({ method: 'GET', bytes: 4, ms: expect.any(Number) });
  expect(log[3]?.fields).toMatchObject({ code: 'fetch.network' });
  const words = [gone, broken, bad].map(({ message, context }) => [message, context]);
  expect(JSON.stringify([log, words, response])).not.toContain('secret');
});
