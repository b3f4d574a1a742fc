import { describe, expect, it } from 'vitest';
import { atom, failure, read, readEntry, readItem, rss } from './reading.ts';

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

describe('an item in which something stands', () => {
  it.each([
    '<x:unknown xmlns:x="urn:x">a</x:unknown>',
    '<x:unknown xmlns:x="urn:x"><![CDATA[a]]></x:unknown>',
    '<comments>https://a.example/1#comments</comments>',
    '<source url="https://b.example/feed">B</source>',
    '<pubDate>never</pubDate>',
  ])('is an entry, be it one with nulls: %s', async (inside) => {
    const feed = await read(rss(`<item>${inside}</item>`));
    expect(feed.entries).toMatchObject([
      { id: null, title: null, link: null, published: null, content: null },
    ]);
    expect(feed.dropped).toEqual([]);
  });

  it.each([
    '<contributor><name>Ana</name></contributor>',
    '<source><title>B</title></source>',
    '<published>2004-01-01T00:00:00Z</published>',
  ])('is an entry of Atom: %s', async (inside) => {
    expect((await read(atom(`<entry>${inside}</entry>`))).entries).toHaveLength(1);
  });

  it('is nothing when it is empty or holds only what is empty', async () => {
    const feed = await read(
      rss(
        '<item/><item></item><item> <title> </title><unknown/><!-- a --> </item><item><comments>a</comments></item><item/>',
      ),
    );
    expect(feed.entries).toHaveLength(1);
    expect(feed.dropped).toEqual(Array(4).fill({ reason: 'the item is empty', title: null }));
  });

  it('is nothing when only the feed says who wrote it', async () => {
    const feed = await read(atom('<author><name>Ana</name></author><entry/>'));
    expect(feed.dropped).toHaveLength(1);
  });

  it('is nothing in JSON only when it holds nothing', async () => {
    const feed = await read('{"version":"https://jsonfeed.org/version/1","items":[{},{"_x":1}]}');
    expect(feed.entries).toHaveLength(1);
    expect(feed.dropped).toHaveLength(1);
  });

  it('has its self link when there is no other', async () => {
    const self = '<link rel="self" href="/self"/>';
    expect((await readEntry(self)).link).toBe('https://news.example.org/self');
    expect((await readEntry(`${self}<id>https://a.example/1</id>`)).link).toBe('https://a.example/1');
  });
});

describe('summary and description', () => {
  it.each([
    ['<summary>a</summary><description>b</description>', 'a', 'b'],
    ['<description>b</description><summary>a</summary>', 'b', 'a'],
    ['<summary>a</summary><description>b</description><content:encoded>c</content:encoded>', 'a', 'c'],
    ['<summary>a</summary><description>a</description>', 'a', null],
    ['<summary>a</summary>', 'a', null],
    ['<summary/><description>b</description>', 'b', null],
  ])('%s', async (inside, summary, content) => {
    expect(await readItem(`<title>x</title>${inside}`)).toMatchObject({ summary, content });
  });
});

describe('markup inside a name', () => {
  it.each([
    ['<author>by <a href="/x">Foo Bar</a></author>', { author: 'by Foo Bar' }],
    ['<author><b>Foo</b> Bar</author>', { author: 'Foo Bar' }],
    ['<dc:creator><a href="/x"><b>Foo</b> Bar</a></dc:creator>', { author: 'Foo Bar' }],
    ['<author><name>Ana</name><email>a@b.example</email></author>', { author: 'Ana' }],
    ['<author><email>a@b.example</email></author>', { author: 'a@b.example' }],
    ['<category><b>Foo</b> Bar</category><category>Baz</category>', { categories: ['Foo Bar', 'Baz'] }],
    ['<dc:subject><b>Foo</b> Bar</dc:subject>', { categories: ['Foo Bar'] }],
  ])('costs none of its text: %s', async (inside, entry) => {
    expect(await readItem(`<title>x</title>${inside}`)).toMatchObject(entry);
  });

  it('costs none of it in Atom', async () => {
    const entry = await readEntry(
      '<title>x</title><author>by <a href="/x">Foo</a></author><category><b>Sea</b> air</category>',
    );
    expect(entry).toMatchObject({ author: 'by Foo', categories: ['Sea air'] });
  });

  it('does not make one category of two when the first is not closed', async () => {
    const feed = await read(rss('<item><title>x</title><category>Sea<category>Land</category></item>'));
    expect(feed.entries[0]?.categories).toEqual(['Sea', 'Land']);
  });
});

