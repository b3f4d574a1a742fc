// One file put in place whole or not at all, safe against a crash and a power cut. Knows nothing of posts.
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileErrorCode } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';

/** Jekyll, git and editors pass over dot files; the ending tells our leftovers from others' files. */
const temporaryName = /^\.[\w-]+\.feedmirror-tmp$/;

/** A temporary file this old has no living owner. */
const staleAfterMs = 3_600_000;

/**
 * Temporary file in `tempDir`, fsync, rename, fsync of the folder. On another file system than `target` the
 * temporary file stands beside the target instead. Missing folders are created.
 * @throws what the file system says; then the temporary file is gone and the target as it was
 */
export async function writeWhole(target: string, text: string, tempDir: string): Promise<void> {
  for (const made of makeFolder(dirname(target))) await syncFolder(dirname(made));
  makeFolder(tempDir);
  try {
    await writeVia(tempDir, target, text);
  } catch (error) {
    if (fileErrorCode(error) !== 'EXDEV') throw error;
    // Nobody else looks for leftovers there; their age is by the clock that stamps them.
    await removeStaleFiles(dirname(target), new Date());
    await writeVia(dirname(target), target, text);
  }
  await syncFolder(dirname(target));
}

/** Removes what a killed process left in `folder`; files younger than an hour may be in work. */
export async function removeStaleFiles(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!temporaryName.test(name)) continue;
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && now.getTime() - found.mtimeMs > staleAfterMs) await rm(file, { force: true });
  }
}

async function writeVia(folder: string, target: string, text: string): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}.feedmirror-tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A rename is safe only when its folder is. Some systems (Windows, some network disks) cannot do it and need not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = fileErrorCode(error) ?? '';
    const isUnsupported = ['EINVAL', 'ENOTSUP', 'EISDIR'].includes(code);
    if (!isUnsupported && process.platform !== 'win32') throw error;
  }
}
