import { describe, expect, test } from 'vitest';
import { backOffMs, isPassing, retryAfter } from '../../src/http/retry.ts';

const now = new Date('2026-03-01T06:00:00.000Z');
const until = (header: string | undefined) => retryAfter(header, now)?.toISOString() ?? null;

describe('retryAfter', () => {
  test.each([
    ['120', '2026-03-01T06:02:00.000Z'],
    [' 3600 ', '2026-03-01T07:00:00.000Z'],
    ['0', '2026-03-01T06:00:01.000Z'],
    ['99999999999999999999', '2026-03-03T06:00:00.000Z'],
    ['Sun, 01 Mar 2026 06:30:00 GMT', '2026-03-01T06:30:00.000Z'],
    ['Sunday, 01-Mar-26 06:30:00 GMT', '2026-03-01T06:30:00.000Z'],
    ['Sun Mar  1 06:30:00 2026 GMT', '2026-03-01T06:30:00.000Z'],
    ['Sat, 28 Feb 2026 06:00:00 GMT', '2026-03-01T06:00:01.000Z'],
    ['Wed, 01 Apr 2026 06:00:00 GMT', '2026-03-03T06:00:00.000Z'],
  ])('%s', (header, expected) => {
    expect(until(header)).toBe(expected);
  });

  test.each([undefined, '', 'soon', '-1', '1.5', 'Sun, 99 Foo 2026'])('%s is no time', (header) => {
    expect(until(header)).toBeNull();
  });
});

test('the back-off doubles and is spread by half to either side', () => {
  expect([0, 1, 2].map((retry) => backOffMs(retry, () => 0.5))).toEqual([1000, 2000, 4000]);
  expect(backOffMs(0, () => 0)).toBe(500);
  expect(backOffMs(1, () => 0.999)).toBe(2998);
});

test('only faults that may pass are tried again', () => {
  expect(isPassing('fetch.server')).toBe(true);
  expect(isPassing('fetch.network')).toBe(true);
  expect(isPassing('fetch.hold')).toBe(false);
  expect(isPassing('fetch.forbidden')).toBe(false);
});
