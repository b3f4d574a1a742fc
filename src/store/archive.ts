// The program's own folder in the archive, and what git may see of it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { removeStaleFiles } from './atomic-file.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';

const gitignore = `# feedmirror's own files. Only the ledger belongs in the blog's repository.
*
!/ledger/
!/ledger/**
`;

/**
 * Creates `<archive>/.feedmirror/` with its .gitignore, and removes what killed processes left in it, in `tmp/` and beside it.
 * @throws StoreError `store.open`
 */
export async function prepareArchive(archive: string, clock: Clock): Promise<void> {
  const own = join(archive, '.feedmirror');
  try {
    makeFolder(join(own, 'tmp'));
    // An owner's own version stays.
    await writeFile(join(own, '.gitignore'), gitignore, { flag: 'wx' }).catch((error: unknown) => {
      if (fileErrorCode(error) !== 'EEXIST') throw error;
    });
    const now = clock.now();
    // In the archive itself they stand when its parts are on several disks.
    for (const folder of [archive, own, join(own, 'tmp')]) await removeStaleFiles(folder, now);
  } catch (error) {
    throw new StoreError('store.open', { file: own, detail: fileErrorDetail(error) }, error);
  }
}
