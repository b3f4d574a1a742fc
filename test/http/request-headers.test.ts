import { describe, expect, test } from 'vitest';
import { requestHeaders, userAgentFor } from '../../src/http/request-headers.ts';

describe('userAgentFor', () => {
  test.each([
    ['https://mirror.example/about', 'feedmirror/1.2.3 (+https://mirror.example/about)'],
    ['me@mirror.example', 'feedmirror/1.2.3 (+me@mirror.example)'],
    [null, 'feedmirror/1.2.3'],
    ['  ', 'feedmirror/1.2.3'],
    ['https://mirror.example/关于', 'feedmirror/1.2.3 (+https://mirror.example/%E5%85%B3%E4%BA%8E)'],
    ['a)\r\nX-Evil: 1', 'feedmirror/1.2.3 (+a%29%0D%0AX-Evil:%201)'],
    ['a\ud800b', 'feedmirror/1.2.3 (+ab)'],
  ])('%s', (contact, agent) => {
    expect(userAgentFor('1.2.3', contact)).toBe(agent);
  });
});

describe('requestHeaders', () => {
  const request = {
    url: new URL('https://news.example/a'),
    kind: 'page',
    userAgent: 'feedmirror/1',
    validators: null,
  } as const;

  test('says who asks and what is wanted, and nothing else', () => {
    expect(Object.keys(requestHeaders(request)).sort()).toEqual(['accept', 'accept-encoding', 'user-agent']);
    expect(requestHeaders(request)['accept']).toMatch(/^text\/html,/);
    expect(requestHeaders({ ...request, kind: 'feed' })['accept']).toMatch(/^application\/rss\+xml,/);
  });

  test('both validators, byte for byte', () => {
    const validators = { etag: 'W/"a\u00e9 b"', lastModified: 'Sun, 01 Mar 2026 06:00:00 GMT' };
    expect(requestHeaders({ ...request, validators })).toMatchObject({
      'if-none-match': validators.etag,
      'if-modified-since': validators.lastModified,
    });
  });

  test('a value that no header can carry is left out', () => {
    const validators = { etag: '"a\nb"', lastModified: '三月' };
    const headers = requestHeaders({ ...request, validators });
    expect(headers).not.toHaveProperty('if-none-match');
    expect(headers).not.toHaveProperty('if-modified-since');
  });

  test('a user name and password in the address become Basic credentials', () => {
    const url = new URL('https://me:p%40ss@news.example/a');
    const expected = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(requestHeaders({ ...request, url })['authorization']).toBe(expected);
  });
});
