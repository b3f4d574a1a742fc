import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../src/store/connection.ts';
import { openConnection, stateStore } from '../../src/store/state.ts';
import { claimOf, keyOf, keys, minutesAfter, noon, postOnDisk, scratchFolder } from './samples.ts';

/** Every statement that the store prepares on `db`. */
function statementsOf(db: Db, prepare: () => void): string[] {
  const statements: string[] = [];
  const original = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    statements.push(sql);
    return original(sql);
  }) as typeof db.prepare;
  prepare();
  db.prepare = original as typeof db.prepare;
  return statements;
}

function planOf(db: Db, sql: string): string[] {
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map((match) => [match[1], null]));
  const positional = [...sql.matchAll(/\?/g)].map(() => null);
  const rows = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...positional, ...(Object.keys(named).length > 0 ? [named] : []));
  return rows.map(({ detail }) => detail);
}

describe('every statement of the state', () => {
  it('finds entries and aliases by an index, and orders them by one', () => {
    const connection = openConnection(join(scratchFolder(), 'state.db'), 'write');
    onTestFinished(() => connection.close());
    const statements = statementsOf(connection.db, () => stateStore(connection));
    expect(statements.length).toBeGreaterThan(20);
    for (const sql of statements) {
      for (const step of planOf(connection.db, sql)) {
        expect(step, sql).not.toMatch(/SCAN (?:entries|aliases|post|target)/);
        expect(step, sql).not.toContain('TEMP B-TREE');
      }
    }
  });

  it('claims and counts among 100,000 entries through those indexes', async () => {
    const connection = openConnection(join(scratchFolder(), 'state.db'), 'write');
    onTestFinished(() => connection.close());
    const state = stateStore(connection);
    const posts = Array.from({ length: 100_000 }, (_, n) =>
      postOnDisk(`post-${n}`, { summaryOnly: n % 100 === 0 }),
    );
    expect(await state.adopt(posts, noon)).toBe(100_000);
    expect((await state.counts()).open).toBe(1_000);
    const first = await state.claim(claimOf('one', minutesAfter(noon, 1), { limit: 2 }));
    expect(keys(first)).toEqual([keyOf('post-0'), keyOf('post-100')]);
    expect(await state.findKey([keyOf('none'), keyOf('post-99999')])).toBe(keyOf('post-99999'));
    const [last] = await state.postPaths('2024-03-05-post-99998.md', 1);
    expect(last?.path).toBe('2024-03-05-post-99999.md');
  });
});
