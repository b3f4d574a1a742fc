// XML text → the raw items of a feed. The only file that imports rss-parser.
//
// rss-parser finds the format, the channel and its items. What stands inside an item it would read by its own rules:
// one bad Atom date or a link without attributes costs it the whole feed, and update times become publication dates.
// So every element below the skeleton reaches it under its canonical name, which it copies untouched.
import Parser from 'rss-parser';
import { detailOf, FeedError } from '../core/errors.ts';
import type { FeedFormat } from '../core/types.ts';
import { innerBase } from './links.ts';
import type { Namer } from './names.ts';
import { attributeOf } from './node.ts';
import type { RawEntry, RawFeed } from './raw.ts';
import { channelElements, readChannel } from './xml-channel.ts';
import { itemElements, readXmlItem } from './xml-item.ts';

/** The names by which rss-parser knows a feed's skeleton. */
const skeleton: Readonly<Record<string, string>> = {
  'rss@rss': 'rss',
  'channel@rss': 'channel',
  'item@rss': 'item',
  'rdf@rdf': 'rdf:RDF',
  'feed@atom': 'feed',
  'entry@atom': 'entry',
};

const formats: Readonly<Record<string, FeedFormat>> = {
  'rss@rss': 'rss',
  'rdf@rdf': 'rdf',
  'feed@atom': 'atom',
};

export interface XmlFeedInput {
  /** Repaired XML whose root element is a feed's. */
  readonly text: string;
  readonly rootName: string;
  /** xml:base of the root element, when it has one. */
  readonly rootBase: string | null;
  readonly namer: Namer;
  /** Where the feed was found; null for a file. */
  readonly url: string | null;
  /** For messages. */
  readonly source: string;
}

/** Reads RSS, RDF or Atom. Throws FeedError feed.unparsable. */
export async function parseXmlFeed(input: XmlFeedInput): Promise<RawFeed> {
  const format = formats[input.namer(input.rootName)] ?? 'rss';
  const output = await parseTree(input);
  const outer = innerBase(input.rootBase, input.url);
  const read = readChannel(output, { format, base: innerBase(attributeOf(output, 'xml:base'), outer) });
  const context = { base: read.base, author: read.author };
  const items: readonly unknown[] = Array.isArray(output['items']) ? output['items'] : [];
  return { ...read.feed, entries: items.map((item) => readSafely(item, context)) };
}

/** One item that cannot be read never costs the others. */
function readSafely(item: unknown, context: Parameters<typeof readXmlItem>[1]): RawEntry {
  try {
    return readXmlItem(item, context);
  } catch (error) {
    return { unreadable: detailOf(error) };
  }
}

async function parseTree(input: XmlFeedInput): Promise<Readonly<Record<string, unknown>>> {
  const rename = (name: string): string => {
    const canonical = input.namer(name);
    return skeleton[canonical] ?? canonical;
  };
  const untouched = (name: string): [string, string, { keepArray: boolean }] => [
    name,
    name,
    { keepArray: true },
  ];
  const parser = new Parser<Record<string, unknown>, Record<string, unknown>>({
    // A version that is missing or unknown is read as RSS 2.0, which the others are subsets of.
    defaultRSS: 2,
    customFields: { feed: channelElements.map(untouched) as never[], item: itemElements.map(untouched) },
    // Every element an object, empty or not: rss-parser asks an item for `link`, and a string has a method of that name.
    xml2js: {
      explicitCharkey: true,
      emptyTag: () => ({}),
      tagNameProcessors: [rename],
      attrNameProcessors: [(name: string) => name.toLowerCase()],
    },
  });
  try {
    return await parser.parseString(input.text);
  } catch (error) {
    // rss-parser looks into the channel without asking whether there is one.
    const detail = error instanceof TypeError ? 'it has no channel' : detailOf(error);
    throw new FeedError('feed.unparsable', { source: input.source, detail }, error);
  }
}
