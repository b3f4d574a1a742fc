// The texts of a blog that may refer to its own files: posts, drafts, pages, layouts, data. Knows no post.
import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PostError } from '../core/errors.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';

const endings = /\.(?:md|markdown|html?|xml|ya?ml|json|csv|s?css|js|txt|liquid)$/i;
/** Built or foreign, or the program's own. */
const passedOver = /^(?:\..*|_site|node_modules|vendor)$/;
/** A larger text is a collection of data, and no page that shows a picture. */
const mostBytes = 20_000_000;

/**
 * Every text below `dir`, one at a time, by its path relative to it.
 * @throws PostError `post.read`: without all of them nothing can be said of what is used
 */
export async function* blogTexts(
  dir: string,
): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  yield* textsIn(dir, '');
}

async function* textsIn(dir: string, below: string): AsyncGenerator<{ path: string; text: string }> {
  try {
    for await (const entry of await opendir(join(dir, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (passedOver.test(entry.name)) continue;
      const found = entry.isSymbolicLink() ? await stat(join(dir, path)).catch(() => null) : entry;
      if (found?.isDirectory() === true && !entry.isSymbolicLink()) yield* textsIn(dir, path);
      if (found?.isFile() !== true || !endings.test(entry.name)) continue;
      if ((await stat(join(dir, path))).size > mostBytes) continue;
      yield { path, text: await readFile(join(dir, path), 'utf8') };
    }
  } catch (error) {
    if (error instanceof PostError) throw error;
    // No blog yet.
    if (below === '' && fileErrorCode(error) === 'ENOENT') return;
    throw new PostError('post.read', { file: join(dir, below), detail: fileErrorDetail(error) }, error);
  }
}
