// The posts folder: listing, reading, writing. Knows files and names, not what a post says.
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type ErrorCode, PostError } from '../core/errors.ts';
import type { PostFiles } from '../core/ports.ts';
import { writeWhole } from './atomic-file.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';
import { listPosts } from './post-listing.ts';

/**
 * PostFiles on a real folder. Paths may be given in NFC for a file that macOS left in NFD; `list` gives the disk's
 * own spelling, to be compared in NFC.
 */
export function openPostFiles(options: { readonly postsDir: string; readonly tempDir: string }): PostFiles {
  const { postsDir, tempDir } = options;
  return {
    async *list() {
      try {
        yield* listPosts(postsDir);
      } catch (error) {
        throw postError('post.read', { file: postsDir, error });
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
    read: async (path) => {
      assertInside(path, { code: 'post.read', postsDir });
      for (const spelling of spellings(path)) {
        const file = join(postsDir, spelling);
        try {
          return await readFile(file, 'utf8');
        } catch (error) {
          if (!isMissing(error)) throw postError('post.read', { file, error });
        }
      }
      return null;
    },
    write: async (path, text) => {
      assertInside(path, { code: 'post.write', postsDir });
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
function assertInside(path: string, about: { readonly code: ErrorCode; readonly postsDir: string }): void {
  if (path !== '' && !path.includes('\0') && !path.startsWith('/') && !path.split(/[/\\]/).includes('..'))
    return;
  throw new PostError(about.code, { file: path, detail: `it does not lie in ${about.postsDir}` });
}
