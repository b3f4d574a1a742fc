// Which links of a post lead to the mirror, and the post's text with them. Knows no file and writes none.

import type { EntryRecord } from '../core/entry-record.ts';
import type { PostLink } from '../core/links-port.ts';
import type { StateStore } from '../core/state-port.ts';
import { parseHttpUrl } from '../core/url.ts';
import { attributeText, bodyLinks, withBodyLinks } from '../post/body-links.ts';
import { escapeAttribute } from '../post/escape.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { Permalinks } from './permalinks.ts';

interface LinkParts {
  readonly permalinks: Permalinks;
  readonly state: Pick<StateStore, 'recordLinks' | 'forgetLinks'>;
}

/**
 * The text of a post about to be written, with links to mirrored articles where its feed wants them. Its links are
 * recorded, those that wait too, for `rebuild`. The post's own address stays as it is.
 */
export async function linkToMirror(
  text: string,
  about: { readonly entry: EntryRecord; readonly feed: Pick<MirroredFeed, 'links'> },
  parts: LinkParts,
): Promise<string> {
  const { entry, feed } = about;
  if (feed.links === 'source') {
    // What was known is of the body that is written over.
    if (entry.bodyHash !== null) await parts.state.forgetLinks(entry.key);
    return text;
  }
  const links = await resolved(linksAt(bodyLinks(text) ?? [], parts.permalinks), about, parts.permalinks);
  await parts.state.recordLinks(entry.key, links);
  return withLinks(text, links);
}

/** The links of a body in which nothing leads to the mirror yet. */
export function linksAt(
  addresses: readonly string[],
  permalinks: Pick<Permalinks, 'keyOf'>,
): readonly PostLink[] {
  return addresses.flatMap((source, position) => {
    const target = permalinks.keyOf(attributeText(source));
    return target === null ? [] : [{ position, target, source, shown: null }];
  });
}

/** The same links, each as it should be shown now. */
export async function resolved(
  links: readonly PostLink[],
  about: { readonly entry: Pick<EntryRecord, 'key'>; readonly feed: Pick<MirroredFeed, 'links'> },
  permalinks: Permalinks,
): Promise<readonly PostLink[]> {
  const shown: PostLink[] = [];
  for (const link of links) {
    const found = about.feed.links === 'mirror' ? await permalinks.find(link.target) : null;
    const leadsAway = found !== null && found.key !== about.entry.key;
    shown.push({ ...link, shown: leadsAway ? escapeAttribute(found.address + fragmentOf(link)) : null });
  }
  return shown;
}

function fragmentOf({ source }: PostLink): string {
  return parseHttpUrl(attributeText(source))?.hash ?? '';
}

/** The text with each of the links as it is to be shown. */
export function withLinks(text: string, links: readonly PostLink[]): string {
  return withBodyLinks(text, new Map(links.map((link) => [link.position, link.shown ?? link.source])));
}
