import { describe, expect, test } from 'vitest';
import {
  checkLiteral,
  guardedLookup,
  isPublicAddress,
  PrivateAddressError,
  type ResolvedAddress,
} from '../../src/http/guard.ts';

describe('isPublicAddress', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link-local, cloud metadata'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.100.100.200', 'metadata in shared space'],
    ['168.63.129.16', 'metadata in public space'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['198.51.100.7', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'IPv4-compatible'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with zone'],
    ['fc00::1', 'unique-local'],
    ['fd00:ec2::254', 'metadata, unique-local'],
    ['ff02::1', 'multicast'],
    ['fec0::1', 'site-local'],
    ['2001:db8::1', 'documentation'],
    ['2001::1', 'Teredo'],
    ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
    ['::ffff:a9fe:a9fe', 'IPv4-mapped metadata'],
    ['::ffff:0:7f00:1', 'IPv4-translated loopback'],
    ['2002:7f00:1::', '6to4 loopback'],
    ['2002:c0a8:101::1', '6to4 private'],
    ['64:ff9b::7f00:1', 'NAT64 loopback'],
    ['64:ff9b::10.0.0.1', 'NAT64 private'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['4000::1', 'unassigned'],
    ['', 'nothing'],
    ['www.example.org', 'a name'],
  ])('%s is refused (%s)', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '::ffff:8.8.8.8',
    '2002:808:808::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('checkLiteral', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]:8443/',
  ])('%s is refused', (address) => {
    expect(() => checkLiteral(new URL(address))).toThrow(PrivateAddressError);
  });

  test('names and public literals pass', () => {
    expect(() => checkLiteral(new URL('http://localhost/'))).not.toThrow();
    expect(() => checkLiteral(new URL('http://8.8.8.8/'))).not.toThrow();
    expect(() => checkLiteral(new URL('http://[2606:4700::1111]/'))).not.toThrow();
  });
});

describe('guardedLookup', () => {
  const ask = (
    answers: readonly (readonly ResolvedAddress[])[],
    options: { readonly all: boolean; readonly privateHosts: 'allow' | 'refuse' },
  ): Promise<{ error: Error | null; address: unknown; asked: number }> => {
    let asked = 0;
    const resolver = async (): Promise<readonly ResolvedAddress[]> => {
      const answer = answers[asked] ?? [];
      asked += 1;
      return answer;
    };
    const lookup = guardedLookup({ resolver, privateHosts: options.privateHosts });
    return new Promise((resolve) => {
      lookup('news.example', { all: options.all }, (error, address) => resolve({ error, address, asked }));
    });
  };
  const good = { address: '8.8.8.8', family: 4 };
  const bad = { address: '10.0.0.7', family: 4 };

  test('one resolution is checked and used: a second answer cannot slip in', async () => {
    const result = await ask([[good], [bad]], { all: true, privateHosts: 'refuse' });
    expect(result).toEqual({ error: null, address: [good], asked: 1 });
  });

  test('a name with a public and a private address is refused', async () => {
    const { error } = await ask([[good, bad]], { all: true, privateHosts: 'refuse' });
    expect(error).toBeInstanceOf(PrivateAddressError);
    expect((error as PrivateAddressError).address).toBe('10.0.0.7');
  });

  test('a caller that wants one address gets one', async () => {
    expect((await ask([[good]], { all: false, privateHosts: 'refuse' })).address).toBe('8.8.8.8');
  });

  test('private addresses pass when they are allowed', async () => {
    expect((await ask([[bad]], { all: true, privateHosts: 'allow' })).address).toEqual([bad]);
  });

  test('a name without addresses is a resolver failure, not a connection to nothing', async () => {
    const { error } = await ask([[]], { all: true, privateHosts: 'refuse' });
    expect(error).toMatchObject({ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'news.example' });
  });
});
