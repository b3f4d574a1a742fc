// Writes new files, and never over one that is there. The only file of `init` that changes the disk.
import { lstat, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type MirrorError, StoreError } from '../../core/errors.ts';
import { fileErrorCode, fileErrorDetail } from '../../store/file-errors.ts';
import { makeFolder } from '../../store/make-folder.ts';
import type { NewFile } from './templates.ts';

export interface PutFiles {
  readonly made: readonly string[];
  /** Those that were there already. */
  readonly left: readonly string[];
}

/** Whether anything stands at `path`, a link that leads nowhere included. Throws StoreError `init.write`. */
export async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw cannotWrite(path, error);
  }
}

/** Writes `files` into `folder`, in their order. Throws StoreError `init.write` at the first that cannot be written. */
export async function putFiles(folder: string, files: readonly NewFile[]): Promise<PutFiles> {
  const made: string[] = [];
  const left: string[] = [];
  for (const { path, text } of files) ((await isMade(join(folder, path), text)) ? made : left).push(path);
  return { made, left };
}

/** False when something is there already. */
async function isMade(target: string, text: string): Promise<boolean> {
  try {
    makeFolder(dirname(target));
  } catch (error) {
    throw cannotWrite(target, error);
  }
  try {
    await writeFile(target, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    // A full disk leaves a part of the file, which the next attempt would take for the owner's.
    await rm(target, { force: true }).catch(() => undefined);
    throw cannotWrite(target, error);
  }
}

function cannotWrite(file: string, error: unknown): MirrorError {
  return new StoreError('init.write', { file, detail: fileErrorDetail(error) }, error);
}
