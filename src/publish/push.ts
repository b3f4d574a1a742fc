// One push to one remote, and what its refusal means. Never forces.
import { PublishError } from '../core/errors.ts';
import { withoutCredentials } from '../core/url.ts';
import { clause, complaintOf, type GitAnswer, remoteTimeoutMs } from './git.ts';
import type { Repository } from './repository.ts';

export type PushResult =
  | { readonly state: 'pushed' }
  /** The remote has commits that we do not have. */
  | { readonly state: 'moved' }
  | { readonly state: 'failed'; readonly error: PublishError };

export async function pushCommit(
  repository: Repository,
  remote: string,
  commit: string,
): Promise<PushResult> {
  const target = `${commit}:refs/heads/${repository.branch}`;
  const answer = await repository.git(['push', '--porcelain', '--end-of-options', remote, target], {
    timeoutMs: remoteTimeoutMs,
  });
  if (answer.status === 0) return { state: 'pushed' };
  const refusal = /^!\t[^\t]*\t\[([^\]]*)\](.*)$/m.exec(answer.stdout);
  if (refusal?.[1] === 'rejected' && /fetch first|non-fast-forward/.test(refusal[2] ?? ''))
    return { state: 'moved' };
  if (refusal !== null) {
    const said = answer.stderr
      .split('\n')
      .filter((line) => line.startsWith('remote:'))
      .map((line) => line.slice('remote:'.length).trim())
      .filter((line) => line !== '');
    const detail = clause([`${refusal[1]}${refusal[2] ?? ''}`, ...said.slice(0, 3)].join('; '));
    return { state: 'failed', error: new PublishError('publish.refused', { remote: shown(remote), detail }) };
  }
  const hook = wordsOfHook(answer);
  if (hook !== null)
    return {
      state: 'failed',
      error: new PublishError('publish.refused', { remote: shown(remote), detail: hook }),
    };
  return { state: 'failed', error: remoteError(answer, remote) };
}

/**
 * That a branch we have pushed to is still there. Renamed or deleted by its owner, a push would bring it back, and the
 * posts would go where nobody looks. What else is wrong with the remote the push says.
 * @throws PublishError `publish.branch-gone`
 */
export async function checkBranch({ git, branch, top }: Repository, remote: string): Promise<void> {
  const args = ['ls-remote', '--exit-code', '--end-of-options', remote, `refs/heads/${branch}`];
  const { status } = await git(args, { timeoutMs: remoteTimeoutMs });
  if (status === 2) throw new PublishError('publish.branch-gone', { remote: shown(remote), branch, top });
}

/** A `pre-push` of the owner's: git says nothing of its own but that the push failed. null: it was no hook. */
function wordsOfHook({ stderr }: GitAnswer): string | null {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => line.startsWith('error: failed to push some refs'));
  if (end === -1 || lines.some((line) => line.startsWith('fatal:'))) return null;
  const said = lines
    .slice(0, end)
    .slice(-3)
    .join('; ')
    .replace(/[.\s]+$/, '');
  return said || 'a hook of the repository stopped it';
}

const notLetIn =
  /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|Permission denied|Host key verification failed|access denied|error: 40[13]\b|not authorized/i;
const noSuchRemote =
  /does not appear to be a git repository|repository .*not found|no such (?:remote|device)|Repository not found|unknown option|transport .* not allowed/i;

/** What a failed talk with a remote means: its owner must act, or it will pass. */
export function remoteError(answer: GitAnswer, remote: string): PublishError {
  const context = { remote: shown(remote), detail: complaintOf(answer) };
  if (notLetIn.test(answer.stderr)) return new PublishError('publish.auth', context);
  if (noSuchRemote.test(answer.stderr)) return new PublishError('publish.refused', context);
  return new PublishError('publish.network', context);
}

/** A remote as it may be shown: an address without credentials. */
export function shown(remote: string): string {
  return withoutCredentials(remote);
}
