// What differs from the last commit in our folders, and which of it is ours to commit. Changes nothing.
import { PublishError } from '../core/errors.ts';
import { complaintOf } from './git.ts';
import { inRepository, type Repository } from './repository.ts';

/** A folder whose files may be committed. */
export interface PublishedFolder {
  readonly folder: string;
  /** Posts have titles and are counted one by one; other files only as many. */
  readonly kind: 'posts' | 'files';
  /**
   * Whether a file in it, by its path relative to the folder with `/` in NFC, was made by this program. What an owner
   * has written into the same folder himself is his to commit. `committed` reads the file as the last commit has it;
   * null: it has none.
   */
  readonly isOurs: (
    path: string,
    state: 'there' | 'gone',
    committed: () => Promise<string | null>,
  ) => Promise<boolean>;
}

export interface Change {
  /** Relative to the top of the repository, as git spells it. */
  readonly file: string;
  /** Relative to the published folder. */
  readonly path: string;
  readonly folder: PublishedFolder;
  readonly kind: 'added' | 'changed' | 'removed';
  /** It is taken out of the index already, so there is nothing left to tell the index. */
  readonly isStagedRemoval: boolean;
}

/** @throws PublishError */
export async function changesIn(
  repository: Repository,
  folders: readonly PublishedFolder[],
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const folder of folders) {
    const place = inRepository(repository, folder.folder);
    if (place === null) continue;
    if (folder.kind === 'posts') await checkNotIgnored(repository, folder.folder, place);
    const answer = await repository.git([
      'status',
      '--porcelain=v1',
      '-z',
      '--untracked-files=all',
      '--no-renames',
      '--',
      place || '.',
    ]);
    if (answer.status !== 0)
      throw new PublishError('publish.git', { dir: repository.top, detail: complaintOf(answer) });
    for (const line of answer.stdout.split('\0').filter((one) => one.length > 3)) {
      const change = changeFrom(line, { folder, place });
      const state = change.kind === 'removed' ? 'gone' : 'there';
      const committed = async (): Promise<string | null> => {
        const shown = await repository.git(['cat-file', 'blob', `HEAD:${change.file}`]);
        return shown.status === 0 ? shown.stdout : null;
      };
      if (await folder.isOurs(change.path.normalize('NFC'), state, committed)) changes.push(change);
    }
  }
  return changes;
}

/** Ignored posts do not show as changes: the blog would stand still without a word. */
async function checkNotIgnored({ git, top }: Repository, folder: string, place: string): Promise<void> {
  const post = `${place === '' ? '' : `${place}/`}2000-01-01-post.md`;
  const args = ['check-ignore', '--quiet', '--no-index', '--', post];
  // It takes its argument for a plain path anyhow, and refuses to be told so.
  const { status } = await git(args, { env: { GIT_LITERAL_PATHSPECS: '0' } });
  if (status === 0) throw new PublishError('publish.ignored', { folder, top });
}

/** `XY path`: X in the index, Y in the work tree. */
function changeFrom(
  line: string,
  about: { readonly folder: PublishedFolder; readonly place: string },
): Change {
  const [index, tree] = [line.charAt(0), line.charAt(1)];
  const file = line.slice(3);
  const isGone = tree === 'D' || (index === 'D' && tree === ' ');
  // Announced only (`add -N`), it is ` A`.
  const isNew = index === '?' || index === 'A' || tree === 'A';
  return {
    file,
    path: about.place === '' ? file : file.slice(about.place.length + 1),
    folder: about.folder,
    kind: isGone ? 'removed' : isNew ? 'added' : 'changed',
    isStagedRemoval: index === 'D' && tree === ' ',
  };
}
