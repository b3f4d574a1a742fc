import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openState, stateExists } from '../../src/store/state.ts';
import { handClock, keyOf, noon, planned, poll, scratchFolder } from './samples.ts';

const clock = handClock();

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

async function filledState(file: string): Promise<void> {
  const { state, shut } = openState({ file, clock, mode: 'write' });
  await state.recordPoll(poll([planned('a'), planned('b')]));
  shut();
}

describe('openState', () => {
  it('creates the folder and remembers across openings, leaving one file', async () => {
    const folder = join(scratchFolder(), 'deep', 'down');
    const file = join(folder, 'state.db');
    expect(stateExists(file)).toBe(false);
    await filledState(file);
    expect(stateExists(file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['state.db']);
    const { state, shut } = openState({ file, clock, mode: 'write' });
    expect((await state.entry(keyOf('b')))?.path).toBe('2024-03-05-b.md');
    shut();
  });

  it('works on a copy in snapshot mode: all writes work and nothing on disk changes', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    await filledState(file);
    const before = contentsOf(folder);
    const { state, budget, shut } = openState({ file, clock, mode: 'snapshot' });
    expect((await state.counts()).entries).toBe(2);
    await state.recordPoll(poll([planned('c')]));
    await state.close(keyOf('a'), 'filtered');
    await budget.refuse('news.example', 'page');
    expect((await state.counts()).byStatus).toMatchObject({ pending: 2, filtered: 1 });
    shut();
    expect(contentsOf(folder)).toEqual(before);
  });

  it('sees in a snapshot what a living process has only in its log', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    await filledState(file);
    const living = openState({ file, clock, mode: 'write' });
    onTestFinished(() => living.shut());
    await living.state.recordPoll(poll([planned('c')]));
    const log = readFileSync(`${file}-wal`);
    const main = readFileSync(file);
    const { state, shut } = openState({ file, clock, mode: 'snapshot' });
    expect((await state.counts()).entries).toBe(3);
    await state.close(keyOf('c'), 'filtered');
    shut();
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
    expect(readFileSync(file).equals(main)).toBe(true);
    expect((await living.state.entry(keyOf('c')))?.status).toBe('pending');
  });

  it('sees in a snapshot what a killed process left in its log', async () => {
    const busy = join(scratchFolder(), 'state.db');
    const living = openState({ file: busy, clock, mode: 'write' });
    onTestFinished(() => living.shut());
    await living.state.recordPoll(poll([planned('a'), planned('b'), planned('c')]));
    // A file and its log as they lie there at this moment are what a kill would leave.
    const file = join(scratchFolder(), 'state.db');
    copyFileSync(busy, file);
    copyFileSync(`${busy}-wal`, `${file}-wal`);
    const before = { main: readFileSync(file), log: readFileSync(`${file}-wal`) };
    const { state, shut } = openState({ file, clock, mode: 'snapshot' });
    expect((await state.counts()).entries).toBe(3);
    shut();
    expect(readFileSync(file).equals(before.main)).toBe(true);
    expect(readFileSync(`${file}-wal`).equals(before.log)).toBe(true);
  });

  it('starts empty in snapshot mode when there is no file, and creates none', async () => {
    const folder = scratchFolder();
    const { state, shut } = openState({ file: join(folder, 'x', 'state.db'), clock, mode: 'snapshot' });
    await state.recordPoll(poll([planned('a')]));
    expect((await state.counts()).entries).toBe(1);
    shut();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads without changing or leaving anything, and refuses to write', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    await filledState(file);
    const before = contentsOf(folder);
    const { state, budget, shut } = openState({ file, clock, mode: 'read' });
    expect((await state.feeds()).map(({ id }) => id)).toEqual(['cn']);
    expect((await state.counts()).open).toBe(2);
    expect(await budget.list()).toEqual([]);
    await expect(state.close(keyOf('a'), 'filtered')).rejects.toMatchObject({
      code: 'store.write',
      message: expect.stringContaining('read-only'),
    });
    shut();
    expect(contentsOf(folder)).toEqual(before);
  });

  it('does not create a file to read', () => {
    const folder = scratchFolder();
    const file = join(folder, 'state.db');
    expect(() => openState({ file, clock: handClock(noon), mode: 'read' })).toThrow(
      expect.objectContaining({ code: 'store.open', message: expect.stringContaining(file) }),
    );
    expect(existsSync(file)).toBe(false);
  });
});
