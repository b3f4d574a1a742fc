// One connection to the state file: opening, pragmas, transactions, errors. Knows SQLite, and no table of ours.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from './make-folder.ts';
import { isBusy, stateError } from './sqlite-errors.ts';

export type Db = Database.Database;

/** How long a statement waits for another process's lock. */
export const busyTimeoutMs = 10_000;

export interface Connection {
  readonly db: Db;
  readonly file: string;
  /** Runs `work`; what SQLite throws becomes a StoreError that names the file. */
  read<T>(work: () => T): Promise<T>;
  /**
   * Runs `work` in one IMMEDIATE transaction: the write lock is taken before the first read, so that nothing read
   * in it can be stale. `work` is synchronous, so no transaction lives across an await.
   */
  write<T>(work: () => T): Promise<T>;
  close(): void;
}

/** Opens `file` for writing, creating it and its folder. Not yet in WAL mode, see `useWal`. Throws StoreError `store.open`. */
export function connectForWriting(file: string): Connection {
  return opening(file, () => {
    makeFolder(dirname(file));
    return new Database(file, { timeout: busyTimeoutMs });
  });
}

/**
 * Opens an existing file whose content is not to change. Throws StoreError `store.open`. Not SQLite's own read-only
 * mode, which cannot clean up behind itself and would leave -wal and -shm files in the archive.
 */
export function connectForReading(file: string): Connection {
  return opening(file, () => {
    const db = new Database(file, { fileMustExist: true, timeout: busyTimeoutMs });
    db.pragma('query_only = ON');
    return db;
  });
}

/** An in-memory copy of `file` as it stands, empty when there is none. The file is never changed by it. */
export function connectToCopy(file: string): Connection {
  return opening(file, () => {
    const bytes = existsSync(file) ? contents(file) : Buffer.alloc(0);
    return bytes.length === 0 ? new Database(':memory:') : new Database(bytes);
  });
}

/**
 * WAL lets processes read while one writes. With synchronous=NORMAL a power cut may take back the newest
 * transactions but never breaks the file or their order, and each of them can be repeated: an entry is recorded
 * together with the validators that would hide it, and `done` only after the post itself is safe on the disk.
 */
export function useWal(connection: Connection): void {
  const deadline = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      connection.db.pragma('journal_mode = WAL');
      break;
    } catch (error) {
      // SQLite does not wait for the lock that the very first switch needs when several processes create the file.
      if (!isBusy(error) || Date.now() > deadline) {
        throw stateError('store.open', { file: connection.file, error });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  connection.db.pragma('synchronous = NORMAL');
  // A write-ahead log that grew in a long run is cut back instead of keeping its size for ever.
  connection.db.pragma(`journal_size_limit = ${16 * 1024 * 1024}`);
}

function opening(file: string, open: () => Db): Connection {
  let db: Db | undefined;
  try {
    db = open();
    db.pragma('foreign_keys = ON');
    // The first real read: a file that is no database is noticed here.
    db.pragma('user_version');
  } catch (error) {
    db?.close();
    throw stateError('store.open', { file, error });
  }
  return wrap(db, file);
}

function wrap(db: Db, file: string): Connection {
  const transaction = db.transaction((work: () => unknown) => work());
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw stateError('store.write', { file, error });
    }
  };
  return {
    db,
    file,
    read: async (work) => attempt(work),
    write: async <T>(work: () => T) => attempt(() => transaction.immediate(work) as T),
    close: () => {
      db.close();
    },
  };
}

/** The whole database as bytes, the write-ahead log included. */
function contents(file: string): Buffer {
  // Without a log nobody has the file open and it is complete; SQLite would leave -wal and -shm files beside it. With
  // one it must not be opened as a plain file: closing it would end the locks of a connection in this process.
  if (!existsSync(`${file}-wal`)) {
    const before = statSync(file);
    const bytes = readFileSync(file);
    const after = statSync(file);
    if (after.mtimeMs === before.mtimeMs && after.size === bytes.length && !existsSync(`${file}-wal`)) {
      return withoutWalMark(bytes);
    }
  }
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    return withoutWalMark(db.serialize());
  } finally {
    db.close();
  }
}

/** Bytes 18 and 19 of the header say that a log belongs to the file; in memory there is none, and SQLite refuses it (File Format, 1.3.3). */
function withoutWalMark(bytes: Buffer): Buffer {
  if (bytes.length >= 20) bytes.fill(1, 18, 20);
  return bytes;
}
