// What a person is told when the file system refuses. Knows error codes, not who asked.
import { detailOf } from '../core/errors.ts';

const clauses: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than this disk allows',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file stands where a folder is needed',
  EXDEV:
    'its folder is a mount of its own, where no post can be put in place whole; mount the folder above it',
  EISDIR: 'a folder stands where a file is needed',
  ENOENT: 'there is no such file or folder',
  ENAMETOOLONG: 'the name is too long for this disk',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EIO: 'the disk reports an input/output error',
};

/** The code of a failed system call (`ENOSPC`), or null when `error` is something else. */
export function fileErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The clause for `{detail}` of an error sentence. */
export function fileErrorDetail(error: unknown): string {
  return clauses[fileErrorCode(error) ?? ''] ?? detailOf(error);
}
