import { describe, expect, it } from 'vitest';
import { only, read } from './reading.ts';

describe('formats', () => {
  it('reads RSS 1.0', async () => {
    const feed = await read(
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://a.example/"><title>表题</title><link>https://a.example/</link><dc:language>zh</dc:language><dc:date>2024-03-26T00:00:00Z</dc:date></channel>
<item rdf:about="https://a.example/1"><title>一</title><description>短</description><content:encoded><![CDATA[<p>长</p>]]></content:encoded><dc:date>2024-03-26T01:00:00+01:00</dc:date></item>
</rdf:RDF>`,
    );
    expect(feed).toMatchObject({
      format: 'rdf',
      title: '表题',
      link: 'https://a.example/',
      language: 'zh',
      updated: new Date('2024-03-26T00:00:00Z'),
    });
    expect(only(feed)).toMatchObject({
      id: 'https://a.example/1',
      title: '一',
      link: 'https://a.example/1',
      summary: '短',
      content: '<p>长</p>',
      published: new Date('2024-03-26T00:00:00Z'),
    });
  });

  it('reads Atom 1.0 with nested xml:base', async () => {
    const feed = await read(
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://b.example/a/">
<title type="html">L&amp;apos;heure</title><link rel="self" href="feed"/><link href="./"/><updated>2024-03-26T16:46:32Z</updated>
<entry xml:base="2024/"><id>tag:b.example,2024:1</id><title>Un</title><link href="un.html"/><published>2024-03-26T10:00:00Z</published><updated>2024-03-26T11:00:00Z</updated><summary>court</summary><content type="html">&lt;img src="p.jpg"&gt;</content></entry></feed>`,
    );
    expect(feed).toMatchObject({
      format: 'atom',
      title: "L'heure",
      link: 'https://b.example/a/',
      language: 'fr',
      updated: new Date('2024-03-26T16:46:32Z'),
    });
    expect(only(feed)).toMatchObject({
      id: 'tag:b.example,2024:1',
      link: 'https://b.example/a/2024/un.html',
      published: new Date('2024-03-26T10:00:00Z'),
      updated: new Date('2024-03-26T11:00:00Z'),
      summary: 'court',
      content: '<img src="https://b.example/a/2024/p.jpg">',
    });
  });

  it('goes by namespace, not by prefix', async () => {
    const feed = await read(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:pic="http://search.yahoo.com/mrss/" xmlns:media="urn:something-else"><a:entry><a:title>x</a:title><media:thumbnail url="https://a.example/no.jpg"/><pic:thumbnail url="https://a.example/yes.jpg"/></a:entry></a:feed>`,
    );
    expect(feed.format).toBe('atom');
    expect(only(feed)).toMatchObject({ title: 'x', image: 'https://a.example/yes.jpg' });
  });

  it.each(['0.91', '0.92', '2.0', '3', ''])('reads RSS of version "%s"', async (version) => {
    const feed = await read(
      `<rss version="${version}"><channel><item><title>x</title></item></channel></rss>`,
    );
    expect(only(feed).title).toBe('x');
  });

  it('reads JSON Feed', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: '表题',
        home_page_url: 'https://a.example/',
        language: 'zh',
        authors: [{ name: 'Desk' }],
        items: [
          {
            id: 7,
            url: '/1',
            title: 'a < b',
            content_html: '<p><a href="/x">x</a></p>',
            summary: 'a & b',
            date_published: '2024-03-26T10:00:00+08:00',
            tags: ['one', 2, null],
            image: 'https://a.example/i.jpg',
            attachments: [
              { url: 'https://a.example/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 9 },
              'bad',
            ],
          },
          'no object',
          { id: 'https://a.example/2', content_text: 'one\ntwo <3', authors: [{ name: 'A' }] },
        ],
      }),
      { contentType: 'application/feed+json' },
    );
    expect(feed).toMatchObject({
      format: 'json',
      encoding: 'utf-8',
      title: '表题',
      link: 'https://a.example/',
    });
    expect(feed.entries).toEqual([
      {
        id: '7',
        title: 'a < b',
        isTitleMade: false,
        link: 'https://news.example.org/1',
        author: 'Desk',
        published: new Date('2024-03-26T02:00:00Z'),
        updated: null,
        summary: 'a &amp; b',
        content: '<p><a href="https://news.example.org/x">x</a></p>',
        categories: ['one', '2'],
        enclosures: [{ url: 'https://a.example/a.mp3', type: 'audio/mpeg', length: 9 }],
        image: 'https://a.example/i.jpg',
      },
      expect.objectContaining({
        title: 'one two <3',
        isTitleMade: true,
        link: 'https://a.example/2',
        author: 'A',
        content: 'one<br>two &lt;3',
      }),
    ]);
    expect(feed.dropped).toEqual([{ reason: 'the item is no JSON object', title: null }]);
  });

  it.each([
    ['<rss xml:lang="en_US"><channel><title>T</title></channel></rss>', 'en-US'],
    ['<rss><channel xml:lang="fr"><title>T</title></channel></rss>', 'fr'],
    ['<rss xml:lang="fr"><channel><language>zh-cn</language></channel></rss>', 'zh-cn'],
    ['<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>T</title></feed>', 'fr'],
    ['<feed xmlns="http://www.w3.org/2005/Atom" lang="fr"><title>T</title></feed>', null],
  ])('reads the language of %s', async (document, language) => {
    expect((await read(document)).language).toBe(language);
  });
});
