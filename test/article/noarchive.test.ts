import { describe, expect, it } from 'vitest';
import { forbidsArchiving } from '../../src/article/noarchive.ts';
import { openPage } from '../../src/article/page.ts';

const metas = (...elements: string[]) =>
  openPage(
    new TextEncoder().encode(`<html><head>${elements.join('')}</head><body></body></html>`),
    'text/html',
  ).robots;
const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;

describe('a page that wants no copies', () => {
  it.each([
    ['robots', 'noarchive', true],
    ['ROBOTS', 'INDEX, NoArchive', true],
    ['googlebot', 'index,noarchive', true],
    ['feedmirror', 'noarchive', true],
    // Not to be listed, not to be followed: nothing is said of copies.
    ['robots', 'none', false],
    ['robots', 'noindex, nofollow', false],
    ['robots', 'max-image-preview:large', false],
    ['bingbot', 'noarchive', false],
    ['description', 'noarchive', false],
  ])('says so in <meta name=%s content="%s">: %s', (name, content, expected) => {
    expect(forbidsArchiving(metas(meta(name, content)), null)).toBe(expected);
  });

  it.each([
    ['noarchive', true],
    ['noindex, noarchive', true],
    ['none', false],
    ['googlebot: noarchive', false],
    ['googlebot: noindex, noarchive', false],
    ['feedmirror: noarchive', true],
    ['FeedMirror: NoIndex, NoArchive', true],
    // A line each: the agent of one does not speak in the next.
    ['googlebot: noindex\nnoarchive', true],
    ['noindex\notherbot: noarchive', false],
    ['unavailable_after: 25 Jun 2030 15:00:00 PST, noarchive', true],
    ['max-snippet: 20, noarchive', true],
    ['googlebot: nofollow, feedmirror: noarchive', true],
  ])('says so in X-Robots-Tag %j: %s', (header, expected) => {
    expect(forbidsArchiving([], header)).toBe(expected);
  });

  it('is believed for what it says to us by name, whatever it says to everybody', () => {
    expect(forbidsArchiving(metas(meta('robots', 'noarchive'), meta('feedmirror', 'all')), null)).toBe(false);
    expect(forbidsArchiving(metas(meta('robots', 'all'), meta('feedmirror', 'noarchive')), null)).toBe(true);
    expect(forbidsArchiving(metas(meta('feedmirror', 'index')), 'noarchive')).toBe(false);
    expect(forbidsArchiving(metas(meta('robots', 'noarchive')), 'feedmirror: all')).toBe(false);
  });
});
