import { describe, expect, it } from 'vitest';
import { read, readEntry, readItem, rss } from './reading.ts';

describe('link', () => {
  it.each([
    ['<link>/rel/1</link>', 'https://news.example.org/rel/1'],
    ['<link>rel/1</link>', 'https://news.example.org/rel/1'],
    ['<link>//cdn.example.org/1</link>', 'https://cdn.example.org/1'],
    ['<link>\n  https://a.example/1\n</link>', 'https://a.example/1'],
    ['<link>https://a.example</link>', 'https://a.example'],
    ['<link>https://a.example/国际/一</link>', 'https://a.example/国际/一'],
    ['<link xml:base="https://b.example/x/">1</link>', 'https://b.example/x/1'],
    ['<link/><guid>https://a.example/guid</guid>', 'https://a.example/guid'],
    ['<link>javascript:alert(1)</link><guid>https://a.example/guid</guid>', 'https://a.example/guid'],
    ['<guid isPermaLink="false">https://a.example/guid</guid>', 'https://a.example/guid'],
    [
      '<guid>tag:x,1</guid><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/>',
      'https://a.example/1.mp3',
    ],
    [
      '<atom:link href="https://a.example/self" rel="self"/><link>https://a.example/1</link>',
      'https://a.example/1',
    ],
    ['<link href="https://a.example/atom-style"/>', 'https://a.example/atom-style'],
    ['<link></link><link>https://a.example/2</link>', 'https://a.example/2'],
  ])('%s', async (item, link) => {
    expect((await readItem(`<title>x</title>${item}`)).link).toBe(link);
  });

  it.each(['<guid>opaque</guid>', '<link>mailto:a@b.example</link>', ''])('null: %s', async (item) => {
    expect((await readItem(`<title>x</title>${item}`)).link).toBeNull();
  });

  it('stands against the channel link when the feed is a file', async () => {
    const feed = await read(rss('<link>https://a.example/cn/</link><item><link>/1</link></item>'), {
      url: null,
    });
    expect(feed.entries[0]?.link).toBe('https://a.example/1');
  });

  it('of Atom is the alternate, pages before other types', async () => {
    const entry = await readEntry(
      '<link rel="self" href="/self"/><link rel="alternate" type="application/json" href="/json"/>' +
        '<link type="text/html" href="/page"/><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="7"/>',
    );
    expect(entry.link).toBe('https://news.example.org/page');
    expect(entry.enclosures).toEqual([
      { url: 'https://news.example.org/a.mp3', type: 'audio/mpeg', length: 7 },
    ]);
  });
});

describe('title', () => {
  it.each([
    ['&amp;quot;a&amp;quot; &amp;amp; b&amp;#039;s', `"a" & b's`],
    ['<![CDATA[<b>Bold</b> and<br>plain]]>', 'Bold and plain'],
    ['a &lt; b and c &gt; d', 'a < b and c > d'],
    ['1 &lt;2, x&lt;y&gt;z', '1 <2, x<y>z'],
    ['&lt;i&gt;Le Monde&lt;/i&gt;', 'Le Monde'],
    ['&amp;lt;i&amp;gt;Le Monde&amp;lt;/i&amp;gt;', 'Le Monde'],
    ['How &amp;lt;b&amp;gt; works', 'How <b> works'],
    ['  two\n\t lines&amp;nbsp; ', 'two lines'],
    ['Q&amp;A', 'Q&A'],
    ['AT&amp;amp;T', 'AT&T'],
    ['a<b>b</b>c', 'abc'],
  ])('%s', async (given, title) => {
    expect((await readItem(`<title>${given}</title>`)).title).toBe(title);
  });

  it.each(['<title/>', '<title>  </title>', '<title><![CDATA[]]></title>', ''])('null: %s', async (title) => {
    expect((await readItem(`${title}<link>https://a.example/1</link>`)).title).toBeNull();
  });

  it('takes Atom text by its type', async () => {
    expect((await readEntry('<title type="text">use &lt;b&gt;x&lt;/b&gt;</title>')).title).toBe(
      'use <b>x</b>',
    );
    expect((await readEntry('<title type="html">use &lt;b&gt;x&lt;/b&gt;</title>')).title).toBe('use x');
    expect(
      (
        await readEntry(
          '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &lt; c</div></title>',
        )
      ).title,
    ).toBe('a b < c');
  });
});

