// Which files of a folder Jekyll would read as posts. Reads names, never contents.
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorCode } from './file-errors.ts';

/** Jekyll's own pattern for posts takes short years and days as well (document.rb, DATE_FILENAME_MATCHER). */
const postName = /^\d{2,4}-\d{1,2}-\d{1,2}-.*\.(?:md|markdown|html)$/i;

/** Names that Jekyll's EntryFilter passes over. */
const passedOver = /^[._#~]|~$/;

/**
 * Paths relative to `folder`, with `/`, as the disk spells them. Nothing when there is no such folder.
 * @throws what the file system says
 */
export async function* listPosts(folder: string): AsyncGenerator<string> {
  const waiting = [''];
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    for await (const entry of entriesOf(join(folder, inside))) {
      if (passedOver.test(entry.name)) continue;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (postName.test(entry.name) && (await isFile(join(folder, path), entry))) yield path;
    }
  }
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder, { bufferSize: 512 });
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  }
}

/** Ruby's `Dir["**"]` follows links to files and not links to folders. */
async function isFile(file: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const found = await stat(file).catch(() => null);
  return found?.isFile() ?? false;
}
