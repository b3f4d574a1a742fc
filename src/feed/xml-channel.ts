// What the channel of an XML feed says of itself. Elements by canonical name; knows no items.
import type { FeedFormat } from '../core/types.ts';
import { absoluteUrl, innerBase } from './links.ts';
import { attributeOf, childrenOf, firstWithText, textOf, textsOf } from './node.ts';
import type { RawFeed } from './raw.ts';
import { isAlternate } from './xml-item.ts';
import { personsOf, rawTextOf } from './xml-text.ts';

const titles = ['title@rss', 'title@atom', 'title@dc'];
const languages = ['language@rss', 'language@dc'];
const updates = [
  ...['lastbuilddate@rss', 'updated@atom', 'modified@atom', 'modified@dcterms', 'date@dc', 'pubdate@rss'],
  ...['issued@dcterms', 'created@dcterms'],
];

/** `$` are the attributes. All that readChannel looks at. */
export const channelElements: readonly string[] = [
  ...['$', 'link@rss', 'link@atom', 'author@atom'],
  ...titles,
  ...languages,
  ...updates,
];

export interface ReadChannel {
  readonly feed: Omit<RawFeed, 'entries'>;
  /** Against which the items' addresses stand: xml:base, then the channel's link, then the feed's address. */
  readonly base: string | null;
  /** RFC 4287, section 4.2.1: the feed's author is the author of entries that name none. */
  readonly author: string | null;
}

export interface ChannelContext {
  readonly format: FeedFormat;
  /** xml:base of the root and the channel, absolute; null when there is none. */
  readonly xmlBase: string | null;
  /** xml:lang of the root. */
  readonly lang: string | null;
  /** Where the feed was found; null for a file. */
  readonly url: string | null;
}

export function readChannel(channel: unknown, context: ChannelContext): ReadChannel {
  const outer = context.xmlBase ?? context.url;
  const nodes = [...childrenOf(channel, 'link@rss'), ...childrenOf(channel, 'link@atom')];
  const link =
    [
      ...nodes.filter(isAlternate).map((node) => ({ node, href: textOf(node) })),
      ...withRel(nodes, 'alternate'),
    ]
      .map(({ node, href }) => absoluteUrl(href, innerBase(attributeOf(node, 'xml:base'), outer)))
      .find((url) => url !== null) ?? null;
  const self = withRel(nodes, 'self').map(({ href }) => absoluteUrl(href, outer))[0] ?? null;
  const base = context.xmlBase ?? link ?? context.url ?? self;
  const title = firstWithText(channel, titles);
  return {
    base,
    author: personsOf(channel, 'author@atom'),
    feed: {
      format: context.format,
      title: title === null ? null : rawTextOf(title, base),
      link,
      language: textsOf(channel, languages)[0] ?? attributeOf(channel, 'xml:lang') ?? context.lang,
      updated: textsOf(channel, updates),
    },
  };
}

function withRel(
  nodes: readonly unknown[],
  rel: 'alternate' | 'self',
): { node: unknown; href: string | null }[] {
  return nodes
    .filter(
      (node) =>
        textOf(node) === null && (rel === 'alternate' ? isAlternate(node) : attributeOf(node, 'rel') === rel),
    )
    .map((node) => ({ node, href: attributeOf(node, 'href') }));
}