describe('dates', () => {
  it('keeps published null when only an update time is given', async () => {
    const entry = await readEntry('<title>x</title><updated>2024-03-26T16:46:32Z</updated>');
    expect(entry.published).toBeNull();
    expect(entry.updated).toEqual(new Date('2024-03-26T16:46:32Z'));
  });

  it('loses only the bad date', async () => {
    const feed = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>bad</title><published>not-a-date</published></entry>' +
        '<entry><title>good</title><published>2024-03-26T16:46:32+01:00</published></entry></feed>',
    );
    expect(feed.entries.map((entry) => [entry.title, entry.published?.toISOString() ?? null])).toEqual([
      ['bad', null],
      ['good', '2024-03-26T15:46:32.000Z'],
    ]);
  });

  it('reads a time without zone in the given zone', async () => {
    const item = '<title>x</title><pubDate>2025-03-01 10:00:00</pubDate>';
    const entry = await readItem(item, { timezone: 'Europe/Paris' });
    expect(entry.published?.toISOString()).toBe('2025-03-01T09:00:00.000Z');
  });

  it('takes dc:date when pubDate is missing or bad', async () => {
    const entry = await readItem(
      '<title>x</title><pubDate>soon</pubDate><dc:date>2025-03-01T10:00:00Z</dc:date>',
    );
    expect(entry.published?.toISOString()).toBe('2025-03-01T10:00:00.000Z');
  });
});

describe('summary and content', () => {
  it('takes both, with absolute addresses inside', async () => {
    const entry = await readItem(
      '<title>x</title><description>&lt;p&gt;See &lt;a href="/a?b=1&amp;amp;c=2"&gt;this&lt;/a&gt;&lt;/p&gt;</description>' +
        `<content:encoded><![CDATA[<p><img src='i.jpg'><a href="https://a.example">x</a><a href="#n">n</a></p>]]></content:encoded>`,
    );
    expect(entry.summary).toBe('<p>See <a href="https://news.example.org/a?b=1&amp;c=2">this</a></p>');
    expect(entry.content).toBe(
      '<p><img src="https://news.example.org/i.jpg"><a href="https://a.example">x</a><a href="#n">n</a></p>',
    );
  });

  it('escapes what is text', async () => {
    expect((await readItem('<title>x</title><description>a &lt; b &amp; c</description>')).summary).toBe(
      'a &lt; b &amp; c',
    );
    expect((await readEntry('<summary type="text">&lt;p&gt;</summary>')).summary).toBe('&lt;p&gt;');
  });

  it('keeps text and elements of xhtml in order', async () => {
    const entry = await readEntry(
      '<content type="xhtml" xml:base="https://b.example/d/"><x:div xmlns:x="http://www.w3.org/1999/xhtml">' +
        'one <x:b>two</x:b> three &amp; <x:a href="e">four</x:a><x:br/></x:div></content>',
    );
    expect(entry.content).toBe('one <b>two</b> three &amp; <a href="https://b.example/d/e">four</a><br/>');
  });

  it('keeps unescaped markup of RSS in order and says so', async () => {
    const feed = await read(rss('<item><description>one <b>two</b> three<br>four</description></item>'));
    expect(feed.entries[0]?.summary).toBe('one <b>two</b> three<br>four');
    expect(feed.repairs).toEqual(['unescaped-markup']);
  });

  it('takes no picture for a text', async () => {
    const entry = await readEntry('<title>x</title><content type="image/png">iVBORw0KGgo=</content>');
    expect(entry.content).toBeNull();
  });
});

