// One commit of given files and nothing else: what the owner has staged or changed besides stays as it is.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * @returns the id of the commit
 * @throws PublishError: nothing was committed, and the index is what it was
 */
export async function commitChanges(
  repository: Repository,
  changes: readonly Change[],
  titleOf: (change: Change) => Promise<string | null>,
): Promise<string> {
  const { git, gitDir } = repository;
  const indexFile = join(gitDir, 'index');
  const before = await readFile(indexFile).catch(() => null);
  const toAdd = changes.filter((change) => !change.isStagedRemoval).map(({ file }) => file);
  if (toAdd.length > 0) {
    const added = await git(['add', '--all', ...filesFromInput], { input: toAdd.join('\0') });
    if (added.status !== 0) throw failure(added, repository);
  }
  const message = await messageFor(changes, titleOf);
  const identity = (await hasIdentity(git)) ? [] : ownIdentity;
  const answer = await git(
    [...identity, 'commit', '--quiet', '--only', '--cleanup=whitespace', '-m', message, ...filesFromInput],
    { input: changes.map(({ file }) => file).join('\0') },
  );
  if (answer.status !== 0) {
    if (before !== null) await putBack(indexFile, before);
    throw failure(answer, repository);
  }
  const id = await commitOf(repository, 'HEAD');
  if (id === null) throw failure(answer, repository);
  return id;
}

const filesFromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];

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

/** By git's own rule for changing the index: whoever creates the lock file may. Somebody else's git now: leave it. */
async function putBack(indexFile: string, content: Buffer): Promise<void> {
  const lock = `${indexFile}.lock`;
  try {
    await writeFile(lock, content, { flag: 'wx' });
    await rename(lock, indexFile);
  } catch {
    // Our files stay staged: the next commit takes them along.
  }
}

function failure(answer: GitAnswer, { top }: Repository): PublishError {
  const lock = /Unable to create '([^']+\.lock)': File exists/.exec(answer.stderr)?.[1];
  if (lock !== undefined) return new PublishError('publish.locked', { top, file: lock });
  return new PublishError('publish.commit', { top, detail: complaintOf(answer) });
}
