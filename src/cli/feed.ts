// `feedmirror feed`: what feeds say after repair and normalisation, one line an input.
import { sanitizePassage } from '../article/sanitize.ts';
import { MirrorError } from '../core/errors.ts';
import type { FeedEntry, ParsedFeed } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import { readFeed } from '../feed/read.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { openReader, type Reader } from './reader.ts';
import { readSource } from './source.ts';

/** @returns 1 when an input could not be read; the others are shown all the same */
export async function showFeeds(
  sources: readonly string[],
  options: GlobalOptions,
  io: CliIo,
): Promise<number> {
  const reader = await openReader(options, io);
  let status: number = exitStatus.ok;
  try {
    for (const given of sources) {
      if (io.signal.aborted) break;
      const source = withoutCredentials(given);
      try {
        const feed = await readOne(given, reader, io.signal);
        if (options.json === true) io.print(jsonLine({ source, ok: true, ...feedJson(feed) }));
        else for (const line of describe(source, feed)) io.print(printable(line));
      } catch (error) {
        if (!(error instanceof MirrorError)) throw error;
        status = exitStatus.needsPerson;
        const { code, message } = error;
        if (options.json === true) io.print(jsonLine({ source, ok: false, error: { code, message } }));
        else io.printError(printable(message));
      }
    }
    return status;
  } finally {
    await reader.close();
  }
}

async function readOne(source: string, reader: Reader, signal: AbortSignal): Promise<ParsedFeed> {
  const { bytes, url, contentType } = await readSource(source, {
    kind: 'feed',
    fetcher: reader.fetcher,
    signal,
  });
  const rules = url === null ? null : reader.rulesFor(url);
  const timezone = rules?.timezone ?? 'UTC';
  return readFeed(bytes, {
    source: withoutCredentials(source),
    url,
    contentType,
    timezone,
    fetchedAt: reader.now(),
  });
}

function feedJson(feed: ParsedFeed) {
  const { format, encoding, repairs, title, link, language, updated, entries, dropped, warnings } = feed;
  return {
    format,
    encoding,
    repairs,
    feed: { title, link, language, updated },
    entries: entries.map(entryJson),
    dropped,
    warnings,
  };
}

/** Summary and content as they would be safe to show. */
function entryJson({ isTitleMade: _, ...entry }: FeedEntry) {
  const safe = (html: string | null): string | null => {
    if (html === null) return null;
    const clean = sanitizePassage(html);
    return clean === '' ? null : clean;
  };
  const link = entry.link === null ? null : withoutCredentials(entry.link);
  return { ...entry, link, summary: safe(entry.summary), content: safe(entry.content) };
}

function describe(source: string, feed: ParsedFeed): readonly string[] {
  return [
    `${source}: ${feed.format}, ${feed.encoding}, ${feed.entries.length} entries: ${feed.title ?? '(no title)'}`,
    ...(feed.repairs.length > 0 ? [`  repaired: ${feed.repairs.join(', ')}`] : []),
    ...feed.entries.map((entry) => {
      const date = entry.published?.toISOString() ?? 'no date';
      return `  ${date}  ${entry.title ?? '(no title)'}  ${entry.link ?? '(no link)'}`;
    }),
    ...feed.warnings.map((warning) => `  warning: ${warning}`),
    ...feed.dropped.map((item) => `  dropped: ${item.title ?? '(no title)'}: ${item.reason}`),
  ];
}
