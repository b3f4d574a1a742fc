import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { proxiesFromEnvironment, proxyFor } from '../../src/http/proxies.ts';

describe('proxiesFromEnvironment', () => {
  test('nothing set: nothing used', () => {
    expect(proxiesFromEnvironment({ PATH: '/bin' })).toEqual({ http: null, https: null, direct: [] });
  });

  test('both cases are read and the lower one wins', () => {
    expect(
      proxiesFromEnvironment({
        HTTP_PROXY: 'http://upper.example:1',
        http_proxy: 'http://lower.example:2',
        HTTPS_PROXY: 'https://secure.example:3',
        no_proxy: 'localhost, .Corp.example  10.0.0.1',
      }),
    ).toEqual({
      http: 'http://lower.example:2',
      https: 'https://secure.example:3',
      direct: ['localhost', '.corp.example', '10.0.0.1'],
    });
  });

  test('a value without scheme is an http proxy', () => {
    expect(proxiesFromEnvironment({ HTTP_PROXY: 'proxy.example:3128' }).http).toBe(
      'http://proxy.example:3128',
    );
  });

  test('a wrong value names its key and never its password', () => {
    const read = () => proxiesFromEnvironment({ HTTPS_PROXY: 'ftp://me:secret@proxy.example' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow('environment: HTTPS_PROXY: the proxy must be an http or https address.');
  });
});

describe('proxyFor', () => {
  const settings = (direct: readonly string[]) => ({
    http: 'http://plain.example',
    https: 'http://secure.example',
    direct,
  });
  const through = (address: string, ...direct: string[]) => proxyFor(new URL(address), settings(direct));

  test('by scheme', () => {
    expect(through('http://news.example/')).toBe('http://plain.example');
    expect(through('https://news.example/')).toBe('http://secure.example');
  });

  test.each([
    ['https://news.example/', '*'],
    ['https://news.example/', 'news.example'],
    ['https://www.news.example/', 'news.example'],
    ['https://www.news.example/', '.news.example'],
    ['https://www.news.example/', '*.news.example'],
    ['https://news.example/', 'news.example:443'],
    ['http://news.example:8080/', 'news.example:8080'],
    ['http://127.0.0.1:4000/', '127.0.0.1'],
    ['http://[::1]:4000/', '::1'],
    ['http://[::1]:4000/', '[::1]:4000'],
  ])('%s is reached directly by %s', (address, entry) => {
    expect(through(address, entry)).toBeNull();
  });

  test.each([
    ['https://oldnews.example/', 'news.example'],
    ['https://news.example/', 'www.news.example'],
    ['https://news.example/', 'news.example:8443'],
    ['https://news.example/', '.'],
  ])('%s is not reached directly by %s', (address, entry) => {
    expect(through(address, entry)).toBe('http://secure.example');
  });
});
