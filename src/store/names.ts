// Keys and aliases: which entry a name belongs to. One name belongs to one entry at most.
import type { Db } from './connection.ts';
import type { EntryRow } from './rows.ts';

export interface NameTable {
  /** The entry whose key or alias the first known of `names` is. */
  find(names: readonly string[]): EntryRow | null;
  /** Names that are already someone's, as key or alias, stay theirs. To be called inside a transaction. */
  addAliases(entryId: number, aliases: readonly string[]): void;
}

export function nameTable(db: Db): NameTable {
  const byKey = db.prepare<[string], EntryRow>('SELECT * FROM entries WHERE key = ?');
  const byAlias = db.prepare<[string], EntryRow>(
    'SELECT entries.* FROM aliases JOIN entries ON entries.id = aliases.entry_id WHERE aliases.name = ?',
  );
  const add = db.prepare<[string, number]>('INSERT INTO aliases (name, entry_id) VALUES (?, ?)');
  const find = (names: readonly string[]): EntryRow | null => {
    for (const name of names) {
      const row = byKey.get(name) ?? byAlias.get(name);
      if (row !== undefined) return row;
    }
    return null;
  };
  return {
    find,
    addAliases: (entryId, aliases) => {
      for (const alias of aliases) {
        if (find([alias]) === null) add.run(alias, entryId);
      }
    },
  };
}
