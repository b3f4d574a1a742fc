// What a person is told when SQLite refuses. Knows SQLite's result codes, not the library that reports them.
import { detailOf, MirrorError, StoreError } from '../core/errors.ts';
import { fileErrorCode, fileErrorDetail } from './file-errors.ts';

/** By primary result code; extended ones (SQLITE_IOERR_WRITE) share it. */
const clauses: readonly (readonly [prefix: string, clause: string])[] = [
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_READONLY', 'the file or its folder is read-only'],
  ['SQLITE_PERM', 'permission denied'],
  [
    'SQLITE_CORRUPT',
    'the file is damaged; move it away and start again: the state is rebuilt from the posts of the blog',
  ],
  [
    'SQLITE_NOTADB',
    'the file is damaged or is no state file; move it away and start again: the state is rebuilt from the posts of the blog',
  ],
  ['SQLITE_BUSY', 'another process keeps it locked'],
  ['SQLITE_LOCKED', 'another process keeps it locked'],
  ['SQLITE_CANTOPEN', 'the file cannot be opened or created there'],
  ['SQLITE_IOERR', 'the disk reports an input/output error'],
  ['SQLITE_NOMEM', 'there is not enough memory'],
];

/** The error of a failed opening (`store.open`) or of a failed use (`store.write`); one of ours passes through. */
export function stateError(
  code: 'store.open' | 'store.write',
  failure: { readonly file: string; readonly error: unknown },
): MirrorError {
  if (failure.error instanceof MirrorError) return failure.error;
  return new StoreError(code, { file: failure.file, detail: clauseFor(failure.error) }, failure.error);
}

/** Whether SQLite gave up because another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return fileErrorCode(error)?.startsWith('SQLITE_BUSY') ?? false;
}

function clauseFor(error: unknown): string {
  const code = fileErrorCode(error);
  if (code === null) return detailOf(error);
  if (!code.startsWith('SQLITE_')) return fileErrorDetail(error);
  const clause = clauses.find(([prefix]) => code.startsWith(prefix))?.[1];
  return clause === undefined ? detailOf(error) : `${clause} (${code})`;
}
