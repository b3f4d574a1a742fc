// One feed, asked once: floor, conditional request, intake, plan, and everything recorded in one step.
import { detailOf, FeedError, FetchError, MirrorError } from '../core/errors.ts';
import { feedFloorMs } from '../core/limits.ts';
import type { FreshAnswer } from '../core/ports.ts';
import type { FeedState, PlannedEntry } from '../core/state-port.ts';
import type { FetchResponse, ParsedFeed, Validators } from '../core/types.ts';
import { withoutCredentials } from '../core/url.ts';
import { readFeed } from '../feed/read.ts';
import type { FeedEvent } from './events.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';
import { isWitnessed, planEntries } from './plan.ts';

/** What a server or an owner asked for; no failure of the feed. */
const skipCodes: ReadonlySet<string> = new Set([
  'fetch.hold',
  'fetch.breaker',
  'fetch.robots',
  'fetch.aborted',
]);

type PollParts = Pick<PipelineParts, 'fetcher' | 'state' | 'clock' | 'logger' | 'report' | 'signal'>;

/**
 * Polls a feed and records what is new.
 * @param floor `keep` skips a feed that was asked less than 15 minutes ago; `lift` does not
 */
export async function pollFeed(feed: MirroredFeed, parts: PollParts, floor: 'keep' | 'lift'): Promise<void> {
  const known = await parts.state.feed(feed.id);
  const nextAt = (known?.polledAt?.getTime() ?? Number.NEGATIVE_INFINITY) + feedFloorMs;
  if (floor === 'keep' && parts.clock.now().getTime() < nextAt) {
    const reason = `polled less than 15 minutes ago, next at ${new Date(nextAt).toISOString()} (--force lifts this)`;
    parts.report({ ...eventFor(feed), result: 'skipped', reason });
    return;
  }
  try {
    let reading: Promise<ParsedFeed | FeedError> | null = null;
    const read = (answer: FreshAnswer): Promise<ParsedFeed | FeedError> => {
      reading ??= readAnswer(answer, feed);
      return reading;
    };
    const response = await parts.fetcher.fetch({
      url: feed.url,
      kind: 'feed',
      validators: validatorsFor(feed, known),
      signal: parts.signal,
      isChallenge: async (answer) => isChallenge(await read(answer)),
    });
    if (response.status === 304) {
      parts.report(await unchanged(feed, parts));
      return;
    }
    const parsed = await read(response);
    if (parsed instanceof FeedError) throw parsed;
    parts.report(await record(feed, { response, parsed }, parts));
  } catch (error) {
    if (!(error instanceof MirrorError) || error.code.startsWith('store.')) throw error;
    parts.report(await failed(feed, error, parts));
  }
}

function eventFor(feed: MirroredFeed): Omit<FeedEvent, 'result'> {
  return { event: 'feed', feed: feed.id, entries: 0, new: 0, code: null, reason: null };
}

/** Validators belong to the address that gave them. */
function validatorsFor(feed: MirroredFeed, known: FeedState | null): Validators | null {
  return known !== null && known.url === feed.url ? known.validators : null;
}

async function unchanged(feed: MirroredFeed, parts: PollParts): Promise<FeedEvent> {
  const at = parts.clock.now();
  await parts.state.recordPoll({
    feedId: feed.id,
    url: feed.url,
    at,
    result: { state: 'not-modified' },
    entries: [],
  });
  return { ...eventFor(feed), result: 'not-modified' };
}

async function readAnswer(answer: FreshAnswer, feed: MirroredFeed): Promise<ParsedFeed | FeedError> {
  try {
    return await readFeed(answer.body, {
      source: withoutCredentials(feed.url),
      url: answer.url,
      contentType: answer.headers['content-type'] ?? null,
      timezone: feed.rules?.timezone ?? 'UTC',
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
  const plan = planEntries(parsed, feed, response.fetchedAt);
  for (const entry of plan.filtered) parts.report({ event: 'filtered', feed: feed.id, ...entry });
  for (const item of [...parsed.dropped, ...plan.unusable]) {
    parts.logger.warn(
      { feed: feed.id, title: item.title, reason: item.reason },
      'an item of the feed is no entry',
    );
  }
  if (parsed.repairs.length > 0) {
    parts.logger.info({ feed: feed.id, repairs: parsed.repairs }, 'the feed had to be repaired');
  }
  const fresh = await unknownOf(plan.planned, parts);
  await parts.state.recordPoll({
    feedId: feed.id,
    url: feed.url,
    at: response.fetchedAt,
    result: {
      state: 'read',
      status: response.status,
      validators: {
        etag: response.headers['etag'] ?? null,
        lastModified: response.headers['last-modified'] ?? null,
      },
    },
    entries: fresh,
  });
  return { ...eventFor(feed), result: 'read', entries: parsed.entries.length, new: fresh.length };
}

/** Entries whose article is not known under any name; a known one learns its new names. */
async function unknownOf(
  planned: readonly PlannedEntry[],
  parts: PollParts,
): Promise<readonly PlannedEntry[]> {
  const fresh: PlannedEntry[] = [];
  for (const entry of planned) {
    const byAddress = await parts.state.findKey([entry.key]);
    const byGuid = byAddress ?? (await parts.state.findKey(entry.aliases));
    const known = byGuid === null ? null : await parts.state.entry(byGuid);
    if (known === null) fresh.push(entry);
    else if (byAddress !== null || isWitnessed(known, entry)) {
      const names = [entry.key, ...entry.aliases].filter((name) => name !== known.key);
      await parts.state.addAliases(known.key, names);
    } else {
      // A guid that comes back on another article names nothing.
      fresh.push({ ...entry, aliases: [] });
    }
  }
  return fresh;
}

async function failed(feed: MirroredFeed, error: MirrorError, parts: PollParts): Promise<FeedEvent> {
  const event = { ...eventFor(feed), code: error.code, reason: error.message };
  if (skipCodes.has(error.code)) return { ...event, result: 'skipped' };
  if (!(error instanceof FetchError) && !(error instanceof FeedError)) throw error;
  const status = error.context['status'];
  await parts.state.recordPoll({
    feedId: feed.id,
    url: feed.url,
    at: parts.clock.now(),
    result: {
      state: 'failed',
      code: error.code,
      message: detailOf(error),
      status: typeof status === 'number' ? status : null,
    },
    entries: [],
  });
  parts.logger.warn({ feed: feed.id, code: error.code }, error.message);
  return { ...event, result: 'failed' };
}
