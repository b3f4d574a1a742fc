// XML text → the raw items of a feed. The only file that imports rss-parser.
//
// rss-parser finds the format, the channel and its items. What stands inside an item it would read by its own rules:
// one bad Atom date or a link without attributes costs it the whole feed, and update times become publication dates.
// So every element below the skeleton reaches it under its canonical name, which it copies untouched. It gets the feed
// in portions: its tree takes many times the room of the text, and an item that it cannot read must cost no other.
import Parser from 'rss-parser';
import { detailOf, FeedError } from '../core/errors.ts';
import type { FeedFormat } from '../core/types.ts';
import { innerBase } from './links.ts';
import { attributeOf } from './node.ts';
import type { RawEntry, RawFeed } from './raw.ts';
import type { RepairedFeed } from './repair.ts';
import type { FeedRoot } from './root.ts';
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

/** In UTF-16 units. */
const portionLength = 64 * 1024;

export interface XmlFeedInput {
  readonly repaired: RepairedFeed;
  readonly root: FeedRoot;
  /** xml:base of the root element, absolute, and its xml:lang; null where it has none. */
  readonly rootBase: string | null;
  readonly rootLang: string | null;
  /** Where the feed was found; null for a file. */
  readonly url: string | null;
  /** For messages. */
  readonly source: string;
}

type Tree = Readonly<Record<string, unknown>>;

/** Reads RSS, RDF or Atom; the items come while they are asked for. Throws FeedError feed.unparsable. */
export async function parseXmlFeed(input: XmlFeedInput): Promise<RawFeed> {
  const { layout } = input.repaired;
  const format = formats[input.repaired.names.outermost(input.root.name).canonical] ?? 'rss';
  const hasChannel = input.repaired.names.has('channel@rss');
  if (format !== 'atom' && !hasChannel && layout.itemCount === 0) {
    throw new FeedError('feed.unparsable', { source: input.source, detail: 'it has no channel' });
  }
  const parse = treeParser(input);
  const output = await parseHead(hasChannel || format === 'atom' ? layout.headText() : '', parse);
  const xmlBase = innerBase(attributeOf(output, 'xml:base'), input.rootBase);
  const read = readChannel(output, { format, xmlBase, lang: input.rootLang, url: input.url });
  return { ...read.feed, entries: portions(input, { format, parse, ...read }) };
}

type Parse = (xml: string) => Promise<Tree>;

/** A channel that cannot be read at all costs its own title and link, but no item. */
async function parseHead(head: string, parse: Parse): Promise<Tree> {
  if (head === '') return {};
  try {
    return await parse(head);
  } catch {
    return {};
  }
}

interface ItemContext {
  readonly format: FeedFormat;
  readonly parse: Parse;
  readonly base: string | null;
  readonly author: string | null;
}

async function* portions(input: XmlFeedInput, context: ItemContext): AsyncGenerator<readonly RawEntry[]> {
  const { layout } = input.repaired;
  let texts: string[] = [];
  let length = 0;
  for (let index = 0; index < layout.itemCount; index++) {
    const text = layout.itemText(index);
    texts.push(text);
    length += text.length;
    if (length < portionLength) continue;
    yield await readPortion(texts, context);
    texts = [];
    length = 0;
  }
  if (texts.length > 0) yield await readPortion(texts, context);
}

/** A portion that cannot be read is read in halves, down to the one item that is to blame. */
async function readPortion(texts: readonly string[], context: ItemContext): Promise<readonly RawEntry[]> {
  try {
    const tree = await context.parse(wrapped(texts.join(''), context.format));
    const items: readonly unknown[] = Array.isArray(tree['items']) ? tree['items'] : [];
    return items.map((item) => readSafely(item, context));
  } catch (error) {
    if (texts.length === 1) return [{ unreadable: detailOf(error) }];
    const half = texts.length >> 1;
    const first = await readPortion(texts.slice(0, half), context);
    return [...first, ...(await readPortion(texts.slice(half), context))];
  }
}

/** Under names that mean the same whatever a feed declares. */
const roots: Readonly<Record<FeedFormat, readonly [open: string, close: string]>> = {
  rss: ['<_rss version="2.0"><_channel>', '</_channel></_rss>'],
  rdf: ['<_rdf><_channel></_channel>', '</_rdf>'],
  atom: ['<_feed>', '</_feed>'],
  json: ['', ''],
};
const rootNames: Readonly<Record<string, string>> = {
  _rss: 'rss',
  _channel: 'channel',
  _rdf: 'rdf:RDF',
  _feed: 'feed',
};

function wrapped(items: string, format: FeedFormat): string {
  const [open, close] = roots[format];
  return open + items + close;
}

/** One item that cannot be read never costs the others. */
function readSafely(item: unknown, context: ItemContext): RawEntry {
  try {
    return readXmlItem(item, context);
  } catch (error) {
    return { unreadable: detailOf(error) };
  }
}

function treeParser({ repaired }: XmlFeedInput): Parse {
  const known = new Map<string, string>(Object.entries(rootNames));
  const rename = (name: string): string => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const canonical = repaired.names.canonicalOf(name);
    const renamed = skeleton[canonical] ?? canonical;
    if (known.size < 1000) known.set(name, renamed);
    return renamed;
  };
  const restore = (value: string): string => repaired.layout.asides.restore(value);
  const isThere = (name: string): boolean => name === '$' || repaired.names.has(name);
  const untouched = (name: string): [string, string, { keepArray: boolean }] => [
    name,
    name,
    { keepArray: true },
  ];
  const options: Parser.ParserOptions<Record<string, unknown>, Record<string, unknown>> = {
    // A version that is missing or unknown is read as RSS 2.0, which the others are subsets of.
    defaultRSS: 2,
    customFields: {
      feed: channelElements.filter(isThere).map(untouched) as never[],
      item: itemElements.filter(isThere).map(untouched),
    },
    // Every element an object, empty or not: rss-parser asks an item for `link`, and a string has a method of that name.
    xml2js: {
      explicitCharkey: true,
      emptyTag: () => ({}),
      tagNameProcessors: [rename],
      attrNameProcessors: [(name: string) => name.toLowerCase()],
      valueProcessors: [restore],
      attrValueProcessors: [restore],
    },
  };
  return (xml) => new Parser(options).parseString(xml);
}
