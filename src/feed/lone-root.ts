// Feeds whose root element is another than usual: RSS 1.1's Channel, and an Atom entry that stands alone.
import { skipMisc } from './markup.ts';
import type { FeedRoot } from './root.ts';

const loneTag =
  /<((?:[\w.-]{1,40}:)?)(Channel|entry)(?=\s)[^<>]{0,2000}\sxmlns[^<>]{0,2000}(?:purl\.org\/net\/rss1\.1|www\.w3\.org\/2005\/Atom)[^<>]*>/iy;

/** The same feed under a usual root; null when its root is none of these. Both say by their namespace what they are. */
export function wrappedFeed(text: string): { readonly text: string; readonly root: FeedRoot } | null {
  const at = skipMisc(text, 0);
  loneTag.lastIndex = at;
  const match = loneTag.exec(text);
  if (match === null) return null;
  const [given, prefix = '', local = ''] = match;
  const isEntry = local.toLowerCase() === 'entry';
  const name = `${prefix}${isEntry ? 'feed' : 'rss'}`;
  // A base that is relative would count twice.
  const attributes = given
    .slice(1 + prefix.length + local.length)
    .replace(/\sxml:base\s*=\s*(?:"[^"]*"|'[^']*')/i, '')
    .replace(/\/?>$/, '');
  const tag = `<${name}${attributes}>`;
  const inside = isEntry ? text.slice(at) : withoutItemsTags(text.slice(at), prefix);
  const prolog = text.slice(0, at);
  return { text: `${prolog}${tag}${inside}</${name}>`, root: { name, tag, prolog } };
}

/** RSS 1.1 has its items in one element, where others have them in the channel. */
function withoutItemsTags(channel: string, prefix: string): string {
  const open = new RegExp(`<${prefix}items(?:\\s[^<>]*)?>`).exec(channel);
  const close = channel.lastIndexOf(`</${prefix}items>`);
  if (open === null || close < open.index) return channel;
  const from = open.index + open[0].length;
  const after = channel.slice(close + `</${prefix}items>`.length);
  return channel.slice(0, open.index) + channel.slice(from, close) + after;
}
