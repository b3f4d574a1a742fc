import { describe, expect, it } from 'vitest';
import { read, rss } from './reading.ts';

describe('items with the same title and link', () => {
  const item = (more: string): string =>
    `<item><title>a</title><link>https://a.example/1</link>${more}</item>`;

  it.each([
    [
      'date',
      '<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>',
      '<pubDate>Fri, 02 Jan 2004 19:48:21 GMT</pubDate>',
    ],
    [
      'update',
      '<atom:updated>2004-01-01T00:00:00Z</atom:updated>',
      '<atom:updated>2004-01-02T00:00:00Z</atom:updated>',
    ],
    ['author', '<author>Ana</author>', '<author>Ben</author>'],
    ['category', '<category>Sea</category>', '<category>Land</category>'],
    ['enclosure', '<enclosure url="https://a.example/1.mp3"/>', '<enclosure url="https://a.example/2.mp3"/>'],
    [
      'image',
      '<media:thumbnail url="https://a.example/1.png"/>',
      '<media:thumbnail url="https://a.example/2.png"/>',
    ],
  ])('both stay when the %s differs', async (_, one, other) => {
    const feed = await read(rss(item(one) + item(other)));
    expect(feed.entries).toHaveLength(2);
    expect(feed.dropped).toEqual([]);
  });

  it('are one when nothing differs, wherever they stand', async () => {
    const [one, other] = [item('<author>Ana</author>'), item('<author>Ben</author>')];
    const feed = await read(rss(one + other + one + other + item('')));
    expect(feed.entries.map((entry) => entry.author)).toEqual(['Ana', 'Ben', null]);
    expect(feed.dropped).toHaveLength(2);
  });

  it('stay when they are the same but have neither link nor text', async () => {
    const feed = await read(rss('<item><title>a</title></item>'.repeat(2)));
    expect(feed.entries).toHaveLength(2);
  });
});
