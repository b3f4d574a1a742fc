// One feed, asked once: floor, conditional request, intake, plan, and everything recorded in one step.
import { FeedError, FetchError, MirrorError, RuleError, sentenceFor } from '../core/errors.ts';
import type { FeedState } from '../core/feed-state.ts';
import { feedFloorMs, readingTimeMs } from '../core/limits.ts';
import type { FreshAnswer } from '../core/ports.ts';
import type { PlannedEntry } from '../core/state-port.ts';
import { withinTime } from '../core/time-bound.ts';
import type { FetchResponse, ParsedFeed } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import { readFeed } from '../feed/read.ts';
import type { FeedEvent } from './events.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { planEntries } from './plan.ts';
import { isSameByGuid } from './witness.ts';

/** Nothing was asked: the host's own wish, an open breaker, or a stop. */
const unaskedCodes: ReadonlySet<string> = new Set([
  'fetch.hold',
  'fetch.breaker',
  'fetch.robots',
  'fetch.aborted',
]);

/** Asked and refused: the breaker is open now, which is to be expected and mends itself. */
const refusedCodes: ReadonlySet<string> = new Set(['fetch.forbidden', 'fetch.challenge']);

type PollParts = Pick<PipelineParts, 'fetcher' | 'state' | 'clock' | 'logger' | 'report' | 'signal'>;

/**
 * Polls a feed and records what is new.
 * @param floor `keep` skips a feed that was asked less than 15 minutes ago; `lift` does not
 */
export async function pollFeed(feed: MirroredFeed, parts: PollParts, floor: 'keep' | 'lift'): Promise<void> {
  const known = await parts.state.feed(feed.id);
  if (isGone(feed, known)) {
    const reason = `${known?.lastError ?? ''} It is not asked again: take it out of the configuration, or give its new address.`;
    parts.report({ ...eventFor(feed), result: 'skipped', code: 'fetch.gone', reason });
    return;
  }
  const floorMs = floor === 'keep' ? feedFloorMs : 0;
  if (!(await parts.state.beginPoll(feed.id, { at: parts.clock.now(), floorMs }))) {
    const nextAt = new Date((known?.polledAt ?? parts.clock.now()).getTime() + feedFloorMs);
    const reason = `polled less than 15 minutes ago, next at ${nextAt.toISOString()} (--force lifts this)`;
    parts.report({ ...eventFor(feed), result: 'skipped', reason });
    return;
  }
  try {
    parts.report(await ask(feed, known, parts));
  } catch (error) {
    const isExpected = [FetchError, FeedError, RuleError].some((kind) => error instanceof kind);
    if (!isExpected || !(error instanceof MirrorError)) throw error;
    if (unaskedCodes.has(error.code)) {
      await parts.state.cancelPoll(feed.id, known?.polledAt ?? null);
      parts.report({ ...eventFor(feed), result: 'skipped', code: error.code, reason: error.message });
    } else parts.report(await failed(feed, error, parts));
  }
}

function eventFor(feed: MirroredFeed): Omit<FeedEvent, 'result'> {
  return { event: 'feed', feed: feed.id, entries: 0, new: 0, dropped: 0, code: null, reason: null };
}

/** 410 is the source's last word about an address; another address is another question. */
function isGone(feed: MirroredFeed, known: FeedState | null): boolean {
  if (known?.lastStatus !== 410 || !URL.canParse(feed.url)) return false;
  const url = withoutCredentials(new URL(feed.url).href);
  return known.lastError === sentenceFor('fetch.gone', { url, status: 410 });
}

/** What the validators are good for: with other filters, entries that were passed over must come up again. */
function choiceOf({ keep, skip }: MirroredFeed): string {
  return JSON.stringify([keep, skip]);
}

async function ask(feed: MirroredFeed, known: FeedState | null, parts: PollParts): Promise<FeedEvent> {
  let reading: Promise<ParsedFeed | FeedError> | null = null;
  const read = (answer: FreshAnswer): Promise<ParsedFeed | FeedError> => {
    reading ??= readAnswer(answer, feed, parts.clock.now());
    return reading;
  };
  const response = await parts.fetcher.fetch({
    url: feed.url,
    kind: 'feed',
    validators: known?.choice === choiceOf(feed) ? known.validators : null,
    signal: parts.signal,
    isChallenge: async (answer) => isChallenge(await read(answer)),
  });
  if (response.status === 304) {
    const at = parts.clock.now();
    await parts.state.recordPoll({ feedId: feed.id, at, result: { state: 'not-modified' }, entries: [] });
    return { ...eventFor(feed), result: 'not-modified' };
  }
  const parsed = await read(response);
  if (parsed instanceof FeedError) throw parsed;
  return record(feed, { response, parsed }, parts);
}

