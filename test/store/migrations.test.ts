import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Migration, migrations } from '../../src/store/migrations.ts';
import { openConnection, openState } from '../../src/store/state.ts';
import { buildOldState } from './old-states.ts';
import { feedAddress, handClock, keyOf, noon, scratchFolder } from './samples.ts';

const latest = migrations.length;
const next: Migration = {
  version: latest + 1,
  sql: 'ALTER TABLE feeds ADD COLUMN colour TEXT; CREATE TABLE paint (name TEXT) STRICT;',
};

function versionOf(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true });
  } finally {
    db.close();
  }
}

describe('migrations', () => {
  it('are numbered without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it.each(migrations.map(({ version }) => version))(
    'a file of schema %i opens with all it knew',
    async (version) => {
      const file = join(scratchFolder(), 'state.db');
      buildOldState(file, version);
      const { state, budget, shut } = openState({ file, clock: handClock(), mode: 'write' });
      expect(await state.findKey(['guid:cn:7'])).toBe(keyOf('lamp'));
      expect(await state.entry(keyOf('lamp'))).toMatchObject({ status: 'full', path: '2024-03-05-灯塔.md' });
      expect(await state.feed('cn')).toMatchObject({
        validators: { address: feedAddress, etag: '"v1"', lastModified: null },
        choice: 'only: sea',
      });
      expect((await state.counts()).byStatus.full).toBe(1);
      const asked = { host: 'news.example', kind: 'feed', gapMs: 0, leaseMs: 1_000 } as const;
      expect((await budget.reserve(asked)).state).toBe('hold');
      shut();
      expect(versionOf(file)).toBe(latest);
    },
  );

  it('take an existing file along, after a backup of it', () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    buildOldState(file, latest);
    openConnection(file, 'write', [...migrations, next]).close();

    expect(versionOf(file)).toBe(latest + 1);
    const db = new Database(file);
    expect(db.prepare('SELECT id, etag, colour FROM feeds').all()).toEqual([
      { id: 'cn', etag: '"v1"', colour: null },
    ]);
    db.close();
    const backup = `${file}.v${latest}.bak`;
    expect(readdirSync(folder).sort()).toEqual(['state.db', `state.db.v${latest}.bak`]);
    expect(versionOf(backup)).toBe(latest);
    const old = openState({ file: backup, clock: handClock(), mode: 'read' });
    old.shut();
  });

  it('make no backup of a new file', () => {
    const folder = scratchFolder();
    openConnection(join(folder, 'state.db'), 'write').close();
    expect(readdirSync(folder)).toEqual(['state.db']);
  });

  it('back up what is still only in the write-ahead log', () => {
    const file = join(scratchFolder(), 'state.db');
    buildOldState(file, latest);
    const other = new Database(file);
    other.prepare("INSERT INTO feeds (id) VALUES ('tw')").run();
    openConnection(file, 'write', [...migrations, next]).close();
    other.close();
    const backup = new Database(`${file}.v${latest}.bak`, { readonly: true });
    expect(backup.prepare('SELECT id FROM feeds ORDER BY id').pluck().all()).toEqual(['cn', 'tw']);
    backup.close();
  });

  it('leave the file at the last whole step when one fails', () => {
    const file = join(scratchFolder(), 'state.db');
    buildOldState(file, latest);
    const broken = { version: latest + 2, sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);' };
    expect(() => openConnection(file, 'write', [...migrations, next, broken])).toThrow(
      expect.objectContaining({ code: 'store.open', message: expect.stringContaining(file) }),
    );
    expect(versionOf(file)).toBe(latest + 1);
    const db = new Database(file, { readonly: true });
    expect(
      db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('half', 'paint')").pluck().all(),
    ).toEqual(['paint']);
    db.close();
  });

  it.each(['write', 'read', 'snapshot'] as const)('refuse the file of a newer program (%s)', (mode) => {
    const file = join(scratchFolder(), 'state.db');
    buildOldState(file, latest);
    openConnection(file, 'write', [...migrations, next]).close();
    const before = readFileSync(file);
    expect(() => openState({ file, clock: handClock(), mode })).toThrow(
      expect.objectContaining({
        code: 'store.newer',
        message: `The state ${file} was written by a newer feedmirror (schema ${latest + 1}, this one knows ${latest}): update the program.`,
      }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('let an older file be read without changing it', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    buildOldState(file, latest);
    const before = readFileSync(file);
    const connection = openConnection(file, 'read', [...migrations, next]);
    expect(connection.db.prepare('SELECT colour FROM feeds').pluck().all()).toEqual([null]);
    connection.close();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['state.db']);
  });

  it("do not touch another program's database", () => {
    const file = join(scratchFolder(), 'state.db');
    const db = new Database(file);
    db.exec('CREATE TABLE bookmarks (url TEXT)');
    db.close();
    const before = readFileSync(file);
    expect(() => openState({ file, clock: handClock(noon), mode: 'write' })).toThrow(/another program/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
