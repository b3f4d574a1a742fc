import { expect, test } from 'vitest';
import { FetchError } from '../../src/core/errors.ts';
import { BodyTooLargeError, UnknownEncodingError } from '../../src/http/body.ts';
import { fetchErrorOf, isLasting } from '../../src/http/faults.ts';
import { PrivateAddressError } from '../../src/http/guard.ts';

const request = {
  url: new URL('https://me:secret@news.example/a'),
  limitBytes: 1000,
  connectTimeoutMs: 10_000,
};
const coded = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each([
  [new PrivateAddressError('10.0.0.7'), 'fetch.private-address'],
  [new BodyTooLargeError(), 'fetch.too-large'],
  [coded('Connect Timeout Error', { code: 'UND_ERR_CONNECT_TIMEOUT' }), 'fetch.timeout'],
  [
    coded('getaddrinfo EAI_AGAIN news.example', { syscall: 'getaddrinfo', hostname: 'news.example' }),
    'fetch.unresolved',
  ],
  // The proxy's name, not the address's.
  [
    coded('getaddrinfo ENOTFOUND proxy.example', { syscall: 'getaddrinfo', hostname: 'proxy.example' }),
    'fetch.network',
  ],
  [coded('other side closed', { code: 'UND_ERR_SOCKET' }), 'fetch.network'],
  ['not even an error', 'fetch.network'],
])('%s is %s, without credentials', (error, code) => {
  const failure = fetchErrorOf(error, request);
  expect(failure).toMatchObject({ code, context: { url: 'https://news.example/a' }, cause: error });
  expect(failure.message).not.toContain('secret');
});

test('what is a FetchError already stays as it is', () => {
  const error = new FetchError('fetch.aborted', { url: 'https://news.example/a' });
  expect(fetchErrorOf(error, request)).toBe(error);
});

test('of several addresses that failed, the first is named', () => {
  const error = new AggregateError([new Error('connect ECONNREFUSED 192.0.2.1:443'), new Error('other')]);
  expect(fetchErrorOf(error, request).context['detail']).toBe('connect ECONNREFUSED 192.0.2.1:443');
});

test('a damaged body is named as such', () => {
  const error = coded('unexpected end of file', { code: 'Z_BUF_ERROR' });
  expect(fetchErrorOf(error, request).context['detail']).toBe(
    'the compressed body is cut or damaged (unexpected end of file)',
  );
});

test('an unknown encoding will be unknown in a second, too', () => {
  expect(isLasting(fetchErrorOf(new UnknownEncodingError('x'), request), 'page')).toBe(true);
  expect(isLasting(fetchErrorOf(new Error('reset'), request), 'page')).toBe(false);
});

test('a page that had its time is not asked again; a connection, a feed and robots.txt are', () => {
  const late = new FetchError('fetch.timeout', { url: 'https://news.example/a', seconds: 30 });
  expect(isLasting(late, 'page')).toBe(true);
  expect(isLasting(late, 'feed')).toBe(false);
  expect(isLasting(late, 'robots')).toBe(false);
  const unconnected = fetchErrorOf(coded('late', { code: 'UND_ERR_CONNECT_TIMEOUT' }), request);
  expect(unconnected.code).toBe('fetch.timeout');
  expect(isLasting(unconnected, 'page')).toBe(false);
});
