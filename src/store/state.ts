// Opens the state file and puts its parts together into the two ports that live in it.
import { existsSync } from 'node:fs';
import type { Clock, HostBudget } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import { claims } from './claims.ts';
import {
  type Connection,
  connectForReading,
  connectForWriting,
  connectToCopy,
  useWal,
} from './connection.ts';
import { overview } from './counts.ts';
import { endDeadLeases } from './dead-leases.ts';
import { entryBirth } from './entries.ts';
import { feedTable } from './feeds.ts';
import { hostBudget } from './host-budget.ts';
import { linkTable } from './links.ts';
import { mediaTable } from './media.ts';
import {
  assertOurs,
  latestVersion,
  type Migration,
  migrate,
  migrations,
  schemaVersion,
} from './migrations.ts';
import { nameTable } from './names.ts';
import { outcomes } from './outcomes.ts';
import { pathTable } from './paths.ts';
import { publishTable } from './publishing.ts';
import { repairTable } from './repairs.ts';
import { entryFromRow } from './rows.ts';
import { siteHealth } from './site-health.ts';
import { stateError } from './sqlite-errors.ts';
import { summaryTable } from './summaries.ts';

export interface OpenState {
  readonly state: StateStore;
  readonly budget: HostBudget;
  /** Closes the file; nothing may be called after it. */
  shut(): void;
}

/**
 * - write: creates what is missing, brings an older schema up to date and ends the leases of killed processes;
 * - snapshot: works on a copy in memory, so that nothing on disk changes (dry runs);
 * - read: an existing file, which stays as it is; look first with `stateExists`.
 * Throws StoreError `store.open` or `store.newer`.
 */
export function openState(options: {
  readonly file: string;
  readonly clock: Clock;
  readonly mode: 'write' | 'snapshot' | 'read';
}): OpenState {
  const connection = openConnection(options.file, options.mode);
  if (options.mode === 'write') endDeadLeases(connection);
  const shut = (): void => connection.close();
  return {
    state: stateStore(connection),
    budget: hostBudget(connection, options.clock),
    shut,
  };
}

/** Whether there is a state file to read. */
export function stateExists(file: string): boolean {
  return existsSync(file);
}

/** A connection whose schema is this program's. `steps` is for tests of migrations. */
export function openConnection(
  file: string,
  mode: 'write' | 'snapshot' | 'read',
  steps: readonly Migration[] = migrations,
): Connection {
  const connection = connect(file, mode);
  try {
    assertOurs(connection, steps);
    if (mode === 'read' && schemaVersion(connection) < latestVersion(steps)) {
      // An older file cannot be brought up to date in place without writing, but a copy of it can.
      connection.close();
      return openConnection(file, 'snapshot', steps);
    }
    if (mode === 'write') useWal(connection);
    migrate(connection, { steps, backup: mode === 'write' ? 'keep' : 'none' });
    return connection;
  } catch (error) {
    connection.close();
    // Damage shows wherever the file is first read; what is ours or a bug passes through.
    throw error instanceof Error && 'code' in error ? stateError('store.open', { file, error }) : error;
  }
}

function connect(file: string, mode: 'write' | 'snapshot' | 'read'): Connection {
  if (mode === 'write') return connectForWriting(file);
  return mode === 'read' ? connectForReading(file) : connectToCopy(file);
}

