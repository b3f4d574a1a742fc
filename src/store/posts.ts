// The posts folder: listing, reading, writing. Knows files and names, not what a post says.
import { isUtf8 } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type ErrorCode, PostError } from '../core/errors.ts';
import type { PostFiles, PostText } from '../core/ports.ts';
import { writeWhole } from './atomic-file.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';
import { listPosts, listTexts } from './post-listing.ts';

/**
 * PostFiles on a real folder. Paths may be given in NFC for a file that macOS left in NFD; `list` gives the disk's
 * own spelling, to be compared in NFC.
 * @param options `blogDir`: what a post may be moved to; without it, the posts folder alone
 */
export function openPostFiles(options: {
  readonly postsDir: string;
  readonly tempDir: string;
  readonly blogDir?: string;
}): PostFiles {
  const { postsDir, tempDir, blogDir = postsDir } = options;
  const home = { postsDir, blogDir };
  const readExactly = async (path: string): Promise<PostText | null> => {
    assertInside(path, { code: 'post.read', ...home });
    for (const spelling of spellings(path)) {
      const file = join(postsDir, spelling);
      try {
        const bytes = await readFile(file);
        return { text: bytes.toString('utf8'), isExact: isUtf8(bytes) };
      } catch (error) {
        if (!isMissing(error)) throw postError('post.read', { file, error });
      }
    }
    return null;
  };
  return {
    async *list(tell) {
      try {
        yield* listPosts(postsDir, tell);
      } catch (error) {
        throw postError('post.read', { file: postsDir, error });
      }
    },
    async *listElsewhere(tell) {
      const way = relative(blogDir, postsDir).split(sep).join('/');
      if (way === '') return;
      const back = relative(postsDir, blogDir).split(sep).join('/');
      try {
        for await (const path of listTexts(blogDir, way, tell)) yield `${back}/${path}`;
      } catch (error) {
        throw postError('post.read', { file: blogDir, error });
      }
    },
    exists: async () => {
      try {
        return (await stat(postsDir)).isDirectory();
      } catch (error) {
        if (isMissing(error)) return false;
        throw postError('post.read', { file: postsDir, error });
      }
    },
    read: async (path) => (await readExactly(path))?.text ?? null,
    readExactly,
    write: async (path, text) => {
      assertInside(path, { code: 'post.write', ...home });
      const file = join(postsDir, path);
      try {
        const target = await standing(postsDir, path);
        await writeWhole(target, { content: text, tempDir, nearDirs: await nearDirs(postsDir, target) });
      } catch (error) {
        throw postError('post.write', { file, error });
      }
    },
  };
}

/** A post may be a link into another folder, whose file is then the one to replace. */
async function standing(postsDir: string, path: string): Promise<string> {
  for (const spelling of spellings(path)) {
    const file = await realpath(join(postsDir, spelling)).catch(() => null);
    if (file !== null) return file;
  }
  return join(postsDir, path);
}

/**
 * Where a temporary file may stand when its own folder is on another disk: above the posts folder, where Jekyll passes
 * over a dot file, and for a link beside the file it leads to. Never in the posts folder itself.
 */
async function nearDirs(postsDir: string, target: string): Promise<readonly string[]> {
  const top = await realpath(postsDir).catch(() => resolve(postsDir));
  const way = relative(top, await realpath(dirname(target)).catch(() => top));
  const isLinkedAway = isAbsolute(way) || way.split(sep)[0] === '..';
  return isLinkedAway ? [dirname(top), dirname(target)] : [dirname(top)];
}

function spellings(path: string): readonly string[] {
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

function isMissing(error: unknown): boolean {
  const code = fileErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function postError(
  code: 'post.read' | 'post.write',
  failure: { readonly file: string; readonly error: unknown },
): PostError {
  return new PostError(code, { file: failure.file, detail: fileErrorDetail(failure.error) }, failure.error);
}

/** Against a path that came from a damaged state or a hostile title. */
function assertInside(
  path: string,
  about: { readonly code: ErrorCode; readonly postsDir: string; readonly blogDir: string },
): void {
  const { code, postsDir, blogDir } = about;
  const isPath = path !== '' && !path.includes('\0') && !path.startsWith('/');
  const leadsUp = path.split(/[/\\]/).includes('..');
  if (isPath && (!leadsUp || isBelow(resolve(postsDir, path), resolve(blogDir)))) return;
  throw new PostError(code, { file: path, detail: `it does not lie in ${postsDir}` });
}

function isBelow(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '' && !isAbsolute(way) && way.split(/[/\\]/)[0] !== '..';
}