async function readAnswer(
  answer: FreshAnswer,
  feed: MirroredFeed,
  fetchedAt: Date,
): Promise<ParsedFeed | FeedError> {
  try {
    return await readFeed(answer.body, {
      source: withoutCredentials(feed.url),
      url: answer.url,
      contentType: answer.headers['content-type'] ?? null,
      timezone: feed.rules?.timezone ?? 'UTC',
      fetchedAt,
    });
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
}

function isChallenge(reading: ParsedFeed | FeedError): boolean {
  return reading instanceof FeedError && reading.code === 'feed.challenge';
}

async function record(
  feed: MirroredFeed,
  answer: { readonly response: FetchResponse; readonly parsed: ParsedFeed },
  parts: PollParts,
): Promise<FeedEvent> {
  const { response, parsed } = answer;
  const plan = withinTime(readingTimeMs, `the feed ${feed.id}`, () =>
    planEntries(parsed, feed, response.fetchedAt),
  );
  for (const entry of plan.filtered) parts.report({ event: 'filtered', feed: feed.id, ...entry });
  const dropped = [...parsed.dropped, ...plan.unusable];
  for (const item of dropped) parts.report({ event: 'dropped', feed: feed.id, ...item });
  if (parsed.repairs.length > 0) {
    parts.logger.info({ feed: feed.id, repairs: parsed.repairs }, 'the feed had to be repaired');
  }
  const fresh = await unknownOf(plan.planned, feed, parts);
  for (const warning of parsed.warnings) parts.logger.debug({ feed: feed.id }, warning);
  // Part of a feed, as sent or as it arrived: a 304 to its validators would hide the other part.
  const isWhole = response.status !== 206 && !parsed.repairs.includes('cut-off');
  const { headers, url: address } = response;
  const validators = {
    address,
    etag: headers['etag'] ?? null,
    lastModified: headers['last-modified'] ?? null,
  };
  const added = await parts.state.recordPoll({
    feedId: feed.id,
    at: response.fetchedAt,
    result: {
      state: 'read',
      status: response.status,
      validators: isWhole ? validators : null,
      choice: choiceOf(feed),
    },
    entries: fresh,
  });
  return {
    ...eventFor(feed),
    result: 'read',
    entries: parsed.entries.length,
    new: added,
    dropped: dropped.length,
  };
}

/** Entries whose article is not known under any name; a known one learns its new names. */
async function unknownOf(
  planned: readonly PlannedEntry[],
  feed: MirroredFeed,
  parts: PollParts,
): Promise<readonly PlannedEntry[]> {
  const fresh: PlannedEntry[] = [];
  for (const entry of planned) {
    const byAddress = await parts.state.findKey([entry.key]);
    const byGuid = byAddress ?? (await parts.state.findKey(entry.aliases));
    const known = byGuid === null ? null : await parts.state.entry(byGuid);
    if (known === null) fresh.push(entry);
    else if (byAddress !== null || isSameByGuid(known, entry)) {
      const names = [entry.key, ...entry.aliases].filter((name) => name !== known.key);
      await parts.state.addAliases(known.key, names);
      if (known.feedId === null) {
        await parts.state.attach(known.key, { feedId: feed.id, payload: entry.payload });
      }
    } else fresh.push(entry);
  }
  return fresh;
}

async function failed(feed: MirroredFeed, error: MirrorError, parts: PollParts): Promise<FeedEvent> {
  const { code, message } = error;
  const status = typeof error.context['status'] === 'number' ? error.context['status'] : null;
  const at = parts.clock.now();
  await parts.state.recordPoll({
    feedId: feed.id,
    at,
    result: { state: 'failed', code, message, status },
    entries: [],
  });
  parts.logger.warn({ feed: feed.id, code }, message);
  return { ...eventFor(feed), result: refusedCodes.has(code) ? 'skipped' : 'failed', code, reason: message };
}