describe('people, categories, pictures', () => {
  it.each([
    ['<dc:creator>林小雨</dc:creator><author>a@b.example</author>', '林小雨'],
    ['<author>desk@b.example (The Desk)</author>', 'The Desk'],
    ['<author>The Desk</author>', 'The Desk'],
    ['<dc:creator>A</dc:creator><dc:creator>B</dc:creator>', 'A, B'],
    ['<itunes:author>Radio</itunes:author>', 'Radio'],
    ['', null],
  ])('author %s', async (item, author) => {
    expect((await readItem(`<title>x</title>${item}`)).author).toBe(author);
  });

  it("takes the Atom feed's author for entries without one", async () => {
    const feed = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Desk</name></author><entry><id>1</id></entry>' +
        '<entry><id>2</id><author><name>A</name></author><author><name>B</name></author></entry></feed>',
    );
    expect(feed.entries.map((entry) => entry.author)).toEqual(['Desk', 'A, B']);
  });

  it('gives categories as plain text, each once', async () => {
    const entry = await readItem(
      '<title>x</title><category>法国</category><category domain="d"><![CDATA[R&amp;D]]></category><category/>' +
        '<dc:subject>法国</dc:subject>',
    );
    expect(entry.categories).toEqual(['法国', 'R&D']);
    const labelled = await readEntry(
      '<title>x</title><category term="fr" label="France"/><category term="eco"/>',
    );
    expect(labelled.categories).toEqual(['fr', 'eco']);
  });

  it.each([
    ['<media:thumbnail url="/t.jpg"/>', '/t.jpg'],
    [
      '<media:group><media:content url="/s.jpg" medium="image" width="300"/><media:content url="/l.jpg" type="image/jpeg" width="1200"/></media:group><media:thumbnail url="/t.jpg" width="90"/>',
      '/l.jpg',
    ],
    [
      '<media:content url="/v.mp4" type="video/mp4"><media:thumbnail url="/poster.jpg"/></media:content>',
      '/poster.jpg',
    ],
    ['<enclosure url="/e.png" type="image/png" length="0"/>', '/e.png'],
    ['<atom:link rel="enclosure" href="/e.jpg"/>', '/e.jpg'],
    ['<itunes:image href="/i.jpg"/>', '/i.jpg'],
    ['<enclosure url="/a.mp3" type="audio/mpeg"/>', null],
  ])('image %s', async (item, image) => {
    const found = (await readItem(`<title>x</title>${item}`)).image;
    expect(found).toBe(image === null ? null : `https://news.example.org${image}`);
  });
});

describe('items that are none', () => {
  it('are dropped with the reason, the others kept', async () => {
    const feed = await read(
      rss('<item/><item><title>kept</title></item><item>  </item><item><title> </title></item>'),
    );
    expect(feed.entries.map((entry) => entry.title)).toEqual(['kept']);
    expect(feed.dropped).toEqual([
      { reason: 'the item is empty', title: null },
      { reason: 'the item is empty', title: null },
      { reason: 'the item is empty', title: null },
    ]);
  });

  it('do not cost an Atom feed', async () => {
    const feed = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry>junk</entry><entry><title>kept</title><link>https://a.example/</link></entry></feed>',
    );
    expect(feed.entries.map((entry) => [entry.title, entry.link])).toEqual([['kept', 'https://a.example/']]);
    expect(feed.dropped).toHaveLength(2);
  });

  it('keeps ten items that share one guid', async () => {
    const items = Array.from(
      { length: 10 },
      (_, n) => `<item><guid>g</guid><link>https://a.example/${n}</link></item>`,
    );
    const feed = await read(rss(items.join('')));
    expect(feed.entries.map((entry) => entry.link)).toEqual(items.map((_, n) => `https://a.example/${n}`));
  });
});
