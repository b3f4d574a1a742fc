// What the channel of an XML feed says of itself. Elements by canonical name; knows no items.
import type { FeedFormat } from '../core/types.ts';
import { absoluteUrl } from './links.ts';
import { attributeOf, childrenOf, firstWithText, textOf, textsOf } from './node.ts';
import type { RawFeed } from './raw.ts';
import { personsOf, rawTextOf } from './xml-text.ts';

const titles = ['title@rss', 'title@atom', 'title@dc'];
const languages = ['language@rss', 'language@dc'];
const updates = ['lastbuilddate@rss', 'updated@atom', 'modified@atom', 'date@dc', 'modified@dcterms'];

/** `$` are the attributes. All that readChannel looks at. */
export const channelElements: readonly string[] = [
  ...['$', 'link@rss', 'link@atom', 'author@atom'],
  ...titles,
  ...languages,
  ...updates,
];

export interface ReadChannel {
  readonly feed: Omit<RawFeed, 'entries'>;
  /** Against which the items' addresses stand. */
  readonly base: string | null;
  /** RFC 4287, section 4.2.1: the feed's author is the author of entries that name none. */
  readonly author: string | null;
}

/** `base` is the base of the channel element; without one (a file) the channel's own link serves. */
export function readChannel(
  channel: unknown,
  context: { readonly format: FeedFormat; readonly base: string | null },
): ReadChannel {
  const links = [
    ...textsOf(channel, ['link@rss']),
    ...alternates(channel, 'link@atom'),
    ...alternates(channel, 'link@rss'),
  ];
  const link = links.map((href) => absoluteUrl(href, context.base)).find((url) => url !== null) ?? null;
  const base = context.base ?? link;
  const title = firstWithText(channel, titles);
  return {
    base,
    author: personsOf(channel, ['author@atom']),
    feed: {
      format: context.format,
      title: title === null ? null : rawTextOf(title, base),
      link,
      language: textsOf(channel, languages)[0] ?? attributeOf(channel, 'xml:lang'),
      updated: textsOf(channel, updates),
    },
  };
}

function alternates(channel: unknown, name: string): string[] {
  return childrenOf(channel, name)
    .filter((link) => textOf(link) === null && (attributeOf(link, 'rel') ?? 'alternate') === 'alternate')
    .map((link) => attributeOf(link, 'href'))
    .filter((href) => href !== null);
}
