// Creates folders. Its own file because Node's recursive mkdir never returns where a parent exists but takes nothing
// (seen with Node 20.20 below /proc).
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileErrorCode } from './file-errors.ts';

/**
 * Creates `folder` and its missing parents; gives those that were missing, outermost first.
 * @throws what the file system says
 */
export function makeFolder(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const path of missing) {
    try {
      mkdirSync(path);
    } catch (error) {
      // Another process was faster.
      if (fileErrorCode(error) !== 'EEXIST') throw error;
    }
  }
  return missing;
}
