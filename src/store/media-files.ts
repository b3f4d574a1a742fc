// The folder of copied media. Knows files and names, not what refers to them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, opendir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PostError } from '../core/errors.ts';
import type { MediaFiles } from '../core/media-port.ts';
import { writeWhole } from './atomic-file.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';

/** MediaFiles on a real folder. @throws PostError `post.read` or `post.write` naming the file */
export function openMediaFiles(options: {
  readonly jekyllDir: string;
  readonly tempDir: string;
}): MediaFiles {
  const { jekyllDir, tempDir } = options;
  const fileAt = (path: string): string => {
    if (path.startsWith('/') || path.split('/').includes('..'))
      throw new PostError('post.write', { file: path, detail: `it does not lie in ${jekyllDir}` });
    return join(jekyllDir, path);
  };
  return {
    has: async (path) => (await stat(fileAt(path)).catch(() => null))?.isFile() === true,
    write: async (path, bytes) => {
      const file = fileAt(path);
      try {
        // On another disk than the temporary folder's, beside the blog's other files: a dot file is none of Jekyll's.
        await writeWhole(file, { content: bytes, tempDir, nearDirs: [jekyllDir, dirname(file)] });
      } catch (error) {
        throw new PostError('post.write', { file, detail: fileErrorDetail(error) }, error);
      }
    },
    remove: async (path) => {
      const file = fileAt(path);
      try {
        await rm(file, { force: true });
      } catch (error) {
        throw new PostError('post.write', { file, detail: fileErrorDetail(error) }, error);
      }
    },
    list: (dir) => listFiles(jekyllDir, dir),
    hash: async (path) => {
      const file = fileAt(path);
      const hash = createHash('sha256');
      try {
        await pipeline(createReadStream(file), hash);
        return hash.digest('hex');
      } catch (error) {
        if (fileErrorCode(error) === 'ENOENT') return null;
        throw new PostError('post.read', { file, detail: fileErrorDetail(error) }, error);
      }
    },
  };
}

async function* listFiles(
  jekyllDir: string,
  dir: string,
): AsyncGenerator<{ path: string; bytes: number; changedAt: Date }> {
  const folder = join(jekyllDir, dir);
  let entries: Awaited<ReturnType<typeof opendir>>;
  try {
    entries = await opendir(folder);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return;
    throw new PostError('post.read', { file: folder, detail: fileErrorDetail(error) }, error);
  }
  for await (const entry of entries) {
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) yield* listFiles(jekyllDir, path);
    if (!entry.isFile()) continue;
    const found = await lstat(join(jekyllDir, path)).catch(() => null);
    if (found !== null) yield { path, bytes: found.size, changedAt: found.mtime };
  }
}
