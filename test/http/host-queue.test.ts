import { expect, test } from 'vitest';
import { createHostQueue } from '../../src/http/host-queue.ts';
import { gate } from './gate.ts';

const never = new AbortController().signal;

test('one task a host at a time, robots.txt before feed before page, other hosts unhindered', async () => {
  const queue = createHostQueue();
  const order: string[] = [];
  const door = gate();
  const run = (host: string, kind: 'feed' | 'page' | 'robots', name: string) =>
    queue.run({ host, kind, signal: never }, async () => {
      order.push(name);
      if (name === 'first') await door.opened;
    });
  const all = [
    run('a', 'page', 'first'),
    run('a', 'page', 'page'),
    run('a', 'feed', 'feed'),
    run('a', 'robots', 'robots'),
  ];
  await run('b', 'page', 'elsewhere');
  expect(order).toEqual(['first', 'elsewhere']);
  door.open();
  await Promise.all(all);
  expect(order).toEqual(['first', 'elsewhere', 'robots', 'feed', 'page']);
});

test('a failed task fails alone', async () => {
  const queue = createHostQueue();
  const place = { host: 'a', kind: 'page', signal: never } as const;
  const failed = queue.run(place, () => Promise.reject(new Error('no')));
  const next = queue.run(place, async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('an abort takes a waiting task out, and a running one keeps the host until it ends', async () => {
  const queue = createHostQueue();
  const door = gate();
  const stop = new AbortController();
  let ran = false;
  const first = queue.run({ host: 'a', kind: 'page', signal: stop.signal }, () => door.opened);
  const waiting = queue.run({ host: 'a', kind: 'page', signal: stop.signal }, async () => {
    ran = true;
  });
  const outcome = expect(waiting).rejects.toBe('enough');
  await Promise.resolve();
  stop.abort('enough');
  await outcome;
  let nextRan = false;
  const next = queue.run({ host: 'a', kind: 'page', signal: never }, async () => {
    nextRan = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(nextRan).toBe(false);
  door.open();
  await first;
  await next;
  expect({ ran, nextRan }).toEqual({ ran: false, nextRan: true });
});

test('an idle host leaves nothing behind', async () => {
  const queue = createHostQueue();
  await queue.run({ host: 'a', kind: 'page', signal: never }, async () => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(queue.busyHosts).toBe(0);
});
