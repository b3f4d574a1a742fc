// Trees and commits worked out in git's object store. No branch, index or work tree is touched.
import { PublishError } from '../core/errors.ts';
import { complaintOf, type GitAnswer } from './git.ts';
import { shown } from './push.ts';
import type { Repository } from './repository.ts';

/** @throws PublishError `publish.conflict` naming the files */
export async function mergedTree(
  repository: Repository,
  remote: string,
  sides: readonly [string, string],
): Promise<string> {
  const answer = await repository.git(['merge-tree', '--write-tree', '--name-only', '-z', ...sides]);
  const [tree = '', ...files] = answer.stdout.split('\0');
  if (answer.status === 0) return tree;
  if (answer.status !== 1) {
    const isOld = /usage: git merge-tree/.test(answer.stderr);
    throw broken(
      repository,
      answer,
      isOld ? 'git 2.38 or later is needed to follow a remote that moved' : null,
    );
  }
  const names = files.slice(0, files.indexOf(''));
  const some = names.slice(0, 3).join(', ');
  const listed = names.length > 3 ? `${some} and ${names.length - 3} more` : some;
  throw new PublishError('publish.conflict', { remote: shown(remote), files: listed, top: repository.top });
}

export async function treeOf(repository: Repository, commit: string): Promise<string> {
  const answer = await repository.git(['rev-parse', `${commit}^{tree}`]);
  if (answer.status !== 0) throw broken(repository, answer);
  return answer.stdout.trim();
}

/** @param about `like`: whose message, author and times it takes over; null: `message`, by whoever commits here */
export async function commitTree(
  repository: Repository,
  tree: string,
  about: {
    readonly parents: readonly string[];
    readonly like: string | null;
    readonly message: string | null;
  },
): Promise<string> {
  const { git } = repository;
  const parents = about.parents.flatMap((parent) => ['-p', parent]);
  let env: Record<string, string> = ownEnvironment;
  let message = about.message ?? '';
  if (about.like !== null) {
    const answer = await git([
      'log',
      '-1',
      '--format=%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B',
      about.like,
    ]);
    if (answer.status !== 0) throw broken(repository, answer);
    const [an = '', ae = '', ad = '', cn = '', ce = '', cd = '', body = ''] = answer.stdout.split('\0');
    env = {
      ...{ GIT_AUTHOR_NAME: an, GIT_AUTHOR_EMAIL: ae, GIT_AUTHOR_DATE: ad },
      ...{ GIT_COMMITTER_NAME: cn, GIT_COMMITTER_EMAIL: ce, GIT_COMMITTER_DATE: cd },
    };
    message = body;
  }
  const answer = await git(['commit-tree', ...parents, tree], { input: message.trimEnd(), env });
  if (answer.status !== 0) throw broken(repository, answer);
  return answer.stdout.trim();
}

/** Of commits that only help to work something out, and of merges. */
const ownEnvironment = {
  ...{ GIT_AUTHOR_NAME: 'feedmirror', GIT_AUTHOR_EMAIL: 'feedmirror@localhost' },
  ...{ GIT_COMMITTER_NAME: 'feedmirror', GIT_COMMITTER_EMAIL: 'feedmirror@localhost' },
};

/** Git did not do what it never should refuse. */
export function broken({ top }: Repository, answer: GitAnswer, detail: string | null = null): PublishError {
  return new PublishError('publish.git', { dir: top, detail: detail ?? complaintOf(answer) });
}
