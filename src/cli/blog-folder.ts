// The folder that a person names on the command line, and the blog of the configuration: are they the same, and is it
// one? Asked before anything is created.
import { realpath, stat } from 'node:fs/promises';
import { PostError, UsageError } from '../core/errors.ts';
import { fileErrorCode, fileErrorDetail } from '../store/file-errors.ts';
import type { Places } from './world.ts';

/**
 * Checks that `dir` is the configured blog's folder or its posts folder, under whatever name.
 * @param mayBeGone the posts folder may be missing: the state knows what it held
 * @throws UsageError when it is another folder, or none; PostError when the system does not let us look
 */
export async function checkBlogFolder(
  dir: string,
  places: Pick<Places, 'blogDir' | 'postsDir'>,
  mayBeGone: boolean,
): Promise<void> {
  const { blogDir, postsDir } = places;
  const given = await realFolder(dir);
  const [blog, posts] = [await realOf(blogDir), await realOf(postsDir)];
  const isKnown = given === null ? dir === blogDir || dir === postsDir : given === blog || given === posts;
  if (given === null && !(isKnown && mayBeGone)) throw invalid(`There is no folder ${dir}`);
  if (!isKnown)
    throw invalid(`${dir} is not the blog of the configuration (${blogDir}): set jekyll.dir to it`);
  if (mayBeGone || (await realFolder(postsDir)) !== null) return;
  throw invalid(
    `${dir} has no posts: there is no folder ${postsDir} (jekyll.dir and jekyll.posts say where)`,
  );
}

/** The folder behind all links; null when there is none. */
async function realFolder(path: string): Promise<string | null> {
  const real = await realOf(path);
  if (real === null) return null;
  if ((await stat(real)).isDirectory()) return real;
  throw invalid(`${path} is a file, not a folder`);
}

async function realOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new PostError('post.read', { file: path, detail: fileErrorDetail(error) }, error);
  }
}

function invalid(detail: string): UsageError {
  return new UsageError('usage.invalid', { detail });
}
