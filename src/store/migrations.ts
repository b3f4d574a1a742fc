// The way from any older schema to this program's, step by step. Knows versions and backups, not what the tables mean.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { StoreError } from '../core/errors.ts';
import { type Connection, connectForWriting } from './connection.ts';
import { schemaVersion1 } from './schema.ts';
import { schemaVersion2 } from './schema-2.ts';
import { schemaVersion3 } from './schema-3.ts';
import { stateError } from './sqlite-errors.ts';

export interface Migration {
  /** The schema version that `sql` leads to, from the one before. */
  readonly version: number;
  readonly sql: string;
}

/** In order, without gaps. Append only. */
export const migrations: readonly Migration[] = [
  { version: 1, sql: schemaVersion1 },
  { version: 2, sql: schemaVersion2 },
  { version: 3, sql: schemaVersion3 },
];

/** The schema that a list of migrations leads to. */
export function latestVersion(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

/** The version of the open file; 0 when it is new. */
export function schemaVersion(connection: Connection): number {
  return Number(connection.db.pragma('user_version', { simple: true }));
}

/** Refuses a file that a newer program wrote (`store.newer`) or that is some other program's database (`store.open`). */
export function assertOurs(connection: Connection, steps: readonly Migration[]): void {
  const found = schemaVersion(connection);
  const known = latestVersion(steps);
  if (found > known) throw new StoreError('store.newer', { file: connection.file, found, known });
  const tables = connection.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get();
  // A new file gets its tables and its version in one transaction, so tables without a version are not ours.
  if (found === 0 && (tables?.n ?? 0) > 0) {
    throw new StoreError('store.open', {
      file: connection.file,
      detail: 'it is a database of another program',
    });
  }
}

/**
 * Brings the schema up to date, each step in a transaction of its own. `backup: 'keep'` first copies an existing
 * file to `<file>.v<N>.bak`; the write lock is held meanwhile, so the copy is of version N even when two processes
 * start together. Throws StoreError `store.open`, after which the file is at the version of the last whole step.
 */
export function migrate(
  connection: Connection,
  plan: { readonly steps: readonly Migration[]; readonly backup: 'keep' | 'none' },
): void {
  const { db, file } = connection;
  const first = schemaVersion(connection);
  for (const step of plan.steps.filter(({ version }) => version > first)) {
    try {
      db.transaction(() => {
        const version = schemaVersion(connection);
        // Another process may have taken this step while we waited for the lock.
        if (version >= step.version) return;
        if (plan.backup === 'keep' && version === first && version > 0) keepBackup(file, version);
        db.exec(step.sql);
        db.pragma(`user_version = ${step.version}`);
      }).immediate();
    } catch (error) {
      throw stateError('store.open', { file, error });
    }
  }
}

/** A second connection sees the last committed state, log included, while ours holds the write lock. */
function keepBackup(file: string, version: number): void {
  const target = `${file}.v${version}.bak`;
  const temporary = `${target}.tmp`;
  rmSync(temporary, { force: true });
  // Not a reading connection: VACUUM INTO counts as writing, although only the copy is written.
  const reader = connectForWriting(file);
  try {
    reader.db.prepare('VACUUM INTO ?').run(temporary);
  } finally {
    reader.close();
  }
  const handle = openSync(temporary, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, target);
}
