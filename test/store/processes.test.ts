import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newOwner } from '../../src/store/owner.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { claimOf, handClock, keyOf, keys, minutesAfter, planned, poll, scratchFolder } from './samples.ts';

const run = promisify(execFile);

async function child(script: string, args: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, ['--import', 'tsx', path, ...args]);
  return stdout;
}

describe('several processes on one state file', () => {
  it('create it together and never ask a host at the same time', async () => {
    const file = join(scratchFolder(), 'state.db');
    const outputs = await Promise.all([1, 2, 3].map(() => child('child-reserver.ts', [file, '25', '8'])));
    const requests = outputs
      .flatMap((output) => output.trim().split('\n'))
      .map((line) => JSON.parse(line) as { asked: number; start: number; end: number })
      .sort((a, b) => a.start - b.start);
    expect(requests).toHaveLength(75);
    for (const [index, { start }] of requests.entries()) {
      const previous = requests[index - 1];
      if (previous === undefined) continue;
      expect(start).toBeGreaterThanOrEqual(previous.end);
      // The slot began between the asking and the start, however busy this machine is.
      expect(start - previous.asked).toBeGreaterThanOrEqual(8);
    }
  });

  it('survive a kill between the post and its record', async () => {
    const folder = scratchFolder();
    const [file, postsDir, tempDir] = ['state.db', '_posts', 'tmp'].map((name) => join(folder, name));
    if (file === undefined || postsDir === undefined || tempDir === undefined) throw new Error('no folders');
    await expect(child('child-writer.ts', [file, postsDir, tempDir])).rejects.toMatchObject({
      signal: 'SIGKILL',
    });

    const { state, shut } = openState({ file, clock: handClock(), mode: 'write' });
    onTestFinished(shut);
    expect(await state.entry(keyOf('lamp'))).toMatchObject({
      status: 'pending',
      path: '2024-03-05-lamp.md',
      bodyHash: null,
      open: true,
    });
    expect(await openPostFiles({ postsDir, tempDir }).read('2024-03-05-lamp.md')).toBe('the whole post\n');
    expect(readdirSync(tempDir)).toEqual([]);
    const now = new Date();
    expect(keys(await state.claim(claimOf('next', now)))).toEqual([keyOf('untouched')]);
    expect(keys(await state.claim(claimOf('next', minutesAfter(now, 10))))).toContain(keyOf('lamp'));
  });

  it('take over at once what a killed one held, and nothing from the living or unknown', async () => {
    const file = join(scratchFolder(), 'state.db');
    const now = new Date();
    const living = openState({ file, clock: handClock(now), mode: 'write' });
    onTestFinished(() => living.shut());
    await living.state.recordPoll(
      poll(
        ['a', 'b', 'c', 'd', 'e'].map((name) => planned(name)),
        { at: now },
      ),
    );
    expect(await living.state.claim(claimOf(newOwner(), now, { limit: 1 }))).toHaveLength(1);
    expect(await living.state.claim(claimOf('of another form', now, { limit: 1 }))).toHaveLength(1);
    const asked = { kind: 'page', gapMs: 0, leaseMs: 600_000 } as const;
    expect((await living.budget.reserve({ ...asked, host: 'living.example' })).state).toBe('go');

    await expect(child('child-claimer.ts', [file])).rejects.toMatchObject({ signal: 'SIGKILL' });
    const soon = new Date();
    expect(keys(await living.state.claim(claimOf('looking', soon)))).toEqual([keyOf('e')]);
    await living.state.unclaim('looking');
    expect((await living.budget.reserve({ ...asked, host: 'news.example' })).state).toBe('wait');

    const next = openState({ file, clock: handClock(soon), mode: 'write' });
    onTestFinished(() => next.shut());
    expect(keys(await next.state.claim(claimOf('next', soon)))).toEqual(['c', 'd', 'e'].map(keyOf));
    expect((await next.budget.reserve({ ...asked, host: 'living.example' })).state).toBe('wait');
    expect((await next.budget.reserve({ ...asked, host: 'news.example' })).state).toBe('go');
  });
});
