// The folders that the program writes to: there, writable, with room left.
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { detailOf } from '../../core/errors.ts';
import { type Finding, failure, ok, warning } from '../../core/finding.ts';
import type { Check } from './ground.ts';

export const folders: Check = async ({ config, places, file }) => [
  await writable('archive', config.archive, `Give archive in ${file} a folder that you may write to.`),
  await writable(
    'archive-state',
    join(config.archive, '.feedmirror'),
    'Make the folder writable for the user of the program.',
  ),
  await writable(
    'posts-folder',
    places.postsDir,
    'Make the folder writable for the user of the program, or mend jekyll.dir.',
  ),
  await room(config.archive),
];

/** A folder that is still missing is made when it is needed, if the one above it allows it. */
async function writable(check: string, folder: string, fix: string): Promise<Finding> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = await stat(at).catch((error: unknown) => (isMissing(error) ? null : undefined));
    if (found === undefined) return failure(check, `${folder} cannot be looked at.`, fix);
    if (found === null && dirname(at) !== at) continue;
    if (found?.isDirectory() !== true)
      return failure(check, `${folder}: ${at} is a file, not a folder.`, fix);
    try {
      await access(at, constants.W_OK | constants.X_OK);
    } catch {
      return failure(check, `${folder} cannot be written to.`, fix);
    }
    return ok(check, `${folder} ${at === resolve(folder) ? 'can be written to' : 'will be made'}.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const littleBytes = 1e9;
const tooLittleBytes = 50e6;

async function room(archive: string): Promise<Finding> {
  for (let at = resolve(archive); ; at = dirname(at)) {
    try {
      const { bavail, bsize } = await statfs(at);
      return roomFinding(bavail * bsize);
    } catch (error) {
      if (!isMissing(error) || dirname(at) === at)
        return warning(
          'disk',
          `The free space cannot be told: ${detailOf(error)}.`,
          'Look at the disk yourself.',
        );
    }
  }
}

/** Exported for its test: no test fills a disk. */
export function roomFinding(freeBytes: number): Finding {
  const shown = `${(freeBytes / 1e9).toFixed(1)} GB free on the disk of the archive.`;
  const fix = 'Make room on the disk, or move the archive.';
  if (freeBytes < tooLittleBytes) return failure('disk', shown, fix);
  return freeBytes < littleBytes ? warning('disk', shown, fix) : ok('disk', shown);
}
