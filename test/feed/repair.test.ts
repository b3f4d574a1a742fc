import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, read, rss } from './reading.ts';

const item = '<item><title>x</title><link>https://a.example/1</link></item>';

describe('repairs', () => {
  it.each([
    [
      'a warning before the declaration',
      `<br />\n<b>Warning</b>: fopen() in /a.php\n${rss(item)}`,
      ['junk-before-root'],
    ],
    ['two declarations', `<?xml version="1.0"?>\n${rss(item)}`, ['junk-before-root']],
    ['a blank line before the declaration', `\n\n${rss(item)}`, ['junk-before-root']],
    ['a script after the root', `${rss(item)}<script>track(1 && 2)</script>`, ['junk-after-root']],
    ['a control character', rss(item.replace('x', '\u0008x\u000b')), ['invalid-characters']],
    ['a reference to no character', rss(item.replace('x', '&#8;x&#xFFFF;')), ['invalid-references']],
    ['a comment with dashes', rss(`<!-- a -- b -->${item}`), ['malformed-comments']],
  ])('%s', async (_, text, repairs) => {
    const feed = await read(text);
    expect(feed.repairs).toEqual(repairs);
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]).toMatchObject({ title: 'x', link: 'https://a.example/1' });
  });

  it('takes items in that stand after the channel', async () => {
    const feed = await read(
      `<rss version="0.91"><channel><title>T</title></channel>\n${item}${item.replace('/1', '/2')}</rss>`,
    );
    expect(feed.repairs).toEqual(['items-outside-channel']);
    expect(feed).toMatchObject({ title: 'T', entries: [{ title: 'x' }, { title: 'x' }] });
  });

  it('escapes bare ampersands and keeps every item', async () => {
    const feed = await read(
      rss(
        '<item><title>A & B &foo; C</title><link>http://a.example/?a=1&b=2&copy=3</link></item>' +
          '<item><title>two</title><media:thumbnail url="https://a.example/i?x=1&y=2"/></item>',
      ),
    );
    expect(feed.repairs).toEqual(['bare-ampersands']);
    expect(feed.entries.map((entry) => [entry.title, entry.link, entry.image])).toEqual([
      ['A & B &foo; C', 'http://a.example/?a=1&b=2&copy=3', null],
      ['two', null, 'https://a.example/i?x=1&y=2'],
    ]);
  });

  it('knows the names of HTML', async () => {
    const feed = await read(
      rss('<item><title>caf&eacute;&nbsp;&mdash; &ldquo;x&rdquo; &AMP; y</title></item>'),
    );
    expect(feed.repairs).toEqual(['html-entities']);
    expect(feed.entries[0]?.title).toBe('café — “x” & y');
  });

  it('takes a < that begins no tag for text', async () => {
    const feed = await read(rss('<item><title>1 < 2</title></item>'));
    expect(feed.repairs).toEqual(['bare-less-than']);
    expect(feed.entries[0]?.title).toBe('1 < 2');
  });

  it('does not touch what stands in CDATA', async () => {
    const feed = await read(
      rss('<item><description><![CDATA[<p>a & b &nbsp; 1 < 2 <!-- a -- b --></p>]]></description></item>'),
    );
    expect(feed.repairs).toEqual([]);
    expect(feed.entries[0]?.summary).toBe('<p>a & b &nbsp; 1 < 2 <!-- a -- b --></p>');
  });

  it.each([
    ['a comment after the root', `${rss(item)}\n<!-- made in 3 ms -->\n`],
    [
      'a stylesheet and a comment before it',
      `<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- <rss> -->\n${rss(item).replace(/^.*\n/, '')}`,
    ],
    [
      'a document type',
      `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/rss.dtd">${rss(item).replace(/^.*\n/, '')}`,
    ],
    ['predefined and numeric references', rss(item.replace('x', '&lt;&amp;&#233;&#x4E2D;'))],
  ])('leaves %s alone', async (_, text) => {
    const feed = await read(text);
    expect(feed.repairs).toEqual([]);
    expect(feed.entries).toHaveLength(1);
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'feed.empty: https://news.example.org/feed is empty.'],
    ['\uFEFF \n', 'feed.empty: https://news.example.org/feed is empty.'],
    ['<!DOCTYPE html><html><head><title>News</title></head></html>', 'but an HTML page.'],
    ['<html><body><rss><channel/></rss></body></html>', 'but an HTML page.'],
    ['<!DOCTYPE html><html><title>Just a moment...</title></html>', 'but a challenge page.'],
    ['{"error":"forbidden"}', 'but JSON without a feed.'],
    ['[{"a":1}]', 'but JSON without a feed.'],
    ['<?xml version="1.0"?><urlset><url/></urlset>', 'but a sitemap.'],
    ['<opml version="2.0"><body/></opml>', 'not a feed'],
    ['<?xml version="1.0"?><data/>', 'but XML without a feed (<data>).'],
    ['Service unavailable', 'but plain text.'],
    ['\u0001\u0002\u0003\u0000\u0004', 'but binary data.'],
  ])('%s', async (text, sentence) => {
    expect(await failure(text)).toContain(sentence);
  });

  it.each([
    ['no channel', '<rss version="2.0"></rss>'],
    ['cut JSON', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id"'],
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>',
    ],
    [
      'an external entity',
      '<!DOCTYPE feed [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]><feed xmlns="http://www.w3.org/2005/Atom"><title>&x;</title></feed>',
    ],
  ])('%s is unparsable', async (_, text) => {
    expect(await failure(text)).toMatch(/^feed\.unparsable: .*\.$/);
  });

  it('keeps credentials out of the message', async () => {
    expect(await failure('', { source: 'https://me:secret@a.example/feed' })).not.toContain('secret');
  });
});

