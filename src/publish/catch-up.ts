// Our commits on top of a remote that has moved, worked out in git's object store: the work tree is touched only at
// the end, file by file that differs, and only where its owner has changed nothing. Never leaves a rebase in progress.
import { createHash } from 'node:crypto';
import { PublishError } from '../core/errors.ts';
import { complaintOf, remoteTimeoutMs } from './git.ts';
import { broken } from './objects.ts';
import { remoteError, shown } from './push.ts';
import { type CatchUp, joined } from './replay.ts';
import { commitOf, type Repository } from './repository.ts';

/**
 * Brings the branch onto what the remote has: as a rebase, or as a merge where other remotes have our commits already.
 * @returns the commit that the branch stands at now
 * @throws PublishError: branch, index and work tree are what they were
 */
export async function catchUp(repository: Repository, about: CatchUp): Promise<string> {
  const { head } = about;
  const tip = await fetchTip(repository, about);
  const base = await commonBase(repository, about, tip);
  if (base === tip) return head;
  await checkNotRewritten(repository, about, tip);
  const next = base === head ? tip : await joined(repository, about, tip);
  await moveBranch(repository, { from: head, to: next, remote: about.remote });
  return next;
}

/** Into a name of our own: FETCH_HEAD and the remote's tracking branch are the owner's. */
async function fetchTip(repository: Repository, { remote }: CatchUp, deepen?: string): Promise<string> {
  const { git, branch, top } = repository;
  const own = `refs/feedmirror/${createHash('sha256').update(remote).digest('hex').slice(0, 12)}`;
  const answer = await git(
    [
      ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'],
      ...(deepen === undefined ? [] : [deepen]),
      ...['--end-of-options', remote, `+refs/heads/${branch}:${own}`],
    ],
    { timeoutMs: remoteTimeoutMs },
  );
  if (answer.status !== 0) throw remoteError(answer, remote);
  const tip = await commitOf(repository, own);
  if (tip === null) throw new PublishError('publish.git', { dir: top, detail: `${own} is not there` });
  return tip;
}

/** In a shallow clone the common past may have to be fetched first. */
async function commonBase(repository: Repository, about: CatchUp, tip: string): Promise<string> {
  const { git, top, branch } = repository;
  for (const deepen of [null, '--deepen=200', '--unshallow']) {
    if (deepen !== null) {
      const { stdout } = await git(['rev-parse', '--is-shallow-repository']);
      if (stdout.trim() !== 'true') break;
      await fetchTip(repository, about, deepen);
    }
    const found = await git(['merge-base', about.head, tip]);
    if (found.status === 0) return found.stdout.trim();
  }
  throw new PublishError('publish.unrelated', { remote: shown(about.remote), branch, top });
}

/** What somebody took out of the remote's history, ours would bring back: that is for a person. */
async function checkNotRewritten(repository: Repository, about: CatchUp, tip: string): Promise<void> {
  const { git, branch, top } = repository;
  if (about.known === null || (await commitOf(repository, about.known)) === null) return;
  const { status } = await git(['merge-base', '--is-ancestor', about.known, tip]);
  if (status === 1) throw new PublishError('publish.rewritten', { remote: shown(about.remote), branch, top });
}

/**
 * Files first, then the branch: stopped in between, the remote's news look like staged changes, which the next try
 * finds in place.
 */
async function moveBranch(
  repository: Repository,
  move: { readonly from: string; readonly to: string; readonly remote: string },
): Promise<void> {
  const { git, branch, top } = repository;
  const { from, to, remote } = move;
  await git(['update-index', '-q', '--refresh']);
  const files = await git(['read-tree', '-m', '-u', from, to]);
  if (files.status !== 0) {
    const lock = /Unable to create '([^']+\.lock)': File exists/.exec(files.stderr)?.[1];
    if (lock !== undefined) throw new PublishError('publish.locked', { top, file: lock });
    throw new PublishError('publish.in-the-way', { remote: shown(remote), top, detail: complaintOf(files) });
  }
  const reason = `feedmirror: follow ${shown(remote)}`;
  const moved = await git(['update-ref', '-m', reason, `refs/heads/${branch}`, to, from]);
  if (moved.status === 0) return;
  await git(['read-tree', '-m', '-u', to, from]);
  throw broken(repository, moved);
}
