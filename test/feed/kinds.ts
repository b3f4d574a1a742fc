// One table of feeds as they are written, kind by kind, each with what an entry of it must say. Invented throughout.
import type { FeedEntry } from '../../src/core/types.ts';
import { atom, rss } from './reading.ts';

export interface FeedCase {
  readonly kind: string;
  readonly name: string;
  readonly document: string;
  /** What the first entry must have; other fields may be anything. */
  readonly entry: Partial<FeedEntry>;
}

const at = (iso: string): Date => new Date(iso);

/** Cases of one kind: name, what stands in the item, what comes out. */
function kind(
  name: string,
  wrap: (inside: string) => string,
  cases: readonly (readonly [inside: string, entry: Partial<FeedEntry>])[],
): FeedCase[] {
  return cases.map(([inside, entry]) => ({ kind: name, name: inside, document: wrap(inside), entry }));
}

const item = (inside: string): string => rss(`<item>${inside}</item>`);
const entry = (inside: string): string => atom(`<entry>${inside}</entry>`);
const atom03 = (inside: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry>${inside}</entry></feed>`;
const rdf = (inside: string): string =>
  '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' +
  `<channel rdf:about="https://a.example/"><title>T</title><link>https://a.example/</link></channel>${inside}</rdf:RDF>`;
const rss092 = (inside: string): string =>
  `<rss version="0.92"><channel><title>T</title><item>${inside}</item></channel></rss>`;
const whole = (document: string): string => document;

const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';

export const feedCases: readonly FeedCase[] = [
  ...kind('RSS 2.0 basics', item, [
    ['<title>Ferry resumes</title>', { title: 'Ferry resumes' }],
    ['<link>https://a.example/1</link>', { link: 'https://a.example/1' }],
    ['<description>Boats sail again</description>', { summary: 'Boats sail again' }],
    ['<guid>https://a.example/g</guid>', { id: 'https://a.example/g', link: 'https://a.example/g' }],
    ['<guid isPermaLink="false">n-17</guid>', { id: 'n-17', link: null }],
    ['<guid>n-17</guid><link>https://a.example/1</link>', { id: 'n-17', link: 'https://a.example/1' }],
    [
      '<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>',
      { published: at('2004-01-01T19:48:21Z'), updated: null },
    ],
    ['<category>Harbour</category>', { categories: ['Harbour'] }],
    ['<category domain="d">Harbour</category><category>Sea</category>', { categories: ['Harbour', 'Sea'] }],
    [
      '<enclosure url="https://a.example/1.mp3" length="100" type="audio/mpeg"/>',
      { enclosures: [{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: 100 }] },
    ],
    ['<title>One</title><comments>https://a.example/c</comments>', { link: null }],
    ['<title>One</title><source url="https://b.example/f">Other</source>', { title: 'One', link: null }],
    [
      '<image><title>Wrong</title><link>https://b.example/</link><url>https://a.example/i.png</url></image><title>Right</title>',
      { title: 'Right', link: null, image: 'https://a.example/i.png' },
    ],
  ]),
  ...kind('RSS 0.9x', rss092, [
    [
      '<title>Old</title><link>https://a.example/1</link><description>short</description>',
      { title: 'Old', link: 'https://a.example/1', summary: 'short' },
    ],
    ['<description>only a text here</description>', { title: 'only a text here' }],
  ]),
  ...kind('RSS 1.0', rdf, [
    [
      '<item rdf:about="https://a.example/1"></item>',
      { id: 'https://a.example/1', link: 'https://a.example/1' },
    ],
    [
      '<item rdf:about="https://a.example/1"><title>Une</title><link>https://a.example/x</link><dc:date>2004-01-01</dc:date><dc:creator>Ana</dc:creator><dc:subject>Mer</dc:subject></item>',
      {
        title: 'Une',
        link: 'https://a.example/x',
        published: at('2004-01-01T00:00:00Z'),
        author: 'Ana',
        categories: ['Mer'],
      },
    ],
    [
      '<item rdf:about="urn:1"><dcterms:issued>2004-01-01T10:00Z</dcterms:issued><dcterms:modified>2004-01-02T10:00Z</dcterms:modified></item>',
      { published: at('2004-01-01T10:00:00Z'), updated: at('2004-01-02T10:00:00Z') },
    ],
  ]),
  ...kind('Atom 1.0 basics', entry, [
    ['<id>urn:x:1</id>', { id: 'urn:x:1' }],
    ['<id>HTTP://A.example:80/%7Ea/./b</id>', { id: 'HTTP://A.example:80/%7Ea/./b' }],
    [
      '<title>One</title><updated>2004-01-01T12:00:00+02:00</updated>',
      { updated: at('2004-01-01T10:00:00Z') },
    ],
    ['<published>2004-01-01T12:00:00Z</published>', { published: at('2004-01-01T12:00:00Z') }],
    ['<link href="https://a.example/1"/>', { link: 'https://a.example/1' }],
    ['<link rel="alternate" href="https://a.example/1"/>', { link: 'https://a.example/1' }],
    [
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/1"/>',
      { link: 'https://a.example/1' },
    ],
    [
      '<link rel="related" href="https://a.example/r"/><link rel="via" href="https://a.example/v"/><link rel="alternate" href="https://a.example/1"/>',
      { link: 'https://a.example/1' },
    ],
    ['<id>urn:1</id><link rel="edit" href="https://a.example/e"/><link/>', { link: null }],
    [
      '<link rel="enclosure" type="audio/mpeg" length="5" href="https://a.example/a.mp3"/><link href="https://a.example/1"/>',
      {
        link: 'https://a.example/1',
        enclosures: [{ url: 'https://a.example/a.mp3', type: 'audio/mpeg', length: 5 }],
      },
    ],
    ['<author><name>Ana</name><email>a@b.example</email></author>', { author: 'Ana' }],
    ['<author><email>a@b.example</email></author>', { author: 'a@b.example' }],
    ['<author><x:y xmlns:x="urn:x">no</x:y><name>Ana</name></author>', { author: 'Ana' }],
    ['<title>One</title><contributor><name>Bo</name></contributor>', { author: null }],
    ['<category term="sea" label="The Sea" scheme="urn:s"/>', { categories: ['sea'] }],
    ['<category term="sea"/><category term="harbour"/>', { categories: ['sea', 'harbour'] }],
    [
      '<source><id>urn:other</id><title>Other</title><author><name>Bo</name></author><link href="https://b.example/"/><updated>2001-01-01T00:00:00Z</updated></source><id>urn:1</id>',
      { id: 'urn:1', title: null, author: 'Bo', link: null, updated: null },
    ],
  ]),
  ...kind('Atom links in text', entry, [
    [
      '<link rel="enclosure">https://a.example/e.mp3</link><link rel="alternate">https://a.example/1</link>',
      {
        link: 'https://a.example/1',
        enclosures: [{ url: 'https://a.example/e.mp3', type: null, length: null }],
      },
    ],
    ['<link rel="self">https://a.example/self</link><id>urn:1</id>', { link: null }],
  ]),
  ...kind('text in wrong places', item, [
    ['<description>&lt;![CDATA[Boats &amp; wind]]&gt;</description>', { summary: 'Boats &amp; wind' }],
    ['<title><![CDATA[<![CDATA[Boats]]]]><![CDATA[>]]></title>', { title: 'Boats' }],
    ['<title>&#X42;oats</title>', { title: 'Boats' }],
    [
      '<description>&lt;img srcset="/a.png, /b.png 2x"&gt;</description>',
      {
        summary: '<img srcset="https://news.example.org/a.png, https://news.example.org/b.png 2x">',
      },
    ],
    [
      '<title>One</title>loose text<link>https://a.example/1</link>',
      { title: 'One', link: 'https://a.example/1' },
    ],
    ['<!-- <title>Wrong</title> --><title>Ri<!-- x -->ght</title><?php echo 1 ?>', { title: 'Right' }],
  ]),
  ...kind('Atom text constructs', entry, [
    ['<title>Salt &amp;amp; Pepper</title>', { title: 'Salt & Pepper' }],
    ['<title type="html">&lt;b&gt;Salt&lt;/b&gt; wind</title>', { title: 'Salt wind' }],
    ['<title type="html"><![CDATA[<b>Salt</b> &lt;wind&gt;]]></title>', { title: 'Salt <wind>' }],
    [`<title type="xhtml"><div ${xhtml}>Salt <em>wind</em></div></title>`, { title: 'Salt wind' }],
    ['<summary>a &lt; b</summary>', { summary: 'a &lt; b' }],
    ['<summary type="text">plain &lt;i&gt;</summary>', { summary: 'plain &lt;i&gt;' }],
    ['<summary type="html">&lt;i&gt;x&lt;/i&gt;</summary>', { summary: '<i>x</i>' }],
    [
      `<content type="xhtml"><div ${xhtml}><p>One <b>two</b></p></div></content>`,
      { content: '<p>One <b>two</b></p>' },
    ],
    [
      '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>One</h:p></h:div></content>',
      { content: '<p>One</p>' },
    ],
    ['<content type="text/html">&lt;p&gt;x&lt;/p&gt;</content>', { content: '<p>x</p>' }],
    ['<content type="text/plain">a &lt; b</content>', { content: 'a &lt; b' }],
    ['<content src="https://a.example/1"/><summary>short</summary>', { content: null, summary: 'short' }],
    [
      '<content type="application/octet-stream">TG9uZyA8Yj50ZXh0PC9iPg==</content>',
      { content: 'Long <b>text</b>' },
    ],
    ['<content>long</content><summary>short</summary>', { content: 'long', summary: 'short' }],
  ]),
  ...kind('Atom 0.3', atom03, [
    ['<title>One</title><id>urn:1</id>', { title: 'One', id: 'urn:1' }],
    [
      '<issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01T10:00:00Z</modified>',
      { published: at('2003-12-31T10:14:55Z'), updated: at('2004-01-01T10:00:00Z') },
    ],
    ['<created>2003-12-31</created>', { published: at('2003-12-31T00:00:00Z') }],
    ['<title type="text/html" mode="escaped">&lt;b&gt;One&lt;/b&gt; two</title>', { title: 'One two' }],
    ['<title type="text/html" mode="base64">PGI+T25lPC9iPiB0d28=</title>', { title: 'One two' }],
    ['<summary mode="base64" type="text/html">PGI+T25lPC9iPiB0d28=</summary>', { summary: '<b>One</b> two' }],
    [
      `<content type="application/xhtml+xml" mode="xml"><div ${xhtml}>a <b>b</b></div></content>`,
      { content: 'a <b>b</b>' },
    ],
    [`<content type="text/html" mode="xml"><p ${xhtml}>a</p></content>`, { content: `<p ${xhtml}>a</p>` }],
    ['<content type="text/html" mode="escaped"><![CDATA[<p>a</p>]]></content>', { content: '<p>a</p>' }],
    ['<author><name>Ana</name><url>https://a.example/</url></author>', { author: 'Ana' }],
    ['<link rel="alternate" type="text/html" href="https://a.example/1"/>', { link: 'https://a.example/1' }],
  ]),
  ...kind('persons', item, [
    ['<author>Ana Rivera (ana@b.example)</author>', { author: 'Ana Rivera' }],
    ['<author>ana@b.example (Ana Rivera)</author>', { author: 'Ana Rivera' }],
    ['<author>Ana Rivera &lt;ana@b.example&gt;</author>', { author: 'Ana Rivera' }],
    ['<author>ana@b.example</author>', { author: 'ana@b.example' }],
    ['<author>mailto:ana@b.example</author>', { author: 'ana@b.example' }],
    ['<author>Ana Rivera (Port Desk)</author>', { author: 'Ana Rivera (Port Desk)' }],
    ['<dc:creator>Ana Rivera (ana@b.example)</dc:creator>', { author: 'Ana Rivera' }],
    ['<dc:author>Ana</dc:author>', { author: 'Ana' }],
    ['<itunes:author>Radio Ana</itunes:author>', { author: 'Radio Ana' }],
    ['<atom:author><atom:name>Ana</atom:name></atom:author>', { author: 'Ana' }],
    ['<author><name>Ana</name></author>', { author: 'Ana' }],
    ['<title>x</title><dc:contributor>Bo</dc:contributor><dc:publisher>P</dc:publisher>', { author: null }],
  ]),
  ...kind('modules', item, [
    ['<dc:title>Wind</dc:title>', { title: 'Wind' }],
    ['<dc:description>short</dc:description>', { summary: 'short' }],
    ['<dc:date>2004-01-01T10:00:00Z</dc:date>', { published: at('2004-01-01T10:00:00Z') }],
    ['<dc:subject>a</dc:subject><dc:subject>b</dc:subject>', { categories: ['a', 'b'] }],
    ['<content:encoded><![CDATA[<p>long</p>]]></content:encoded>', { content: '<p>long</p>', summary: null }],
    [
      '<description>short</description><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded>',
      { summary: 'short', content: '<p>long</p>' },
    ],
    [`<body ${xhtml}><p>long</p></body>`, { content: '<p>long</p>' }],
    ['<itunes:summary>short</itunes:summary>', { summary: 'short' }],
    ['<itunes:keywords>a, b</itunes:keywords>', { categories: ['a', 'b'] }],
    [
      '<itunes:category text="Sea"><itunes:category text="Boats"/></itunes:category>',
      { categories: ['Sea', 'Boats'] },
    ],
    ['<itunes:image href="https://a.example/i.jpg"/>', { image: 'https://a.example/i.jpg' }],
    [
      '<media:content url="https://a.example/v.mp4" type="video/mp4" fileSize="9"/>',
      { enclosures: [{ url: 'https://a.example/v.mp4', type: 'video/mp4', length: 9 }] },
    ],
    [
      '<media:group><media:content url="https://a.example/a.jpg" width="300"/><media:content url="https://a.example/b.jpg" width="900"/></media:group>',
      { image: 'https://a.example/b.jpg', enclosures: [] },
    ],
    ['<media:title>Wrong</media:title><title>Right</title>', { title: 'Right' }],
    ['<title>Right</title><itunes:title>Wrong</itunes:title><dc:title>Wrong</dc:title>', { title: 'Right' }],
  ]),
  ...kind('namespaces', whole, [
    [
      '<rss xmlns:q="http://purl.org/dc/elements/1.1/"><channel><item><q:creator>Ana</q:creator></item></channel></rss>',
      { author: 'Ana' },
    ],
    [
      '<rss><channel><item><creator xmlns="http://purl.org/dc/elements/1.1/">Ana</creator></item></channel></rss>',
      { author: 'Ana' },
    ],
    [
      '<rss><channel><item><q:encoded xmlns:q="http://purl.org/rss/1.0/modules/content/">long</q:encoded></item></channel></rss>',
      { content: 'long' },
    ],
    [
      '<rss xmlns="http://backend.userland.com/rss2"><channel><item><title>One</title></item></channel></rss>',
      { title: 'One' },
    ],
    [
      '<r:rss xmlns:r="http://backend.userland.com/rss2" version="2.0"><r:channel><r:item><r:title>One</r:title></r:item></r:channel></r:rss>',
      { title: 'One' },
    ],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:o="urn:other"><r:channel><r:title>T</r:title></r:channel><r:item><o:title>Wrong</o:title><r:title>Right</r:title></r:item></rdf:RDF>',
      { title: 'Right' },
    ],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="urn:other"><entry><o:title>Wrong</o:title><o:id>no</o:id><title>Right</title><id>urn:1</id></entry></feed>',
      { title: 'Right', id: 'urn:1' },
    ],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title xmlns="urn:other">Wrong</title><title>Right</title></entry></feed>',
      { title: 'Right' },
    ],
    [
      '<x:feed xmlns:x="http://purl.org/atom/ns#"><x:entry><x:title>One</x:title><x:issued>2004-01-01T00:00:00Z</x:issued></x:entry></x:feed>',
      { title: 'One', published: at('2004-01-01T00:00:00Z') },
    ],
    [
      '<rss><channel><item><dc:creator>Ana</dc:creator><media:thumbnail url="https://a.example/t.jpg"/></item></channel></rss>',
      { author: 'Ana', image: 'https://a.example/t.jpg' },
    ],
    [
      '<rss xmlns:m="http://search.yahoo.com/mrss"><channel><item><m:group><m:content url="https://a.example/t.jpg" medium="image"/></m:group></item></channel></rss>',
      { image: 'https://a.example/t.jpg' },
    ],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom"><a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title>One</a:title></a:entry></feed>',
      { title: 'One' },
    ],
  ]),
  ...kind('xml:base', whole, [
    [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><entry><link href="1"/></entry></feed>',
      { link: 'https://b.example/x/1' },
    ],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><entry xml:base="y/"><link xml:base="z/" href="1"/></entry></feed>',
      { link: 'https://b.example/x/y/z/1' },
    ],
    [
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml" xml:base="https://b.example/x/"><div ${xhtml}><a href="1">x</a></div></content></entry></feed>`,
      { content: '<a href="https://b.example/x/1">x</a>' },
    ],
    [
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="https://b.example/x/"><content type="xhtml"><div ${xhtml} xml:base="y/"><a href="1">x</a></div></content></entry></feed>`,
      { content: '<a href="https://b.example/x/y/1">x</a>' },
    ],
    [
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="https://b.example/x/"><content type="xhtml"><div ${xhtml}><p xml:base="y/"><a href="1">x</a></p><a href="2">y</a></div></content></entry></feed>`,
      { content: '<p><a href="https://b.example/x/y/1">x</a></p><a href="https://b.example/x/2">y</a>' },
    ],
    [
      '<rss><channel xml:base="https://b.example/x/"><link>https://c.example/</link><item><link>1</link><description>&lt;img src="i.png"&gt;</description></item></channel></rss>',
      { link: 'https://b.example/x/1', summary: '<img src="https://b.example/x/i.png">' },
    ],
    [
      '<rss><channel><link>https://c.example/d/</link><item><link>1</link><description>&lt;img src="i.png"&gt;</description></item></channel></rss>',
      { link: 'https://c.example/d/1', summary: '<img src="https://c.example/d/i.png">' },
    ],
    [
      '<rss><channel><item><link>/1</link><description>&lt;img srcset="/a.png 1x, /b.png 2x"&gt;</description></item></channel></rss>',
      {
        link: 'https://news.example.org/1',
        summary: '<img srcset="https://news.example.org/a.png 1x, https://news.example.org/b.png 2x">',
      },
    ],
  ]),
  ...kind('document types', whole, [
    [
      '<!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent"> %HTMLlat1;]>' +
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item><title>caf&eacute;</title></item></rdf:RDF>',
      { title: 'café' },
    ],
    [
      '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY port "Port &#38;#38; Sea">]><rss><channel><item><title>a&nbsp;b &port;</title></item></channel></rss>',
      { title: 'a b Port & Sea' },
    ],
    [
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>One</title></item></channel></rss>',
      { title: 'One' },
    ],
  ]),
  ...kind('broken markup', whole, [
    [
      rss('<item><title>A & B</title><link>http://x.example/?a=1&b=2</link></item>'),
      { title: 'A & B', link: 'http://x.example/?a=1&b=2' },
    ],
    [rss('<item><title>caf&eacute;&nbsp;x</title></item>'), { title: 'café x' }],
    [rss('<item><title>\u0001One\u000b</title></item>'), { title: 'One' }],
    [rss('<item><title>&#55357;&#56832; &#xD83D;&#xDE00;</title></item>'), { title: '😀 😀' }],
    [`PHP Notice: x in <b>/a.php</b>\n${rss('<item><title>One</title></item>')}`, { title: 'One' }],
    [`${rss('<item><title>One</title></item>')}<script>x(1 && 2)</script>`, { title: 'One' }],
    [
      rss(
        '<item><media:content url="https://a.example/v.jpg"><title>One</title><link>https://a.example/1</link></item>',
      ),
      { title: 'One', link: 'https://a.example/1', image: 'https://a.example/v.jpg' },
    ],
    [
      rss('<item><title>One<link>https://a.example/1</link><description>short</description></item>'),
      { title: 'One', link: 'https://a.example/1', summary: 'short' },
    ],
    [
      rss(
        '<item><title>One</title><description>a <b>b <i>c</description><link>https://a.example/1</link></item>',
      ),
      { title: 'One', summary: 'a <b>b <i>c', link: 'https://a.example/1' },
    ],
    [
      rss('<item><title>One</title><enclosure url=https://a.example/1.mp3 type=audio/mpeg length=5></item>'),
      { title: 'One', enclosures: [{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: 5 }] },
    ],
    [rss('<item><title>One</title><guid isPermaLink=false>n-1</guid></item>'), { id: 'n-1', title: 'One' }],
    [
      rss('<item><title>One</title><enclosure url="https://a.example/1.mp3"type="audio/mpeg"/></item>'),
      { enclosures: [{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: null }] },
    ],
    [
      rss('<item><title>One</title><link>https://a.example/1</link>') +
        '<item><title>Two</title></item></channel></rss>',
      { title: 'One', link: 'https://a.example/1' },
    ],
    [
      rss('<item><Title>One</title><link>https://a.example/1</LINK></item>'),
      { title: 'One', link: 'https://a.example/1' },
    ],
    [
      rss('<item><title>One</title><dc:creator>Ana</creator><link>https://a.example/1</link></item>'),
      { author: 'Ana', link: 'https://a.example/1' },
    ],
    [
      rss('<item><title>One</title><link>https://a.example/1</link></item>').slice(0, -16),
      { title: 'One', link: 'https://a.example/1' },
    ],
    [
      atom('<entry><title>One</title><link href="https://a.example/1"><id>urn:1</id></entry>'),
      { title: 'One', link: 'https://a.example/1', id: 'urn:1' },
    ],
    [rss('<item><title>1 < 2 && 3 > 2</title></item>'), { title: '1 < 2 && 3 > 2' }],
    [rss('<item><title>Note <me@a.example> here</title></item>'), { title: 'Note <me@a.example> here' }],
  ]),
];
