import { describe, expect, it } from 'vitest';
import { read, readEntry, readItem, rss } from './reading.ts';

describe('an item without a title', () => {
  it.each([
    ['渡轮今天恢复通航。码头上排起了长队。', '渡轮今天恢复通航'],
    ['The ferry is back. Long queues formed.', 'The ferry is back'],
    ['&lt;p&gt;Is the ferry back?&lt;/p&gt;&lt;p&gt;Yes.&lt;/p&gt;', 'Is the ferry back?'],
    ['Version 2.5 of the timetable', 'Version 2.5 of the timetable'],
    [
      'A very long sentence about a ferry that goes on and on without any stop at all until the harbour',
      'A very long sentence about a ferry that goes on and on…',
    ],
    ['渡'.repeat(80), `${'渡'.repeat(60)}…`],
  ])('gets one from its text: %s', async (text, title) => {
    expect((await readItem(`<description>${text}</description>`)).title).toBe(title);
  });

  it('takes the content when there is no summary', async () => {
    expect((await readEntry('<content type="html">&lt;p&gt;Only this&lt;/p&gt;</content>')).title).toBe(
      'Only this',
    );
  });

  it('has none when there is no text', async () => {
    expect((await readItem('<link>https://a.example/1</link>')).title).toBeNull();
    expect(
      (await readItem('<guid>1</guid><description>&lt;img src="/i.png"&gt;</description>')).title,
    ).toBeNull();
  });
});

describe('items that are there twice', () => {
  it('are one entry', async () => {
    const item = '<item><title>a</title><link>https://a.example/1</link><description>x</description></item>';
    const feed = await read(rss(item + item));
    expect(feed.entries).toHaveLength(1);
    expect(feed.dropped).toEqual([{ reason: 'the item is there twice', title: 'a' }]);
  });

  it.each([
    ['the link', '<link>https://a.example/1</link>', '<link>https://a.example/2</link>'],
    ['the guid', '<guid>1</guid>', '<guid>2</guid>'],
    ['the text', '<description>x</description>', '<description>y</description>'],
  ])('are two when %s differs', async (_, one, other) => {
    const feed = await read(rss(`<item><title>a</title>${one}</item><item><title>a</title>${other}</item>`));
    expect(feed.entries).toHaveLength(2);
  });
});

describe('an item with little in it', () => {
  it.each([
    '<author>Ana</author>',
    '<category>Sea</category>',
    '<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>',
  ])('is kept: %s', async (item) => {
    expect((await read(rss(`<item>${item}</item>`))).entries).toHaveLength(1);
  });
});

describe('warnings', () => {
  it('name each date that is none, and the item', async () => {
    const feed = await read(
      rss(
        '<pubDate>never</pubDate><item><title>a</title><pubDate>2020-02-30</pubDate></item>' +
          '<item><link>https://a.example/1</link><pubDate>soon</pubDate><dc:date>2025-03-01T10:00:00Z</dc:date></item>',
      ),
    );
    expect(feed.warnings).toEqual([
      'the feed: "never" is no date.',
      'a: "2020-02-30" is no date.',
      'https://a.example/1: "soon" is no date.',
    ]);
    expect(feed.entries.map((entry) => entry.published?.toISOString() ?? null)).toEqual([
      null,
      '2025-03-01T10:00:00.000Z',
    ]);
  });

  it('come for dates that lie years ahead, when the day is known', async () => {
    const item = '<item><title>a</title><pubDate>2035-01-01T00:00:00Z</pubDate></item>';
    const feed = await read(rss(item), { fetchedAt: new Date('2025-03-01T00:00:00Z') });
    expect(feed.entries[0]?.published).toBeNull();
    expect(feed.warnings).toEqual(['a: "2035-01-01T00:00:00Z" is too far off.']);
  });

  it('are not endless', async () => {
    const items = Array.from(
      { length: 70 },
      (_, n) => `<item><title>${n}</title><pubDate>x</pubDate></item>`,
    );
    const { warnings } = await read(rss(items.join('')));
    expect(warnings).toHaveLength(51);
    expect(warnings.at(-1)).toBe('20 more dates are none.');
  });
});

describe('a day without a year', () => {
  const item = '<item><title>a</title><pubDate>3月1日 10:00</pubDate></item>';

  it('is near to the date of the feed', async () => {
    const feed = await read(rss(`<lastBuildDate>Sat, 01 Mar 2025 12:00:00 GMT</lastBuildDate>${item}`), {
      fetchedAt: new Date('2026-09-01T00:00:00Z'),
    });
    expect(feed.entries[0]?.published?.toISOString()).toBe('2025-03-01T10:00:00.000Z');
  });

  it('or to the day on which it was fetched', async () => {
    const feed = await read(rss(item), {
      fetchedAt: new Date('2025-09-01T00:00:00Z'),
      timezone: 'Asia/Shanghai',
    });
    expect(feed.entries[0]?.published?.toISOString()).toBe('2025-03-01T02:00:00.000Z');
  });
});

describe('a feed that is cut off', () => {
  it('keeps what is whole and names what is not', async () => {
    const text = rss(
      '<item><title>a</title><link>https://a.example/1</link></item><item><title>渡轮</title><link>https://a.exam',
    );
    const cut = await read(text.slice(0, -'</channel></rss>'.length));
    expect(cut.entries.map((entry) => [entry.title, entry.link])).toEqual([['a', 'https://a.example/1']]);
    expect(cut.dropped).toEqual([{ reason: 'the feed breaks off in it', title: '渡轮' }]);
    expect(cut.repairs).toEqual(['cut-off']);
  });
});
