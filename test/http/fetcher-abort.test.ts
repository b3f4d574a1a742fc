import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { gate } from './gate.ts';
import { bench, failureOf, loopback } from './loopback.ts';

test('a signal that was aborted before: nothing is asked', async () => {
  const origin = await loopback((_, response) => void response.end('x'));
  const signal = AbortSignal.abort();
  const error = await failureOf(bench().fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page', signal }));
  expect(error).toMatchObject({ code: 'fetch.aborted', context: { url: `${origin.origin}/a` } });
  expect(origin.connections.total).toBe(0);
});

test('a running request stops, its connection ends and the host is given back', async () => {
  const arrived = gate();
  const ended = gate();
  const origin = await loopback((request, response) => {
    request.socket.on('close', ended.open);
    response.write('some of it', arrived.open);
  });
  const { fetcher, budget } = bench();
  const stop = new AbortController();
  const work = failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page', signal: stop.signal }));
  await arrived.opened;
  stop.abort();
  expect((await work).code).toBe('fetch.aborted');
  await ended.opened;
  expect(budget.taken()).toEqual([]);
  expect(origin.paths()).toEqual(['/a']);
});

test('waiting in the queue stops, the one before it is not disturbed', async () => {
  const arrived = gate();
  const door = gate();
  const origin = await loopback((_, response) => {
    arrived.open();
    void door.opened.then(() => response.end('x'));
  });
  const { fetcher } = bench();
  const stop = new AbortController();
  const first = fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page' });
  await arrived.opened;
  const second = failureOf(fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page', signal: stop.signal }));
  stop.abort();
  expect((await second).code).toBe('fetch.aborted');
  door.open();
  expect((await first).status).toBe(200);
  expect(origin.paths()).toEqual(['/a']);
});

test('waiting for the gap stops', async () => {
  const origin = await loopback((_, response) => void response.end('x'));
  const asleep = gate();
  const { clock, fetcher } = bench({ gapMs: 60_000 });
  clock.sleep = (_, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      asleep.open();
    });
  const stop = new AbortController();
  const work = failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page', signal: stop.signal }));
  await asleep.opened;
  stop.abort();
  expect((await work).code).toBe('fetch.aborted');
  expect(origin.paths()).toEqual([]);
});

test('one caller’s abort does not take robots.txt away from the others', async () => {
  const arrived = gate();
  const door = gate();
  const origin = await loopback(
    (_, response) => void response.end('x'),
    (_, response) => {
      arrived.open();
      void door.opened.then(() => response.writeHead(404).end());
    },
  );
  const { fetcher } = bench();
  const stop = new AbortController();
  const first = failureOf(fetcher.fetch({ url: `${origin.origin}/a`, kind: 'page', signal: stop.signal }));
  const second = fetcher.fetch({ url: `${origin.origin}/b`, kind: 'page' });
  await arrived.opened;
  stop.abort();
  expect((await first).code).toBe('fetch.aborted');
  door.open();
  expect((await second).status).toBe(200);
  expect(origin.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/b']);
});

test('close stops what runs and what waits, gives every host back, and refuses new work', async () => {
  const arrived = gate();
  const origin = await loopback((_, response) => void response.write('some of it', arrived.open));
  const { fetcher, budget } = bench();
  const ask = (path: string) => failureOf(fetcher.fetch({ url: `${origin.origin}${path}`, kind: 'page' }));
  const work = [ask('/a'), ask('/b')];
  await arrived.opened;
  await fetcher.close();
  expect(budget.taken()).toEqual([]);
  expect((await Promise.all(work)).map(({ code }) => code)).toEqual(['fetch.aborted', 'fetch.aborted']);
  expect((await ask('/c')).code).toBe('fetch.aborted');
  await fetcher.close();
});

test('a process ends by itself after close, though its server would keep the connection', async () => {
  const script = fileURLToPath(new URL('./ends-by-itself.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    timeout: 20_000,
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '200 closed\n', stderr: '' });
});
