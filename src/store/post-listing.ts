// Which files of a blog are posts: those that Jekyll would read as such, and texts that may be a post put elsewhere.
// Reads names, never contents.
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnreadablePlace } from '../core/ports.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';

type Tell = (place: UnreadablePlace) => void;

/** Jekyll's own pattern for posts takes short years and days as well (document.rb, DATE_FILENAME_MATCHER). */
const postName = /^\d{2,4}-\d{1,2}-\d{1,2}-.*\.(?:md|markdown|html)$/i;

/** Names that Jekyll's EntryFilter passes over. */
const passedOver = /^[._#~]|~$/;

const textName = /\.(?:md|markdown)$/i;
/** Where a file without an ending of its own kind is still a post: `_drafts/a.html`. */
const postFolder = /^_(?:posts|drafts)$/;
/** What Jekyll makes or what other programs keep: thousands of files, and no post of anybody's. */
const foreignFolder = /^(?:\.|_site$|_cache$|node_modules$|vendor$)/;

/**
 * Paths relative to `folder`, with `/`, as the disk spells them. Nothing when there is no such folder.
 * @param tell told of each folder below and each link that cannot be looked into
 * @throws what the file system says about `folder` itself
 */
export async function* listPosts(folder: string, tell: Tell = () => {}): AsyncGenerator<string> {
  for await (const { path, name, entry } of filesBelow(folder, (found) => !passedOver.test(found), tell)) {
    if (postName.test(name) && !passedOver.test(name) && (await isFile({ folder, path, entry }, tell)))
      yield path;
  }
}

/**
 * Texts below `folder` that may be posts which its owner put away, `without` left out (a path relative to it).
 * Nothing when there is no such folder.
 * @throws what the file system says about `folder` itself
 */
export async function* listTexts(
  folder: string,
  without: string,
  tell: Tell = () => {},
): AsyncGenerator<string> {
  const isWanted = (name: string, path: string): boolean => path !== without && !foreignFolder.test(name);
  for await (const { path, name, entry } of filesBelow(folder, isWanted, tell)) {
    const isText = textName.test(name) || (/\.html$/i.test(name) && path.split('/').some(isPostFolder));
    if (isText && (await isFile({ folder, path, entry }, tell))) yield path;
  }
}

function isPostFolder(name: string): boolean {
  return postFolder.test(name);
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly entry: Dirent;
}

/** All that is no folder, in the folders that are wanted. */
async function* filesBelow(
  folder: string,
  isWanted: (name: string, path: string) => boolean,
  tell: Tell,
): AsyncGenerator<Found> {
  const waiting = [''];
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    try {
      for await (const entry of await opendir(join(folder, inside), { bufferSize: 512 })) {
        const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (!entry.isDirectory()) yield { path, name: entry.name, entry };
        else if (isWanted(entry.name, path)) waiting.push(path);
      }
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') continue;
      if (inside === '') throw error;
      tell({ path: inside, reason: fileErrorDetail(error) });
    }
  }
}

/** Ruby's `Dir["**"]` follows links to files and not links to folders. */
async function isFile(
  { folder, path, entry }: { readonly folder: string; readonly path: string; readonly entry: Dirent },
  tell: Tell,
): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return (await stat(join(folder, path))).isFile();
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') tell({ path, reason: fileErrorDetail(error) });
    return false;
  }
}
