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
 * Temporary file in `tempDir`, fsync, rename, fsync of the folder. When that is on another file system than `target`
 * the temporary file stands in the first of `nearDirs` that is not. Missing folders are created.
 * @throws what the file system says; then the temporary file is gone and the target as it was
 */
export async function writeWhole(
  target: string,
  source: {
    readonly content: string | Uint8Array;
    readonly tempDir: string;
    readonly nearDirs: readonly string[];
  },
): Promise<void> {
  for (const made of makeFolder(dirname(target))) await syncFolder(dirname(made));
  makeFolder(source.tempDir);
  let isDone = await isWrittenVia(source.tempDir, { target, content: source.content });
  for (const folder of source.nearDirs) {
    if (isDone) break;
    // Nobody else looks for leftovers there; their age is by the clock that stamps them.
    await removeStaleFiles(folder, new Date());
    isDone = await isWrittenVia(folder, { target, content: source.content });
  }
  if (!isDone) throw Object.assign(new Error(`no folder on the same disk as ${target}`), { code: 'EXDEV' });
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

/** False when `folder` is on another file system than `target`. */
async function isWrittenVia(
  folder: string,
  { target, content }: { readonly target: string; readonly content: string | Uint8Array },
): Promise<boolean> {
  const temporary = join(folder, `.${randomUUID()}.feedmirror-tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    return true;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (fileErrorCode(error) === 'EXDEV') return false;
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
