// Publishing after a run: what of the blog is ours to commit, and how it is told.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PublishError } from '../core/errors.ts';
import { mediaNameForm } from '../core/media-port.ts';
import type { PublishEvent } from '../pipeline/events.ts';
import type { PipelineParts } from '../pipeline/parts.ts';
import { bodyHash, readPost } from '../post/read.ts';
import type { PublishedFolder } from '../publish/changes.ts';
import { type PublishOutcome, publish } from '../publish/publish.ts';
import type { CliIo } from './io.ts';
import type { World } from './world.ts';

/**
 * Commits and pushes what the program wrote, when the configuration names remotes.
 * @throws StoreError; what git does wrong is told as an event
 */
export async function publishAfter(
  world: World,
  parts: Pick<PipelineParts, 'report'>,
  io: CliIo,
): Promise<void> {
  const { config, places } = world;
  const { git } = config.publish;
  if (git.remotes.length === 0 || io.signal.aborted) return;
  const { state, clock, owner } = world.parts;
  const request = {
    dir: config.jekyll.dir,
    branch: git.branch,
    remotes: git.remotes,
    everyMs: git.everyMinutes * 60_000,
    perHour: git.perHour,
    folders: foldersOf(world),
    titleOf: async ({ path }: { readonly path: string }) =>
      // It may be gone by now.
      readPost(await readFile(join(places.postsDir, path), 'utf8').catch(() => '')).title,
  };
  try {
    const outcome = await publish(request, { state, clock, owner, env: io.env, signal: io.signal });
    if (outcome !== null) parts.report(eventOf(outcome));
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    // Stopped in the middle: nothing is wrong with the repository.
    if (io.signal.aborted) return;
    const { code, message: reason } = error;
    parts.report({ event: 'publish', commit: null, files: 0, gatherUntil: null, remotes: [], code, reason });
  }
}

function foldersOf({ config, places, parts }: World): readonly PublishedFolder[] {
  const { state, posts } = parts;
  const isOurPost: PublishedFolder['isOurs'] = async (path, standing, committed) => {
    const key = await state.keyAt(path);
    if (standing === 'gone') {
      // One that is known by that path would be back; another was deleted and remembered as such, or moved elsewhere.
      if (key !== null) return false;
      // A text without a source is the owner's own: he may be about to give it another name.
      return readPost((await committed()) ?? '').url !== null;
    }
    const entry = key === null ? null : await state.entry(key);
    if (entry?.bodyHash == null || entry.url === '') return false;
    const text = await posts.read(path);
    // One that its owner edits is his to publish.
    return text !== null && bodyHash(text) === entry.bodyHash;
  };
  return [
    { folder: places.postsDir, kind: 'posts', isOurs: isOurPost },
    {
      folder: join(config.jekyll.dir, config.media.dir),
      kind: 'files',
      isOurs: async (path) => mediaNameForm.exec(path)?.[0] === path,
    },
  ];
}

function eventOf({ remotes, ...made }: PublishOutcome): PublishEvent {
  return {
    event: 'publish',
    ...made,
    remotes: remotes.map(({ remote, state, until, error }) => ({
      remote,
      state,
      until,
      code: error?.code ?? null,
      reason: error?.message ?? null,
    })),
    code: null,
    reason: null,
  };
}