describe('a page of HTML before a feed', () => {
  const feed = '<rss version="2.0"><channel><title>T</title><item><title>x</title></item></channel></rss>';

  it.each([
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    '<!DOCTYPE html>\n<?xml version="1.0"?>',
    '<html><body>Warning</body></html>',
    '<!doctype html><html><head><meta charset="utf-8"></head><body><p>Warning<br></body></html>\n<?xml version="1.0"?>\n',
    '<html><body>No <rss> yet</body></html>',
    '<body><p><b>Warning</b>: headers sent</body>',
  ])('is cut off: %s', async (page) => {
    const read1 = await read(page + feed);
    expect(read1.entries.map((entry) => entry.title)).toEqual(['x']);
    expect(read1.repairs).toContain('junk-before-root');
    expect((await read(page + atom('<entry><title>x</title></entry>'))).entries).toHaveLength(1);
  });

  it.each([
    `<!doctype html><html><body><p>A feed is <code>${feed}</code></p></body></html>`,
    `<!doctype html><title>Feeds</title><p>A feed is ${feed}`,
    '<html><body>A feed begins with <rss version="2.0"></body></html>',
    `<html><body><script>write('</body></html>${feed}')</script></body></html>`,
    '<!doctype html><html><body></body></html> not <rss> either',
  ])('is all there is when it only talks of one: %s', async (page) => {
    expect(await failure(page)).toMatch(/^feed\.not-a-feed: .*an HTML page/);
  });
});

describe('what stands in for a link or a title', () => {
  it.each([
    ['<guid isPermaLink="true">/1</guid>', { id: '/1', link: 'https://news.example.org/1' }],
    ['<guid isPermaLink="true">/1</guid><link>/2</link>', { link: 'https://news.example.org/2' }],
    ['<guid isPermaLink="false">/1</guid>', { link: null }],
    ['<guid>/1</guid>', { link: null }],
    ['<itunes:title>a</itunes:title>', { title: 'a', isTitleMade: false }],
    ['<itunes:title>a</itunes:title><title>b</title>', { title: 'b' }],
  ])('%s', async (inside, entry) => {
    expect(await readItem(`<category>x</category>${inside}`)).toMatchObject(entry);
  });

  it('is where the content is, in Atom', async () => {
    const source = '<content type="text/html" src="/1.html"/>';
    expect((await readEntry(source)).link).toBe('https://news.example.org/1.html');
    expect((await readEntry(`${source}<link href="/2"/>`)).link).toBe('https://news.example.org/2');
  });
});

it('the language of a JSON feed is written like that of others', async () => {
  expect((await read('{"language":"fr_FR","items":[]}')).language).toBe('fr-FR');
});

describe('a root that is another than usual', () => {
  it('is read when it is the Channel of RSS 1.1', async () => {
    const feed = await read(
      '<?xml version="1.0"?><Channel xmlns="http://purl.org/net/rss1.1#" rdf:about="https://a.example/feed" ' +
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xml:lang="fr"><title>T</title>' +
        '<link>https://a.example/</link><items rdf:parseType="Collection">' +
        '<item rdf:about="https://a.example/1"><title>x</title><link>https://a.example/1</link></item>' +
        '<item rdf:about="https://a.example/2"><title>y</title></item></items></Channel>',
    );
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'T',
      link: 'https://a.example/',
      language: 'fr',
      repairs: [],
    });
    expect(feed.entries.map(({ title, link }) => [title, link])).toEqual([
      ['x', 'https://a.example/1'],
      ['y', 'https://a.example/2'],
    ]);
  });

  it.each([
    ['', 'xmlns'],
    ['a:', 'xmlns:a'],
  ])('is read when it is an entry of Atom: <%sentry>', async (prefix, xmlns) => {
    const feed = await read(
      `<${prefix}entry ${xmlns}="http://www.w3.org/2005/Atom" xml:base="sub/"><${prefix}title>x</${prefix}title>` +
        `<${prefix}link href="1"/></${prefix}entry>\n`,
    );
    expect(feed).toMatchObject({ format: 'atom', title: null, repairs: [] });
    expect(feed.entries).toMatchObject([{ title: 'x', link: 'https://news.example.org/sub/1' }]);
  });

  it('is no feed without the namespace of one', async () => {
    expect(await failure('<?xml version="1.0"?><entry><title>x</title></entry>')).toMatch(
      /^feed\.not-a-feed/,
    );
  });
});