describe('any input', () => {
  const settle = async (bytes: Uint8Array): Promise<string> => {
    try {
      return (await read(bytes)).format;
    } catch {
      return failure(bytes);
    }
  };

  it('gives a result or a FeedError for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await settle(bytes)).toMatch(/^(?:rss|rdf|atom|json)$|^feed\./);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a result or a FeedError for a feed with anything in it', async () => {
    const pieces = fc.constantFrom(
      ...[
        '<item>',
        '</item>',
        '<title>',
        '</title>',
        '<entry>',
        '</entry>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
      ],
      ...[
        '&',
        '&amp;',
        '&#0;',
        '&nbsp;',
        '<',
        '>',
        '"',
        "'",
        '<link',
        ' href="',
        '/>',
        '</rss>',
        '<rss>',
        '<?',
        '?>',
      ],
      ...[
        '<content type="xhtml">',
        '</content>',
        '<published>',
        '中',
        '\u0000',
        '\uD800',
        '<!DOCTYPE',
        '[',
        '{',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), fc.boolean(), async (parts, isAtom) => {
        const inside = parts.join('');
        const text = isAtom ? `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>` : rss(inside);
        expect(await settle(new TextEncoder().encode(text))).toMatch(/^(?:rss|rdf|atom|json)$|^feed\./);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['unclosed comments', '<!--'],
    ['unclosed titles', '<title>'],
    ['less-than signs', '<'],
    ['white space', ' '],
    ['tags with a quote', '<a b="'],
    ['ampersands', '&a'],
    ['a declaration', '<?xml '],
  ])('takes no time that grows with the square of %s', async (_, piece) => {
    const many = new TextEncoder().encode(rss(`<item><title>${piece.repeat(100_000)}</title></item>`));
    expect(await settle(many)).toMatch(/^rss$|^feed\./);
    const before = new TextEncoder().encode(piece.repeat(100_000) + rss(item));
    expect(await settle(before)).toMatch(/^rss$|^feed\./);
  });
});
