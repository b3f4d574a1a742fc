// One commit of given files and nothing else: what the owner has staged or changed besides stays as it is.
import { PublishError } from '../core/errors.ts';
import type { Change } from './changes.ts';
import { complaintOf, type Git, type GitAnswer } from './git.ts';
import { commitMessage, type PostTitle } from './message.ts';
import { commitOf, type Repository } from './repository.ts';

/** For a machine where nobody told git who commits. */
const ownIdentity = ['-c', 'user.name=feedmirror', '-c', 'user.email=feedmirror@localhost'];

/**
 * Commits through git's own command, so that hooks, signing and the owner's identity hold as for any commit.
 * @param titleOf the title of a post by its change; null: it tells none
 * @returns the id of the commit; null: the last commit has all that already
 * @throws PublishError: nothing was committed, and nothing of it stays staged
 */
export async function commitChanges(
  repository: Repository,
  changes: readonly Change[],
  titleOf: (change: Change) => Promise<string | null>,
): Promise<string | null> {
  const { git } = repository;
  const message = await messageFor(changes, titleOf);
  const toAdd = changes.filter((change) => !change.isStagedRemoval).map(({ file }) => file);
  try {
    if (toAdd.length > 0) {
      const added = await git([...asTheyStand, 'add', '--all', ...filesFromInput], { input: listed(toAdd) });
      if (added.status !== 0) throw failure(added, repository);
    }
    const identity = (await hasIdentity(git)) ? [] : ownIdentity;
    const options = ['--quiet', '--only', '--cleanup=whitespace', '-m', message];
    const answer = await git([...asTheyStand, ...identity, 'commit', ...options, ...filesFromInput], {
      input: listed(changes.map(({ file }) => file)),
    });
    if (answer.status !== 0) {
      if (answer.status === 1 && (await isCommitted(git, changes))) return null;
      throw failure(answer, repository);
    }
    const id = await commitOf(repository, 'HEAD');
    if (id === null) throw failure(answer, repository);
    return id;
  } finally {
    await indexAsCommitted(git, toAdd);
  }
}

/** With `core.safecrlf` git refuses line ends that `core.autocrlf` would change at the next checkout. */
const asTheyStand = ['-c', 'core.safecrlf=false'];

const filesFromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];

function listed(files: readonly string[]): string {
  return files.join('\0');
}

/** They were taken out of the index only, or the owner has committed them at this moment. */
async function isCommitted(git: Git, changes: readonly Change[]): Promise<boolean> {
  const answer = await git(['diff-index', '--cached', '--name-only', '-z', 'HEAD']);
  const differing = new Set(answer.stdout.split('\0'));
  return answer.status === 0 && !changes.some(({ file }) => differing.has(file));
}

/**
 * In the index too the files are what the last commit says, whoever made it: not staged when ours was refused, and as
 * a hook has changed them when it did. Otherwise the owner's next commit would undo that. Where another git holds the
 * index they stay staged, and our next commit takes them along.
 */
async function indexAsCommitted(git: Git, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  await git(['reset', '--quiet', ...filesFromInput], { input: listed(files), evenWhenStopped: true });
}

async function messageFor(
  changes: readonly Change[],
  titleOf: (change: Change) => Promise<string | null>,
): Promise<string> {
  const titles = async (kind: Change['kind']): Promise<readonly PostTitle[]> => {
    const found: PostTitle[] = [];
    for (const change of changes) {
      if (change.kind === kind && change.folder.kind === 'posts')
        found.push({ path: change.path, title: await titleOf(change) });
    }
    return found;
  };
  const posts = changes.filter(({ folder }) => folder.kind === 'posts');
  return commitMessage({
    added: await titles('added'),
    changed: await titles('changed'),
    removed: posts.filter(({ kind }) => kind === 'removed').length,
    otherFiles: changes.length - posts.length,
  });
}

async function hasIdentity(git: Git): Promise<boolean> {
  const answers = await Promise.all(
    ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => git(['var', name])),
  );
  return answers.every(({ status }) => status === 0);
}

function failure(answer: GitAnswer, { top }: Repository): PublishError {
  const lock = /Unable to create '([^']+\.lock)': File exists/.exec(answer.stderr)?.[1];
  if (lock !== undefined) return new PublishError('publish.locked', { top, file: lock });
  return new PublishError('publish.commit', { top, detail: complaintOf(answer) });
}
