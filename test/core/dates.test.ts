import { describe, expect, it } from 'vitest';
import { dateFromAddress, parseDate } from '../../src/core/dates.ts';

const inZone = (text: string, timezone: string): string | null =>
  parseDate(text, { timezone })?.toISOString() ?? null;

describe('parseDate, RFC 822', () => {
  it.each([
    ['Fri, 21 Aug 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['21 Aug 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['  Fri,\n 21 Aug 2020\t23:57:10   GMT ', '2020-08-21T23:57:10.000Z'],
    ['Mon, 21 Aug 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['Friday, 21 August 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['Fri 21 Aug 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21-Aug-2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['Sat, 1 Aug 2020 03:07 GMT', '2020-08-01T03:07:00.000Z'],
    ['Sat, 1 Aug 2020 3:07 GMT', '2020-08-01T03:07:00.000Z'],
    ['Sat, 01 Aug 20 03:07:00 GMT', '2020-08-01T03:07:00.000Z'],
    ['Thu, 01 Jan 98 00:00:00 GMT', '1998-01-01T00:00:00.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 +0800', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 +08', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 +8', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 +08:00', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10+0200', '2020-08-21T21:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 GMT+8', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 +0800 (CST)', '2020-08-21T15:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 -0330', '2020-08-22T03:27:10.000Z'],
    ['Fri, 21 Aug 2020 19:57:10 EDT', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 18:57:10 EST', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 15:57:10 PST', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 16:57:10 PDT', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 CET', '2020-08-21T22:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 CEST', '2020-08-21T21:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 cest', '2020-08-21T21:57:10.000Z'],
    ['Fri, 21 Aug 2020 23:57:10 Z', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 11:57:10 PM GMT', '2020-08-21T23:57:10.000Z'],
    ['Fri, 21 Aug 2020 12:05 am GMT', '2020-08-21T00:05:00.000Z'],
    ['Aug 21, 2020 23:57:10 GMT', '2020-08-21T23:57:10.000Z'],
    ['Fri Aug 21 23:57:10 2020', '2020-08-21T23:57:10.000Z'],
    ['Fri Aug 21 23:57:10 UTC 2020', '2020-08-21T23:57:10.000Z'],
    ['Tue, 30 Jun 2015 23:59:60 GMT', '2015-07-01T00:00:00.000Z'],
    ['Sat, 1 Aug 2020', '2020-08-01T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(inZone(text, 'UTC')).toBe(instant);
  });
});

describe('parseDate, ISO 8601 and numbers', () => {
  it.each([
    ['2024-03-24T08:00:14+00:00', '2024-03-24T08:00:14.000Z'],
    ['2024-03-24T08:00:14.25+01:00', '2024-03-24T07:00:14.250Z'],
    ['2024-03-24T08:00:14.123456Z', '2024-03-24T08:00:14.123Z'],
    ['2024-03-24T08:00Z', '2024-03-24T08:00:00.000Z'],
    ['2024-03-24t08:00:14z', '2024-03-24T08:00:14.000Z'],
    ['2024-03-24 08:00:14 +0100', '2024-03-24T07:00:14.000Z'],
    ['2024-03-24T24:00:00Z', '2024-03-25T00:00:00.000Z'],
    ['2024-03-24', '2024-03-24T00:00:00.000Z'],
    ['2024-3-4', '2024-03-04T00:00:00.000Z'],
    ['2024-03', '2024-03-01T00:00:00.000Z'],
    ['2024', '2024-01-01T00:00:00.000Z'],
    ['20240324', '2024-03-24T00:00:00.000Z'],
    ['20240324T080014Z', '2024-03-24T08:00:14.000Z'],
    ['1598054230', '2020-08-21T23:57:10.000Z'],
    ['1598054230000', '2020-08-21T23:57:10.000Z'],
    ['1598054230.5', '2020-08-21T23:57:10.500Z'],
  ])('%s', (text, instant) => {
    expect(inZone(text, 'UTC')).toBe(instant);
  });
});

describe('parseDate, times without a zone', () => {
  it.each([
    ['2025-03-01 10:00:00', 'Europe/Paris', '2025-03-01T09:00:00.000Z'],
    ['2025-07-01 10:00:00', 'Europe/Paris', '2025-07-01T08:00:00.000Z'],
    ['2025-03-01T10:00', 'Asia/Shanghai', '2025-03-01T02:00:00.000Z'],
    ['2025-03-01 10:00:00', 'America/New_York', '2025-03-01T15:00:00.000Z'],
    ['2025-03-01 10:00:00', 'Asia/Kolkata', '2025-03-01T04:30:00.000Z'],
    ['Sat, 01 Mar 2025 10:00:00', 'Asia/Shanghai', '2025-03-01T02:00:00.000Z'],
    ['22/08/2020 - 01:18', 'Europe/Paris', '2020-08-21T23:18:00.000Z'],
    ['22.08.2020, 01:18', 'Europe/Paris', '2020-08-21T23:18:00.000Z'],
    ['22/08/2020 01:18', 'UTC', '2020-08-22T01:18:00.000Z'],
    ['20250301100000', 'Europe/Paris', '2025-03-01T09:00:00.000Z'],
  ])('%s in %s', (text, timezone, instant) => {
    expect(inZone(text, timezone)).toBe(instant);
  });

  it('takes the first of an hour that comes twice', () => {
    expect(inZone('2025-10-26 02:30:00', 'Europe/Paris')).toBe('2025-10-26T00:30:00.000Z');
    expect(inZone('2025-11-02 01:30:00', 'America/New_York')).toBe('2025-11-02T05:30:00.000Z');
  });

  it('counts on through an hour that is skipped', () => {
    expect(inZone('2025-03-30 02:30:00', 'Europe/Paris')).toBe('2025-03-30T01:30:00.000Z');
    expect(inZone('2025-03-09 02:30:00', 'America/New_York')).toBe('2025-03-09T07:30:00.000Z');
  });

  it('takes a date without a time as that day, whatever the zone', () => {
    expect(inZone('2025-03-01', 'Asia/Shanghai')).toBe('2025-03-01T00:00:00.000Z');
    expect(inZone('2025-03-01', 'America/New_York')).toBe('2025-03-01T00:00:00.000Z');
  });

  it('leaves a stated zone alone', () => {
    expect(inZone('Fri, 21 Aug 2020 23:57:10 GMT', 'Asia/Shanghai')).toBe('2020-08-21T23:57:10.000Z');
  });
});

describe('parseDate gives null', () => {
  it.each([
    '',
    'not-a-date',
    'yesterday',
    '2020-02-30',
    '2021-02-29T10:00:00Z',
    'Sun, 30 Feb 2020 10:00:00 GMT',
    'Wed, 31 Jun 2020 10:00:00 GMT',
    '31/04/2020 - 10:00',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-01-01T25:00:00Z',
    '2020-01-01T24:01:00Z',
    '2020-01-01T10:60:00Z',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    'Thu, 01 Jan 1960 00:00:00 GMT',
    '2101-01-01T00:00:00Z',
    '9999-12-31',
    '2020-01-01T10:00:00 Nowhere',
    '2020-01-01T10:00:00+99:00',
    '21 Foo 2020 10:00:00 GMT',
    '12345',
    '99999999999999999',
    `${'9'.repeat(5000)}`,
  ])('%s', (text) => {
    expect(inZone(text, 'UTC')).toBeNull();
  });
});

describe('dateFromAddress', () => {
  const rule = [String.raw`/(\d{8})-[^/]*$`];

  it.each([
    ['https://www.example.org/cn/%E5%9B%BD%E9%99%85/20200821-%E7%BE%8E', rule, '2020-08-21'],
    ['http://www.example.org//cn/国际/20200821-a', rule, '2020-08-21'],
    ['https://a.example/x/20200821-a', [], '2020-08-21'],
    ['https://a.example/2020/08/21/title', [], '2020-08-21'],
    ['https://a.example/2020/8/1/title', [], '2020-08-01'],
    ['https://a.example/news/2020-08-21-title', [], '2020-08-21'],
    [
      'https://a.example/a/2020-08-21',
      [String.raw`/(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$`],
      '2020-08-21',
    ],
    [
      'https://a.example/no/20200230-x/2020/08/21/y',
      ['/(\\d{8})-', '/(?<year>\\d{4})/(?<month>\\d{2})/(?<day>\\d{2})/'],
      '2020-08-21',
    ],
  ])('%s', (url, patterns, day) => {
    expect(dateFromAddress(url, patterns)?.toISOString()).toBe(`${day}T00:00:00.000Z`);
  });

  it.each([
    ['https://www.example.org/cn/no-date-at-all', rule],
    ['https://www.example.org/cn/20200230-x', rule],
    ['https://www.example.org/cn/99999999-x', []],
    ['https://www.example.org/cn/12345678901-x', []],
    ['https://www.example.org/cn/x?d=/20200821-x', []],
    ['not an address', []],
  ])('%s has none', (url, patterns) => {
    expect(dateFromAddress(url, patterns)).toBeNull();
  });
});
