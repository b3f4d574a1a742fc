// `feedmirror adopt`: the blog's posts learned, or missing ones accepted as deleted.
import { loadConfig } from '../config/load.ts';
import type { FolderEvent } from '../pipeline/events.ts';
import { reconcileFolder } from '../pipeline/folder.ts';
import { identityByAddress } from '../pipeline/identity.ts';
import { stateExists } from '../store/state.ts';
import { checkBlogFolder } from './blog-folder.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { describeEvent } from './report.ts';
import { configFile, openWorld, placesOf, type World } from './world.ts';

export interface AdoptOptions {
  readonly acceptDeletions?: boolean;
  readonly dryRun?: boolean;
}

/**
 * @param dir the blog's folder or its posts folder; null: the configured one
 * @returns 0; 1 when a post could not be read: the rest is learned
 */
export async function adopt(
  dir: string | null,
  options: AdoptOptions & GlobalOptions,
  io: CliIo,
): Promise<number> {
  const isDry = options.dryRun === true;
  if (dir !== null) {
    const places = placesOf(await loadConfig({ file: configFile(options, io.env), env: io.env }));
    await checkBlogFolder(dir, places, stateExists(places.stateFile));
  }
  const world = await openWorld({ ...options, quiet: true }, io, isDry ? 'snapshot' : 'write');
  try {
    const found = await learn(world, options.acceptDeletions === true ? 'accept' : 'guard');
    tellFolder(found, options, io);
    return found.unreadable === 0 ? exitStatus.ok : exitStatus.needsPerson;
  } finally {
    await world.close();
  }
}

function learn({ places, feeds, parts }: World, deletions: 'accept' | 'guard'): Promise<FolderEvent> {
  const request = { folder: places.postsDir, deletions, identityOf: identityByAddress(feeds) };
  return reconcileFolder(request, parts);
}

function tellFolder(found: FolderEvent, options: AdoptOptions & GlobalOptions, io: CliIo): void {
  const isDry = options.dryRun === true;
  if (options.json === true) io.print(jsonLine({ ...found, dryRun: isDry }));
  else if (options.quiet !== true) {
    const lines = describeEvent(found, isDry);
    for (const line of lines.length === 0 ? ['Nothing new in the folder.'] : lines) io.print(line);
  }
  for (const { path, reason } of found.problems)
    io.printError(printable(`Cannot read the post ${path}: ${reason}.`));
}
