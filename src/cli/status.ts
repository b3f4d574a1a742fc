// `feedmirror status`: what the state knows, without a request and without changing anything.
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { loadAllSiteRules, loadCommonRules, siteFolders } from '../config/sites.ts';
import { systemClock } from '../core/clock.ts';
import type { FeedState } from '../core/feed-state.ts';
import { feedFloorMs } from '../core/limits.ts';
import type { HostState } from '../core/ports.ts';
import type { LastCommit, RemoteState } from '../core/publish-port.ts';
import type { StateCounts } from '../core/state-port.ts';
import { withoutCredentials } from '../core/url.ts';
import type { MirroredFeed } from '../pipeline/mirrored-feed.ts';
import { openState } from '../store/state.ts';
import { type AlarmStatus, describeAlarm, standingAlarms } from './alarms.ts';
import { mirroredFeeds } from './feeds.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { configFile, placesOf } from './world.ts';

interface FeedStatus {
  readonly id: string;
  readonly url: string;
  readonly lastPoll: Date | null;
  readonly lastSuccess: Date | null;
  readonly lastStatus: number | null;
  readonly lastNewPost: Date | null;
  /** When `once` may ask again. */
  readonly pollAllowedAt: Date | null;
  readonly errors: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

interface HostStatus {
  readonly host: string;
  readonly holdUntil: Date | null;
  readonly breakers: readonly { readonly kind: string; readonly until: Date; readonly refusals: number }[];
  readonly robots: 'rules' | 'none' | 'unknown';
}

interface RemoteStatus {
  readonly remote: string;
  readonly lastPush: Date | null;
  /** The last commit has not arrived there. */
  readonly isBehind: boolean;
  readonly failures: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly nextTry: Date | null;
}

interface Status {
  readonly archive: string;
  readonly posts: string;
  readonly feeds: readonly FeedStatus[];
  readonly entries: { readonly total: number; readonly waiting: number } & StateCounts['byStatus'];
  readonly hosts: readonly HostStatus[];
  readonly alarms: readonly AlarmStatus[];
  readonly publish: { readonly lastCommit: LastCommit | null; readonly remotes: readonly RemoteStatus[] };
}

export async function status(options: GlobalOptions, io: CliIo): Promise<number> {
  const file = configFile(options, io.env);
  const config = await loadConfig({ file, env: io.env });
  const folders = siteFolders(file);
  const known = { sites: await loadAllSiteRules(folders), common: await loadCommonRules(folders) };
  const found = await readStatus(config, mirroredFeeds(config, known));
  if (options.json === true) io.print(jsonLine(found));
  else for (const line of describe(found, systemClock.now())) io.print(printable(line));
  return exitStatus.ok;
}

async function readStatus(config: Config, mirrored: readonly MirroredFeed[]): Promise<Status> {
  const places = placesOf(config);
  // A copy: reading a database in use would leave its side files beside it.
  const { state, budget, shut } = openState({ file: places.stateFile, clock: systemClock, mode: 'snapshot' });
  try {
    const counts = await state.counts();
    const lastCommit = await state.lastCommit();
    const known = await state.remoteStates();
    const remotes = config.publish.git.remotes.map((remote) =>
      remoteStatus(remote, { known: known.find((one) => one.remote === remote), lastCommit }),
    );
    const feeds = config.feeds.map(async (feed) => feedStatus(feed.id, feed.url, await state.feed(feed.id)));
    return {
      archive: config.archive,
      posts: places.postsDir,
      feeds: await Promise.all(feeds),
      entries: { total: counts.entries, waiting: counts.open, ...counts.byStatus },
      hosts: (await budget.list()).map(hostStatus),
      alarms: await standingAlarms(state, mirrored),
      publish: { lastCommit, remotes },
    };
  } finally {
    shut();
  }
}

function feedStatus(id: string, address: string, known: FeedState | null): FeedStatus {
  const polledAt = known?.polledAt ?? null;
  const code = known?.lastErrorCode ?? null;
  return {
    id,
    url: withoutCredentials(address),
    lastPoll: polledAt,
    lastSuccess: known?.succeededAt ?? null,
    lastStatus: known?.lastStatus ?? null,
    lastNewPost: known?.lastNewPostAt ?? null,
    pollAllowedAt: polledAt === null ? null : new Date(polledAt.getTime() + feedFloorMs),
    errors: known?.errorCount ?? 0,
    error: code === null ? null : { code, message: known?.lastError ?? code },
  };
}

function hostStatus({ host, holdUntil, breakers, robots }: HostState): HostStatus {
  const kind = robots === null ? 'unknown' : robots.body === null ? 'none' : 'rules';
  return { host, holdUntil, breakers, robots: kind };
}

function remoteStatus(
  remote: string,
  about: { readonly known: RemoteState | undefined; readonly lastCommit: LastCommit | null },
): RemoteStatus {
  const { known, lastCommit } = about;
  const code = known?.errorCode ?? null;
  return {
    remote: withoutCredentials(remote),
    lastPush: known?.pushedAt ?? null,
    isBehind: lastCommit !== null && (known?.pushedAt == null || known.pushedAt < lastCommit.at),
    failures: known?.failures ?? 0,
    error: code === null ? null : { code, message: known?.error ?? code },
    nextTry: known?.nextTryAt ?? null,
  };
}

function describe(found: Status, now: Date): readonly string[] {
  const { entries } = found;
  return [
    `posts    ${found.posts}`,
    `entries  ${entries.total}: ${entries.full} full, ${entries.summary} summary only, ${entries.pending} pending, ` +
      `${entries.filtered} filtered, ${entries.deleted} deleted by their owner`,
    ...found.feeds.flatMap((feed) => describeFeed(feed, now)),
    ...found.hosts.flatMap((host) => describeHost(host, now)),
    ...found.alarms.flatMap(describeAlarm),
    ...found.publish.remotes.flatMap((remote) => describeRemote(remote, now)),
  ];
}

function describeFeed(feed: FeedStatus, now: Date): readonly string[] {
  const answer = feed.lastStatus === null ? '' : ` (${feed.lastStatus})`;
  return [
    `feed     ${feed.id}  ${feed.url}`,
    `         polled ${ago(feed.lastPoll, now)}${answer}, last new post ${ago(feed.lastNewPost, now)}`,
    ...(feed.error === null ? [] : [`         failed ${feed.errors} times: ${feed.error.message}`]),
  ];
}

const kindsShown: Readonly<Record<string, string>> = { page: 'pages', feed: 'feeds', media: 'pictures' };

function describeHost(host: HostStatus, now: Date): readonly string[] {
  const hold =
    host.holdUntil !== null && host.holdUntil > now
      ? [`asked for no requests until ${host.holdUntil.toISOString()}`]
      : [];
  const open = host.breakers.map((breaker) => {
    const verb = breaker.until > now ? 'left alone until' : 'tried again from';
    return `refuses ${kindsShown[breaker.kind] ?? breaker.kind}, ${verb} ${breaker.until.toISOString()}`;
  });
  const facts = [...hold, ...open];
  return facts.length === 0 ? [] : [`host     ${host.host}: ${facts.join('; ')}`];
}

function describeRemote(remote: RemoteStatus, now: Date): readonly string[] {
  const behind = remote.isBehind ? ', the last commit is still to come' : '';
  const next = remote.nextTry === null ? '' : `, tried again from ${remote.nextTry.toISOString()}`;
  return [
    `remote   ${remote.remote}: pushed ${ago(remote.lastPush, now)}${behind}`,
    ...(remote.error === null
      ? []
      : [`         failed ${remote.failures} times${next}: ${remote.error.message}`]),
  ];
}

/** `never`, `40 min ago`. */
function ago(date: Date | null, now: Date): string {
  if (date === null) return 'never';
  const minutes = Math.max(0, Math.round((now.getTime() - date.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}
