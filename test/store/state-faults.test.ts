import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openConnection, openState, stateStore } from '../../src/store/state.ts';
import {
  claimOf,
  feedEntry,
  handClock,
  keyOf,
  minutesAfter,
  noon,
  planned,
  poll,
  read,
  scratchFolder,
} from './samples.ts';

const clock = handClock();

function opening(file: string, mode: 'write' | 'snapshot' | 'read' = 'write'): () => void {
  return () => openState({ file, clock, mode }).shut();
}

describe('a state file that cannot be used', () => {
  it('names the file when its folder is a file', () => {
    const blocker = join(scratchFolder(), 'archive');
    writeFileSync(blocker, 'not a folder');
    const file = join(blocker, '.feedmirror', 'state.db');
    expect(opening(file)).toThrow(
      expect.objectContaining({
        code: 'store.open',
        message: `Cannot open the state ${file}: a part of the path is a file, not a folder.`,
      }),
    );
  });

  it('names the file when nothing can be created there', () => {
    const file = '/proc/feedmirror/state.db';
    expect(opening(file)).toThrow(
      expect.objectContaining({ code: 'store.open', context: expect.objectContaining({ file }) }),
    );
  });

  it.each(['write', 'snapshot', 'read'] as const)('says that a file is no database (%s)', (mode) => {
    const file = join(scratchFolder(), 'state.db');
    writeFileSync(file, 'These are notes about a lamp. '.repeat(400));
    expect(opening(file, mode)).toThrow(
      expect.objectContaining({ code: 'store.open', message: expect.stringContaining('is damaged') }),
    );
    expect(readFileSync(file, 'utf8')).toMatch(/^These are notes/);
  });

  it('takes an empty file as a new one', async () => {
    const file = join(scratchFolder(), 'state.db');
    writeFileSync(file, '');
    for (const mode of ['read', 'snapshot', 'write'] as const) {
      const { state, shut } = openState({ file, clock, mode });
      expect((await state.counts()).entries).toBe(0);
      shut();
    }
  });

  it('says that a page is damaged instead of giving wrong data', async () => {
    const file = join(scratchFolder(), 'state.db');
    const first = openState({ file, clock, mode: 'write' });
    await first.state.recordPoll(poll(Array.from({ length: 300 }, (_, n) => planned(`entry-${n}`))));
    first.shut();
    const bytes = readFileSync(file);
    bytes.fill(0xee, Math.floor(bytes.length / 2));
    writeFileSync(file, bytes);

    const { state, shut } = openState({ file, clock, mode: 'write' });
    onTestFinished(shut);
    await expect(state.claim(claimOf('one', noon))).rejects.toMatchObject({
      code: 'store.write',
      message: expect.stringContaining('rebuilt from the posts'),
    });
  });
});

it('says that a file is damaged whose list of tables is', async () => {
  const file = join(scratchFolder(), 'state.db');
  openState({ file, clock, mode: 'write' }).shut();
  const bytes = readFileSync(file);
  bytes.fill(0xee, 4096);
  writeFileSync(file, bytes);
  expect(() => openState({ file, clock, mode: 'write' })).toThrow(
    expect.objectContaining({
      code: 'store.open',
      message: expect.stringContaining('rebuilt from the posts'),
    }),
  );
});

describe('a full disk', () => {
  it('loses nothing, says so, and goes on when there is room again', async () => {
    const connection = openConnection(join(scratchFolder(), 'state.db'), 'write');
    onTestFinished(() => connection.close());
    const state = stateStore(connection);
    await state.recordPoll(poll([planned('before')]));

    const pages = Number(connection.db.pragma('page_count', { simple: true }));
    connection.db.pragma(`max_page_count = ${pages}`);
    const large = planned('large', { payload: feedEntry({ content: '长文。'.repeat(20_000) }) });
    const next = poll([planned('small'), large], { result: read('"v2"') });
    await expect(state.recordPoll(next)).rejects.toMatchObject({
      code: 'store.write',
      retry: 'later',
      message: `Cannot write the state ${connection.file}: the disk is full (SQLITE_FULL).`,
    });
    expect((await state.counts()).entries).toBe(1);
    expect((await state.feed('cn'))?.validators?.etag).toBe('"v1"');
    expect((await state.entry(keyOf('before')))?.title).toBe('before');

    connection.db.pragma('max_page_count = 100000');
    await state.recordPoll(next);
    expect((await state.counts()).entries).toBe(3);
  });
});

describe('claims that cannot be given back', () => {
  it('are a clear error, and end by time', async () => {
    const connection = openConnection(join(scratchFolder(), 'state.db'), 'write');
    onTestFinished(() => connection.close());
    const state = stateStore(connection);
    await state.recordPoll(poll([planned('a')]));
    await state.claim(claimOf('one', noon));
    connection.db.pragma('query_only = ON');
    await expect(state.unclaim('one')).rejects.toMatchObject({
      name: 'StoreError',
      code: 'store.write',
      message: expect.stringContaining(`Cannot write the state ${connection.file}: `),
    });
    connection.db.pragma('query_only = OFF');
    expect(await state.claim(claimOf('two', minutesAfter(noon, 9)))).toEqual([]);
    expect(await state.claim(claimOf('two', minutesAfter(noon, 10)))).toHaveLength(1);
  });
});

describe('a kill', () => {
  it('leaves a file that opens with everything that was recorded', async () => {
    const file = join(scratchFolder(), 'state.db');
    const living = openState({ file, clock, mode: 'write' });
    onTestFinished(() => living.shut());
    for (let n = 0; n < 20; n += 1) await living.state.recordPoll(poll([planned(`entry-${n}`)]));
    const left = join(scratchFolder(), 'state.db');
    copyFileSync(file, left);
    // The log's last page torn in the middle: that transaction never was, all before it count.
    const log = readFileSync(`${file}-wal`);
    writeFileSync(`${left}-wal`, log.subarray(0, log.length - 2_000));

    const { state, shut } = openState({ file: left, clock, mode: 'write' });
    onTestFinished(shut);
    expect((await state.counts()).entries).toBe(19);
    expect(await state.entry(keyOf('entry-18'))).toMatchObject({ status: 'pending' });
    await state.recordPoll(poll([planned('entry-19')]));
    expect((await state.counts()).entries).toBe(20);
  });
});
