import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError } from '../../src/core/errors.ts';
import { atom, read, rss } from './reading.ts';

/** Text that a careful writer would have escaped; here it is, so that only what the test breaks is broken. */
const words = fc.array(
  fc.constantFrom('harbour', '渡轮', 'a &lt; b', 'R&amp;D', 'café', '<![CDATA[<p>x & y</p>]]>'),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const rssItem = fc.tuple(words, words, fc.boolean()).map(
  ([title, text, hasMedia]) =>
    (id: number) =>
      `<item><title>${title.join(' ')}</title><link>https://a.example/${id}</link><guid isPermaLink="false">n-${id}</guid>` +
      `<description>${text.join(' ')}</description>${hasMedia ? `<media:content url="https://a.example/${id}.jpg"><media:title>t</media:title></media:content>` : ''}</item>`,
);
const atomEntry = fc.tuple(words, words).map(
  ([title, text]) =>
    (id: number) =>
      `<entry><title>${title.join(' ')}</title><link href="https://a.example/${id}"/><id>n-${id}</id>` +
      `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${text.join(' ')}<br/></p></div></content></entry>`,
);

interface Rendered {
  readonly document: string;
  /** Behind each item. */
  readonly ends: readonly number[];
}

const rendered = (item: fc.Arbitrary<(id: number) => string>, wrap: (inside: string) => string) =>
  fc.array(item, { minLength: 1, maxLength: 6 }).map((items): Rendered => {
    const texts = items.map((write, id) => write(id));
    const document = wrap(texts.join('\n'));
    const ends = texts.map((text) => document.indexOf(text) + text.length);
    return { document, ends };
  });
const feeds = fc.oneof(rendered(rssItem, rss), rendered(atomEntry, atom));

const ids = async (document: string): Promise<readonly (string | null)[]> => {
  try {
    return (await read(document)).entries.map((entry) => entry.id);
  } catch (error) {
    if (error instanceof FeedError) return [];
    throw error;
  }
};
const wholeBefore = ({ ends }: Rendered, at: number): string[] =>
  ends.filter((end) => end <= at).map((_, id) => `n-${id}`);

describe('a feed that is broken somewhere', () => {
  it('is read whole when it is not', async () => {
    await fc.assert(
      fc.asyncProperty(feeds, async (feed) => {
        const parsed = await read(feed.document);
        expect(parsed).toMatchObject({ repairs: [], dropped: [], warnings: [] });
        expect(parsed.entries.map((entry) => entry.id)).toEqual(feed.ends.map((_, id) => `n-${id}`));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every item before the place where it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(feeds, fc.nat(), async (feed, random) => {
        const at = random % (feed.document.length + 1);
        const found = await ids(feed.document.slice(0, at));
        expect(found.filter((id) => wholeBefore(feed, at).includes(id ?? ''))).toEqual(wholeBefore(feed, at));
        expect(found.length - wholeBefore(feed, at).length).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every item before the place where something is put in or taken out', async () => {
    const inserts = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      '</item>',
      '<item>',
      '<![CDATA[',
      '<!--',
      '</x>',
      '<b>',
      '</channel>',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(feeds, fc.nat(), fc.nat(30), inserts, async (feed, random, gone, insert) => {
        const at = random % (feed.document.length + 1);
        const broken = feed.document.slice(0, at) + insert + feed.document.slice(at + gone);
        const whole = wholeBefore(feed, at);
        expect((await ids(broken)).slice(0, whole.length)).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });
});