/** The StateStore port on an open connection. */
export function stateStore(connection: Connection): StateStore {
  const { db } = connection;
  const names = nameTable(db);
  const paths = pathTable(db);
  const feeds = feedTable(db);
  const births = entryBirth(db, { names, paths });
  const leases = claims(db);
  const results = outcomes(connection, { names, paths, feeds });
  const overviews = overview(db);
  const health = siteHealth(db);
  const summaries = summaryTable(db);
  const publishing = publishTable(db);
  const media = mediaTable(db);
  const links = linkTable(connection);
  const repairs = repairTable(db);

  return {
    feed: (id) => connection.read(() => feeds.get(id)),
    feeds: () => connection.read(() => feeds.all()),
    beginPoll: (feedId, poll) => connection.write(() => feeds.beginPoll(feedId, poll)),
    cancelPoll: (feedId, polledAt) => connection.write(() => feeds.cancelPoll(feedId, polledAt)),
    recordPoll: (poll) =>
      connection.write(() => {
        feeds.recordPoll(poll);
        const { feedId, at } = poll;
        let added = 0;
        for (const entry of poll.entries) if (births.plan(entry, { feedId, at })) added += 1;
        return added;
      }),
    findKey: (candidates) => connection.read(() => names.find(candidates)?.key ?? null),
    entry: (key) =>
      connection.read(() => {
        const row = names.find([key]);
        return row?.key === key ? entryFromRow(row) : null;
      }),
    addAliases: (key, aliases) => connection.write(() => results.addAliases(key, aliases)),
    attach: (key, source) => connection.write(() => results.attach(key, source)),
    claim: (request) => connection.write(() => leases.take(request)),
    unclaim: (owner) => connection.write(() => leases.giveBack(owner)),
    settle: (key, choice) => connection.write(() => results.settle(key, choice)),
    markWritten: (key, result) => connection.write(() => results.markWritten(key, result)),
    postpone: (key, result) => connection.write(() => results.postpone(key, result)),
    close: (key, status, errorCode = null) => connection.write(() => results.close(key, status, errorCode)),
    adopt: (posts, at) => connection.write(() => births.adopt(posts, at)),
    relocate: (key, place) => connection.write(() => results.relocate(key, place)),
    postPaths: (after, limit) => connection.read(() => overviews.postPaths(after, limit)),
    keyAt: (path) => connection.read(() => overviews.keyAt(path)),
    counts: () => connection.read(() => overviews.counts()),
    summaries: (after, limit) => connection.read(() => summaries.list(after, limit)),
    claimSummary: (key, claim) => connection.write(() => summaries.claim(key, claim)),
    knownPosts: (after, limit) => connection.read(() => repairs.list(after, limit)),
    noteReading: (note, judge) => connection.write(() => health.note(note, judge)),
    takeUntold: (at) => connection.write(() => health.takeUntold(at)),
    alarms: () => connection.read(() => health.alarms()),
    beginPublish: (claim) => connection.write(() => publishing.beginPublish(claim)),
    endPublish: (owner) => connection.write(() => publishing.endPublish(owner)),
    lastCommit: () => connection.read(() => publishing.lastCommit()),
    noteCommit: (commit) => connection.write(() => publishing.noteCommit(commit)),
    remoteStates: () => connection.read(() => publishing.remoteStates()),
    noteRemote: (remote) => connection.write(() => publishing.noteRemote(remote)),
    mediaCopy: (url) => connection.read(() => media.mediaCopy(url)),
    noteMedia: (copy) => connection.write(() => media.noteMedia(copy)),
    mediaBytes: () => connection.read(() => media.mediaBytes()),
    oldMedia: (before, limit) => connection.read(() => media.oldMedia(before, limit)),
    recordMediaUses: (key, paths) => connection.write(() => media.recordMediaUses(key, paths)),
    mediaUses: (key) => connection.read(() => media.mediaUses(key)),
    postsWithMedia: (after, limit) => connection.read(() => media.postsWithMedia(after, limit)),
    postsShowing: (path) => connection.read(() => media.postsShowing(path)),
    forgetMedia: (path) => connection.write(() => media.forgetMedia(path)),
    recordLinks: (key, found) => connection.write(() => links.record(key, found)),
    forgetLinks: (key) => connection.write(() => links.forget(key)),
    linksOf: (key) => connection.read(() => links.of(key)),
    hasLinks: () => connection.read(() => links.hasAny()),
    unreadPosts: (after, limit) => connection.read(() => links.unread(after, limit)),
    linkingPosts: (after, limit) => connection.read(() => links.linking(after, limit)),
    claimPost: (key, claim) => connection.write(() => links.claim(key, claim)),
    releasePost: (key) => connection.write(() => links.release(key)),
    beginRewrite: (key, next) => connection.write(() => links.begin(key, next)),
    endRewrite: (key, end) => connection.write(() => links.end(key, end)),
    unfinishedRewrites: () => connection.read(() => links.unfinished()),
    shut: () => connection.close(),
  };
}
