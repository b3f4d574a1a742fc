import { describe, expect, test } from 'vitest';
import { parseRobots } from '../../src/http/robots.ts';

const agent = 'feedmirror/0.1.0 (+https://mirror.example/about)';
const allows = (body: string, address: string) => parseRobots(body, agent).allows(new URL(address));

describe('whose rules count', () => {
  const body = [
    'User-agent: *',
    'Disallow: /',
    '',
    'User-Agent: FeedMirror',
    'User-agent: otherbot',
    'Disallow: /private/',
    'Crawl-delay: 7',
  ].join('\r\n');

  test('our own group, in any case, and not the general one', () => {
    expect(allows(body, 'https://news.example/cn/a')).toBe(true);
    expect(allows(body, 'https://news.example/private/a')).toBe(false);
    expect(parseRobots(body, agent).crawlDelayMs).toBe(7000);
  });

  test('the general group for an agent that is not named', () => {
    expect(parseRobots(body, 'someoneelse/1.0').allows(new URL('https://news.example/cn/a'))).toBe(false);
  });

  test('a longer name that begins like ours is not ours', () => {
    expect(allows('User-agent: feedmirrorbot\nDisallow: /', 'https://news.example/')).toBe(true);
  });

  test('a byte order mark before the first line', () => {
    expect(allows('\uFEFFUser-agent: *\nDisallow: /x', 'https://news.example/x')).toBe(false);
  });
});

test('the longest match wins, and allow wins a draw', () => {
  const body = 'User-agent: *\nDisallow: /cn/\nAllow: /cn/rss\nDisallow: /p\nAllow: /p';
  expect(allows(body, 'https://news.example/cn/rss')).toBe(true);
  expect(allows(body, 'https://news.example/cn/other')).toBe(false);
  expect(allows(body, 'https://news.example/p')).toBe(true);
});

test('wildcards, end anchor and query', () => {
  const body = 'User-agent: *\nDisallow: /*?print=\nDisallow: /*.pdf$';
  expect(allows(body, 'https://news.example/cn/a?print=1')).toBe(false);
  expect(allows(body, 'https://news.example/cn/a.pdf')).toBe(false);
  expect(allows(body, 'https://news.example/cn/a.pdf.html')).toBe(true);
});

test.each([
  ['/cn/中国/', '/cn/%E4%B8%AD%E5%9B%BD/20260301-a'],
  ['/cn/%E4%B8%AD%E5%9B%BD/', '/cn/中国/20260301-a'],
  ['/cn/%e4%b8%ad%e5%9b%bd/', '/cn/%E4%B8%AD%E5%9B%BD/20260301-a'],
  ['/cn/%7Euser/', '/cn/~user/a'],
  ['/cn/%61rchive/', '/cn/archive/a'],
  ['/cn/archive/', '/cn/%61rchive/a'],
  ['/cn/a|b', '/cn/a|b'],
  ['/cn/[x]', '/cn/[x]'],
  ['/100%25', '/100%25/a'],
])('a rule %s forbids %s', (rule, path) => {
  expect(allows(`User-agent: *\nDisallow: ${rule}`, `https://news.example${path}`)).toBe(false);
});

test('an encoded slash is not a slash', () => {
  expect(allows('User-agent: *\nDisallow: /a/b', 'https://news.example/a%2Fb')).toBe(true);
});

test('the file serves both schemes and any port', () => {
  expect(allows('User-agent: *\nDisallow: /x', 'http://news.example:8080/x')).toBe(false);
});

test('a doubled slash at the start is a path, not a host', () => {
  expect(allows('User-agent: *\nDisallow: //cn/', 'http://news.example//cn/x')).toBe(false);
  // Servers take both for one address, so what is forbidden in either form is forbidden.
  expect(allows('User-agent: *\nDisallow: /cn/', 'http://news.example//cn/x')).toBe(false);
  expect(allows('User-agent: *\nDisallow: /cn/', 'http://news.example//tw//cn/x?u=//cn/')).toBe(true);
});

test.each([
  ['Crawl-delay: 2.5', 2500],
  ['Crawl-delay: -3', 0],
  ['Crawl-delay: soon', 0],
  ['Crawl-delay: 1e9', 3_600_000],
  ['Disallow:', 0],
])('%s', (line, delayMs) => {
  expect(parseRobots(`User-agent: *\n${line}`, agent).crawlDelayMs).toBe(delayMs);
});

test('a page instead of the file forbids nothing', () => {
  expect(allows('<!doctype html><title>Not found</title><p>Disallow: nothing', 'https://news.example/')).toBe(
    true,
  );
});
