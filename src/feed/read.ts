// The story of one feed: bytes → text → repaired XML → raw items → entries. The only door into this room for whole feeds.
import { FeedError } from '../core/errors.ts';
import { feedBytesLimit } from '../core/limits.ts';
import { isOutOfStack, outOfStack } from '../core/stack.ts';
import type { ParsedFeed } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import { cutItemTitle } from './cut-item.ts';
import { decodeFeed } from './decode.ts';
import { looksLikeJson, parseJsonFeed } from './json.ts';
import { absoluteUrl } from './links.ts';
import { wrappedFeed } from './lone-root.ts';
import { type NormaliseOptions, normaliseFeed } from './normalise.ts';
import { challengePage, describeNonFeed } from './not-a-feed.ts';
import { parseXmlFeed } from './parse.ts';
import { repairXml } from './repair.ts';
import { findFeedRoot } from './root.ts';

export interface FeedOrigin {
  /** What messages call it: an address or a file. */
  readonly source: string;
  /** The address that answered, against which relative links stand; null for a file. */
  readonly url: string | null;
  /** The Content-Type header. */
  readonly contentType: string | null;
  /** IANA zone of times that name none. */
  readonly timezone: string;
  /** When it was fetched: what a day without a year is near to, and later than which by years no date can be. */
  readonly fetchedAt?: Date;
}

/**
 * Reads a feed of any format. Throws a FeedError and nothing else: feed.empty, feed.not-a-feed (says what it is),
 * feed.challenge, feed.unparsable.
 */
export async function readFeed(bytes: Uint8Array, about: FeedOrigin): Promise<ParsedFeed> {
  const source = withoutCredentials(about.source);
  try {
    return await readBytes(bytes, { ...about, source });
  } catch (error) {
    if (!isOutOfStack(error)) throw error;
    throw new FeedError('feed.unparsable', { source, detail: outOfStack }, error);
  }
}

async function readBytes(bytes: Uint8Array, about: FeedOrigin): Promise<ParsedFeed> {
  const { source } = about;
  if (bytes.length > feedBytesLimit) {
    const detail = `it has ${bytes.length} bytes and no feed has more than ${feedBytesLimit}`;
    throw new FeedError('feed.unparsable', { source, detail });
  }
  const decoded = decodeFeed(bytes, about.contentType);
  if (!/\S/.test(decoded.text)) throw new FeedError('feed.empty', { source });
  const context = { source, url: about.url };
  const options: NormaliseOptions = { timezone: about.timezone, fetchedAt: about.fetchedAt ?? null };
  if (looksLikeJson(decoded.text)) {
    const normalised = await normaliseFeed(parseJsonFeed({ text: decoded.text, ...context }), options);
    return { encoding: decoded.encoding, repairs: decoded.repairs, ...normalised };
  }
  return readXml(decoded.text, { ...context, ...options, ...decoded });
}

async function readXml(
  given: string,
  about: NormaliseOptions & {
    readonly source: string;
    readonly url: string | null;
    readonly encoding: string;
    readonly repairs: readonly string[];
  },
): Promise<ParsedFeed> {
  const { source, url } = about;
  const wrapped = wrappedFeed(given);
  const text = wrapped?.text ?? given;
  const root = wrapped?.root ?? findFeedRoot(text);
  if (root === null) {
    const what = describeNonFeed(text);
    if (what === challengePage) throw new FeedError('feed.challenge', { source });
    throw new FeedError('feed.not-a-feed', { source, what });
  }
  const repaired = repairXml(text, root, source);
  const rootBase = absoluteUrl(/\sxml:base\s*=\s*["']([^"']*)["']/i.exec(root.tag)?.[1] ?? null, url);
  const rootLang = /\sxml:lang\s*=\s*["']([^"']+)["']/i.exec(root.tag)?.[1] ?? null;
  const raw = await parseXmlFeed({ repaired, root, rootBase, rootLang, url, source });
  const normalised = await normaliseFeed(raw, about);
  const { cutItem, layout, repairs } = repaired;
  return {
    encoding: about.encoding,
    repairs: [...about.repairs, ...repairs],
    ...normalised,
    dropped: [
      ...normalised.dropped,
      ...layout.refused.map((reason) => ({ reason, title: null })),
      ...(cutItem === null ? [] : [{ reason: 'the feed breaks off in it', title: cutItemTitle(cutItem) }]),
    ],
  };
}
