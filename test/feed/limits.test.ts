import { describe, expect, it } from 'vitest';
import { feedBytesLimit, feedDepthLimit, feedItemLimit } from '../../src/core/limits.ts';
import { failure, read, rss } from './reading.ts';

describe('limits', () => {
  it('refuses a feed that is larger than any', async () => {
    expect(await failure(new Uint8Array(feedBytesLimit + 1).fill(0x20))).toMatch(
      /^feed\.unparsable: .*no feed has more than/,
    );
  });

  it('costs the item that nests too deep, and no other', async () => {
    const deep = '<x>'.repeat(feedDepthLimit) + '</x>'.repeat(feedDepthLimit);
    const feed = await read(rss(`<item><title>a</title>${deep}</item><item><title>b</title></item>`));
    expect(feed.entries.map((entry) => entry.title)).toEqual(['b']);
    expect(feed.dropped).toEqual([
      { reason: `the item nests elements more than ${feedDepthLimit} deep`, title: null },
    ]);
  });

  it('does not count what is nested in a text', async () => {
    const deep = `${'<div>'.repeat(300)}x${'</div>'.repeat(300)}`;
    const feed = await read(rss(`<item><title>a</title><description>${deep}</description></item>`));
    expect(feed.entries[0]?.summary).toBe(deep);
  });

  it('refuses a feed with a tag that no expression gets through', async () => {
    const tag = `<x ${'a'.repeat(15_000_000)}>`;
    expect(await failure(rss(`<item><title>a</title>${tag}</item>`))).toMatch(
      /^feed\.unparsable: .*nested deeper/,
    );
  });

  it.each([
    ['a name without an end', `<p xml:base="/b/">x</p><${'a'.repeat(1_000_000)}`],
    ['a tag without an end', `<p>x</p><a${' href='.repeat(200_000)}`],
  ])('passes over %s in a text', async (_, text) => {
    const feed = await read(
      rss(`<item><title>a</title><description><![CDATA[${text}]]></description></item>`),
    );
    expect(feed.entries[0]?.summary).toBe(text.replace(' xml:base="/b/"', ''));
  });

  it('reads as many items as there may be, and says how many it did not', async () => {
    const items = Array.from({ length: feedItemLimit + 3 }, (_, n) => `<item><guid>${n}</guid></item>`);
    const feed = await read(rss(items.join('')));
    expect(feed.entries).toHaveLength(feedItemLimit);
    expect(feed.dropped).toEqual([
      { reason: `3 items beyond the first ${feedItemLimit} are not read`, title: null },
    ]);
  });
});

describe('document types', () => {
  const withType = (subset: string, text = 'x'): string =>
    `<?xml version="1.0"?><!DOCTYPE rss [${subset}]><rss version="2.0"><channel><item><title>${text}</title></item></channel></rss>`;

  it.each([
    [
      'entities made of entities',
      '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">',
      'the entity "b" in terms of others',
    ],
    ['numbers that hide one', '<!ENTITY a "ha"><!ENTITY b "&#38;a;">', 'the entity "b" in terms of others'],
    ['an entity that is itself', '<!ENTITY a "&a;">', 'the entity "a" in terms of others'],
    ['a long entity', `<!ENTITY a "${'ha'.repeat(200)}">`, 'the long entity "a"'],
    ['an external entity', '<!ENTITY a SYSTEM "file:///etc/passwd">', 'the external entity "a"'],
    ['a public entity', '<!ENTITY a PUBLIC "x" "https://a.example/x">', 'the external entity "a"'],
    ['an entity in no form', '<!ENTITY a ha>', 'entities in no known form'],
    ['thousands of entities', '<!ENTITY a "x">'.repeat(1001), 'more than 1000 entities'],
  ])('refuses %s', async (_, subset, reason) => {
    expect(await failure(withType(subset, '&a;'))).toContain(
      `cannot be read as a feed: its document type declares ${reason}`,
    );
  });

  it('refuses a bomb before it is read', async () => {
    const bomb = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
      '',
    );
    expect(await failure(withType(`<!ENTITY e0 "ha">${bomb}`, '&e20;'))).toMatch(/^feed\.unparsable: /);
  });

  it('takes the text of a declared entity for text', async () => {
    const feed = await read(withType('<!ENTITY co "Salt &#38; Co">', 'by &co;'));
    expect(feed.entries[0]?.title).toBe('by Salt & Co');
    expect(feed.repairs).toEqual([]);
  });
});
