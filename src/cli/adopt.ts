// `feedmirror adopt`: the blog's posts learned, or missing ones accepted as deleted.
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { reconcileFolder } from '../pipeline/folder.ts';
import { identityByAddress } from '../pipeline/identity.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine } from './io.ts';
import { describeEvent } from './report.ts';
import { openWorld } from './world.ts';

export interface AdoptOptions {
  readonly acceptDeletions?: boolean;
  readonly dryRun?: boolean;
}

/** @param dir the blog's folder or its posts folder; null: the configured one */
export async function adopt(
  dir: string | null,
  options: AdoptOptions & GlobalOptions,
  io: CliIo,
): Promise<number> {
  const isDry = options.dryRun === true;
  const world = await openWorld({ ...options, quiet: true }, io, isDry ? 'snapshot' : 'write');
  try {
    const { places, config, feeds, parts } = world;
    const folders = [places.postsDir, config.jekyll.dir].map((folder) => resolve(folder));
    if (dir !== null && !folders.includes(resolve(dir))) {
      const detail = `${dir} is not the blog of the configuration (${config.jekyll.dir}): set jekyll.dir to it`;
      throw new UsageError('usage.invalid', { detail });
    }
    const found = await reconcileFolder(
      {
        folder: places.postsDir,
        deletions: options.acceptDeletions === true ? 'accept' : 'guard',
        identityOf: identityByAddress(feeds),
      },
      parts,
    );
    if (options.json === true) io.print(jsonLine({ ...found, dryRun: isDry }));
    else if (options.quiet !== true) {
      const lines = describeEvent(found, isDry);
      for (const line of lines.length === 0 ? ['Nothing new in the folder.'] : lines) io.print(line);
    }
    return exitStatus.ok;
  } finally {
    await world.close();
  }
}
