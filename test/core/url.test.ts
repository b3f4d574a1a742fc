import { describe, expect, it } from 'vitest';
import { canonicalKey, sourceAddress, withoutCredentials, withoutTracking } from '../../src/core/url.ts';

describe('canonicalKey', () => {
  it.each([
    ['http://www.example.org//cn/%E5%9B%BD/20200821-a', 'https://www.example.org/cn/国/20200821-a'],
    ['https://WWW.Example.org/cn/国/20200821-a/', 'https://www.example.org/cn/国/20200821-a'],
    ['https://www.example.org:443/a#frag', 'https://www.example.org/a'],
    ['http://www.example.org:8080/a', 'https://www.example.org:8080/a'],
    ['https://www.example.org/cafe%CC%81', 'https://www.example.org/café'],
    ['https://www.example.org/a%2Fb%3Fc%25', 'https://www.example.org/a%2Fb%3Fc%25'],
    ['https://www.example.org/%ff%E5', 'https://www.example.org/%FF%E5'],
    ['https://www.example.org/a?utm_source=rss&id=7&xtor=RSS-1', 'https://www.example.org/a?id=7'],
    ['https://www.example.org/a?q=%26x', 'https://www.example.org/a?q=%26x'],
    ['https://www.example.org/', 'https://www.example.org'],
  ])('%s', (address, key) => {
    expect(canonicalKey(address)).toBe(key);
  });

  it('drops the whole query where a site says that it means nothing', () => {
    expect(canonicalKey('https://a.example/x?page=2', { dropQuery: true })).toBe('https://a.example/x');
  });

  it.each(['javascript:alert(1)', 'urn:uuid:1', '', '/relative', 'http://'])('has none for %s', (address) => {
    expect(canonicalKey(address)).toBeNull();
  });
});

describe('sourceAddress', () => {
  it('keeps scheme, doubled slash and encoding as given', () => {
    const given = 'http://www.example.org//cn/%E5%9B%BD%E9%99%85/20200821-x';
    expect(sourceAddress(given)).toBe(given);
  });

  it.each([
    [
      'https://a.example/国 际?q="<{x}>|^`\\',
      'https://a.example/%E5%9B%BD%20%E9%99%85?q=%22%3C%7Bx%7D%3E%7C%5E%60%5C',
    ],
    ['https://a.example/a:', 'https://a.example/a%3A'],
    ['https://user:secret@a.example/', 'https://a.example/'],
    ['https://a.example/#{{x}}', 'https://a.example/#%7B%7Bx%7D%7D'],
  ])('%s', (address, written) => {
    expect(sourceAddress(address)).toBe(written);
  });

  it('has none for what is not http', () => {
    expect(sourceAddress('javascript:alert(1)')).toBeNull();
  });
});

it('keeps other parameters byte for byte', () => {
  expect(withoutTracking('?b=%2f&utm_medium=x&a=1&a=2')).toBe('?b=%2f&a=1&a=2');
  expect(withoutTracking('?fbclid=1')).toBe('');
});

it('takes credentials out of addresses, also out of broken ones', () => {
  expect(withoutCredentials('http://me:pw@a.example/x')).toBe('http://a.example/x');
  expect(withoutCredentials('http://me:pw@bad host/x')).not.toContain('pw');
});
