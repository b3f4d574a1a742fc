// The repository that the blog lies in, and whether it is in a state to be committed to. Changes nothing.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { PublishError } from '../core/errors.ts';
import { complaintOf, type Git, openGit } from './git.ts';

export interface Repository {
  readonly git: Git;
  /** Top folder of the work tree, without symbolic links. */
  readonly top: string;
  /** Where its own files lie; of a linked work tree those of that work tree. */
  readonly gitDir: string;
  readonly branch: string;
}

/** Files in the git folder that say that somebody is in the middle of something. */
const unfinished: readonly (readonly [string, string])[] = [
  ['MERGE_HEAD', 'a merge'],
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
];

const otherOwner =
  'the repository belongs to another user; run as that user, or name it in git config --global safe.directory';

/**
 * @param about `dir`: the blog's folder; `branch`: the one that must be checked out, null: whichever is
 * @throws PublishError saying what stands in the way of a commit
 */
export async function openRepository(about: {
  readonly dir: string;
  readonly branch: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}): Promise<Repository> {
  const { dir, branch: wanted, env, signal } = about;
  const real = realDir(dir);
  if (real === null) throw new PublishError('publish.no-repository', { dir });
  const found = await openGit({ dir: real, env, signal })([
    'rev-parse',
    '--show-toplevel',
    '--absolute-git-dir',
  ]);
  const [top, gitDir] = found.stdout.split('\n');
  if (found.status !== 0 || !top || !gitDir) {
    if (/not a git repository|must be run in a work tree/i.test(found.stderr))
      throw new PublishError('publish.no-repository', { dir });
    if (/dubious ownership/.test(found.stderr))
      throw new PublishError('publish.git', { dir, detail: otherOwner });
    throw new PublishError('publish.git', { dir, detail: complaintOf(found) });
  }
  const git = openGit({ dir: top, env, signal });
  const head = await git(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const busy = unfinished.find(([file]) => existsSync(join(gitDir, file)))?.[1];
  if (busy !== undefined) throw new PublishError('publish.busy', { top, work: busy });
  if (head.status !== 0) throw new PublishError('publish.detached', { top });
  const branch = head.stdout.trim();
  if (wanted !== null && wanted !== branch)
    throw new PublishError('publish.branch', { top, found: branch, wanted });
  const unmerged = await git(['ls-files', '--unmerged', '-z']);
  if (unmerged.status !== 0) throw new PublishError('publish.git', { dir, detail: complaintOf(unmerged) });
  if (unmerged.stdout !== '') throw new PublishError('publish.busy', { top, work: 'a merge with conflicts' });
  return { git, top, gitDir, branch };
}

/** The commit that a name stands for; null: there is none (yet). */
export async function commitOf({ git }: Repository, name: string): Promise<string | null> {
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return found.status === 0 ? found.stdout.trim() : null;
}

/**
 * A folder as git names it: relative to the top, with `/`; empty for the top itself.
 * @returns null when there is no such folder
 * @throws PublishError `publish.outside`
 */
export function inRepository({ top }: Repository, folder: string): string | null {
  const real = realDir(folder);
  if (real === null) return null;
  const way = relative(top, real);
  if (isAbsolute(way) || way.split(sep)[0] === '..')
    throw new PublishError('publish.outside', { folder, top });
  // A submodule, or a repository of its own inside ours: git would not look into it.
  for (let inner = real; inner !== top; inner = dirname(inner))
    if (existsSync(join(inner, '.git'))) throw new PublishError('publish.outside', { folder, top });
  return way.split(sep).join('/');
}

function realDir(dir: string): string | null {
  try {
    return realpathSync(dir);
  } catch {
    return null;
  }
}
