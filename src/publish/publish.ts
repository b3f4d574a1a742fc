// The story of one publishing: what changed is committed, and every remote gets it, each by itself.
import { PublishError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { PublishStore, RemoteState } from '../core/publish-port.ts';
import { catchUp } from './catch-up.ts';
import { type Change, changesIn, type PublishedFolder } from './changes.ts';
import { commitChanges } from './commit.ts';
import { checkBranch, pushCommit, shown } from './push.ts';
import type { CatchUp } from './replay.ts';
import { commitOf, openRepository, type Repository } from './repository.ts';

export interface PublishRequest {
  /** The blog's folder. */
  readonly dir: string;
  /** The branch that must be checked out; null: whichever is. */
  readonly branch: string | null;
  readonly remotes: readonly string[];
  /** Least time from one commit to the next. */
  readonly everyMs: number;
  /** Most pushes an hour to one remote. */
  readonly perHour: number;
  readonly folders: readonly PublishedFolder[];
  /** The title of a changed post; null: it tells none. */
  readonly titleOf: (change: Change) => Promise<string | null>;
}

export interface PublishParts {
  readonly state: PublishStore;
  readonly clock: Clock;
  readonly owner: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface RemoteOutcome {
  readonly remote: string;
  readonly state: 'pushed' | 'up-to-date' | 'waiting' | 'failed';
  /** Of `waiting`: until when. */
  readonly until: Date | null;
  readonly error: PublishError | null;
}

export interface PublishOutcome {
  /** The commit that was made; null: none. */
  readonly commit: string | null;
  /** How many files were committed. */
  readonly files: number;
  /** Changes are gathered until then. */
  readonly gatherUntil: Date | null;
  readonly remotes: readonly RemoteOutcome[];
}

const hourMs = 3_600_000;
const leaseMs = 30 * 60_000;
const firstPauseMs = 5 * 60_000;
const longestPauseMs = 6 * hourMs;
/** A remote that moves again while we catch up is busy: the next run has better luck. */
const mostTries = 3;

/**
 * @returns null when another process publishes at the moment
 * @throws PublishError: the repository is in no state for it; nothing was changed. StoreError
 */
export async function publish(request: PublishRequest, parts: PublishParts): Promise<PublishOutcome | null> {
  const { state, clock, owner } = parts;
  if (!(await state.beginPublish({ owner, at: clock.now(), leaseMs }))) return null;
  try {
    const repository = await openRepository({ ...request, env: parts.env, signal: parts.signal });
    const made = await commitDue(repository, request, parts);
    const remotes: RemoteOutcome[] = [];
    for (const remote of request.remotes) {
      if (parts.signal.aborted) break;
      remotes.push(await bring(repository, remote, { request, parts }));
    }
    return { ...made, remotes };
  } finally {
    await state.endPublish(owner);
  }
}

async function commitDue(
  repository: Repository,
  request: PublishRequest,
  { state, clock }: PublishParts,
): Promise<Omit<PublishOutcome, 'remotes'>> {
  const now = clock.now();
  const last = await state.lastCommit();
  const changes = await changesIn(repository, request.folders);
  const none = { commit: null, files: 0, gatherUntil: null };
  if (changes.length === 0) return none;
  const due = last === null ? now : new Date(last.at.getTime() + request.everyMs);
  // A last commit in the future is a clock that was set back.
  if (due > now && last !== null && last.at <= now) return { ...none, gatherUntil: due };
  const commit = await commitChanges(repository, changes, request.titleOf);
  if (commit === null) return none;
  await state.noteCommit({ id: commit, at: now });
  return { commit, files: changes.length, gatherUntil: null };
}

/** What the branch stands at, to one remote. */
async function bring(
  repository: Repository,
  remote: string,
  about: { readonly request: PublishRequest; readonly parts: PublishParts },
): Promise<RemoteOutcome> {
  const { request, parts } = about;
  const { state, clock } = parts;
  const known = await state.remoteStates();
  const before = known.find((one) => one.remote === remote) ?? unknown(remote);
  const head = await commitOf(repository, 'HEAD');
  const outcome = { remote: shown(remote), until: null, error: null };
  if (head === null || (head === before.commit && before.failures === 0))
    return { ...outcome, state: 'up-to-date' };

  const now = clock.now();
  const until = notBefore(before, request, now);
  if (until !== null) return { ...outcome, state: 'waiting', until };

  const attempts = [...recent(before, now), now];
  const keptElsewhere = known.flatMap((one) =>
    one.remote !== remote && one.commit !== null ? [one.commit] : [],
  );
  try {
    const commit = await pushOrFollow(repository, { remote, head, known: before.commit, keptElsewhere });
    await state.noteRemote({ ...unknown(remote), commit, pushedAt: clock.now(), attempts });
    return { ...outcome, state: 'pushed' };
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    if (parts.signal.aborted) return { ...outcome, state: 'waiting' };
    const failures = before.failures + 1;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, failures - 1));
    const nextTryAt = new Date(clock.now().getTime() + pauseMs);
    const { code, message } = error;
    await state.noteRemote({ ...before, failures, errorCode: code, error: message, nextTryAt, attempts });
    return { ...outcome, state: 'failed', error };
  }
}

/** @returns the commit that the remote has now. @throws PublishError */
async function pushOrFollow(repository: Repository, about: CatchUp): Promise<string> {
  let { head } = about;
  if (about.known !== null) await checkBranch(repository, about.remote);
  for (let tries = 1; ; tries += 1) {
    const result = await pushCommit(repository, about.remote, head);
    if (result.state === 'pushed') return head;
    if (result.state === 'failed') throw result.error;
    if (tries === mostTries) {
      const detail = 'it has new commits each time we bring ours onto them';
      throw new PublishError('publish.network', { remote: shown(about.remote), detail });
    }
    head = await catchUp(repository, { ...about, head });
  }
}

function unknown(remote: string): RemoteState {
  return {
    remote,
    commit: null,
    pushedAt: null,
    failures: 0,
    errorCode: null,
    error: null,
    nextTryAt: null,
    attempts: [],
  };
}

function recent({ attempts }: RemoteState, now: Date): readonly Date[] {
  return attempts.filter((at) => at <= now && now.getTime() - at.getTime() < hourMs);
}

/** The pause after a failure, and the most pushes an hour; null: now. */
function notBefore(before: RemoteState, { perHour }: PublishRequest, now: Date): Date | null {
  if (before.nextTryAt !== null && before.nextTryAt > now) return before.nextTryAt;
  const attempts = recent(before, now);
  const first = attempts.at(-perHour);
  return attempts.length < perHour || first === undefined ? null : new Date(first.getTime() + hourMs);
}
