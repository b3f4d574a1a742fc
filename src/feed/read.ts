// The story of one feed: bytes → text → repaired XML → raw items → entries. The only door into this room for whole feeds.
import { FeedError } from '../core/errors.ts';
import type { ParsedFeed } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import { decodeFeed } from './decode.ts';
import { normaliseFeed } from './entry.ts';
import { wrapInlineMarkup } from './inline.ts';
import { looksLikeJson, parseJsonFeed } from './json.ts';
import { absoluteUrl } from './links.ts';
import { mapMarkup } from './markup.ts';
import { createNamer } from './names.ts';
import { challengePage, describeNonFeed } from './not-a-feed.ts';
import { parseXmlFeed } from './parse.ts';
import type { RawFeed } from './raw.ts';
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
}

/**
 * Reads a feed of any format. Throws a FeedError and nothing else: feed.empty, feed.not-a-feed (says what it is),
 * feed.unparsable.
 */
export async function readFeed(bytes: Uint8Array, about: FeedOrigin): Promise<ParsedFeed> {
  const source = withoutCredentials(about.source);
  const decoded = decodeFeed(bytes, about.contentType);
  if (decoded.text.trim() === '') throw new FeedError('feed.empty', { source });
  const context = { source, url: about.url };
  const read = looksLikeJson(decoded.text)
    ? { raw: parseJsonFeed({ text: decoded.text, ...context }), repairs: [] }
    : await readXml(decoded.text, context);
  return {
    encoding: decoded.encoding,
    repairs: [...decoded.repairs, ...read.repairs],
    ...normaliseFeed(read.raw, { timezone: about.timezone }),
  };
}

async function readXml(
  text: string,
  context: { readonly source: string; readonly url: string | null },
): Promise<{ readonly raw: RawFeed; readonly repairs: readonly string[] }> {
  const { source } = context;
  const root = findFeedRoot(text);
  if (root === null || /<html[\s>]|<body[\s>]|<!doctype html/i.test(root.prolog)) {
    const what = describeNonFeed(text);
    if (what === challengePage) throw new FeedError('feed.challenge', { source });
    throw new FeedError('feed.not-a-feed', { source, what });
  }
  // Neither expanded nor ignored: entities of its own in a feed are an attack (entity bomb, external entity).
  if (declaresEntities(root.prolog)) {
    throw new FeedError('feed.unparsable', { source, detail: 'its document type declares entities' });
  }
  const repaired = repairXml(text, root);
  const namer = createNamer(repaired.text, root.tag);
  const inlined = wrapInlineMarkup(repaired.text, namer);
  const raw = await parseXmlFeed({
    text: inlined.text,
    rootName: root.name,
    rootBase: absoluteUrl(/\sxml:base\s*=\s*["']([^"']*)["']/.exec(root.tag)?.[1] ?? null, context.url),
    namer,
    ...context,
  });
  return { raw, repairs: [...repaired.repairs, ...inlined.repairs] };
}

function declaresEntities(prolog: string): boolean {
  const markup = mapMarkup(prolog, { section: () => '' });
  return /<!DOCTYPE/i.test(markup) && /<!ENTITY/i.test(markup);
}
