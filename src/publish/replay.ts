// Our commits put together with those of a remote: replayed on top of them, or merged. Nothing but new objects comes of it.
import { broken, commitTree, mergedTree, treeOf } from './objects.ts';
import { shown } from './push.ts';
import { commitOf, type Repository } from './repository.ts';

export interface CatchUp {
  readonly remote: string;
  /** The commit that the branch stands at. */
  readonly head: string;
  /** What the remote had after our last push; null: we have not pushed there. */
  readonly known: string | null;
  /** Commits that other remotes have. What they have is never written anew, or they could not follow. */
  readonly keptElsewhere: readonly string[];
}

/**
 * @returns the commit that has both sides
 * @throws PublishError `publish.conflict`
 */
export async function joined(repository: Repository, about: CatchUp, tip: string): Promise<string> {
  const { head, keptElsewhere } = about;
  const ours = await commitsSince(repository, head, [tip]);
  const others = [];
  for (const commit of keptElsewhere) if ((await commitOf(repository, commit)) !== null) others.push(commit);
  const free = await commitsSince(repository, head, [tip, ...others]);
  const isPlain = free.length === ours.length && ours.every(({ parents }) => parents.length === 1);
  return isPlain ? rebased(repository, about, { ours, tip }) : merged(repository, about, tip);
}

interface OwnCommit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** Oldest first. */
async function commitsSince(
  repository: Repository,
  head: string,
  without: readonly string[],
): Promise<readonly OwnCommit[]> {
  const answer = await repository.git([
    ...['rev-list', '--reverse', '--topo-order', '--parents', head],
    ...without.map((commit) => `^${commit}`),
  ]);
  if (answer.status !== 0) throw broken(repository, answer);
  const lines = answer.stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [id = '', ...parents] = line.split(' ');
    return { id, parents };
  });
}

async function rebased(
  repository: Repository,
  about: CatchUp,
  { ours, tip }: { readonly ours: readonly OwnCommit[]; readonly tip: string },
): Promise<string> {
  let onto = tip;
  for (const { id, parents } of ours) {
    // A commit with the new ground's files and the old parent: against it, merging `id` is replaying it.
    const [parent = ''] = parents;
    const ground = await commitTree(repository, `${onto}^{tree}`, {
      parents: [parent],
      like: null,
      message: 'x',
    });
    const tree = await mergedTree(repository, about.remote, [ground, id]);
    const isEmpty = tree === (await treeOf(repository, onto));
    if (!isEmpty) onto = await commitTree(repository, tree, { parents: [onto], like: id, message: null });
  }
  return onto;
}

async function merged(repository: Repository, about: CatchUp, tip: string): Promise<string> {
  const tree = await mergedTree(repository, about.remote, [about.head, tip]);
  const message = `Merge ${repository.branch} of ${shown(about.remote)}`;
  return commitTree(repository, tree, { parents: [about.head, tip], like: null, message });
}
