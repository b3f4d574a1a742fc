// StateStore contract: who publishes, the last commit, how the remotes stand; and whose post a path is.
import { expect, it } from 'vitest';
import type { RemoteState } from '../../src/core/publish-port.ts';
import type { StateStore } from '../../src/core/state-port.ts';
import { keyOf, minutesAfter, noon, postOnDisk } from './samples.ts';

const origin: RemoteState = {
  remote: 'origin',
  commit: 'c1',
  pushedAt: noon,
  failures: 0,
  errorCode: null,
  error: null,
  nextTryAt: null,
  attempts: [noon, minutesAfter(noon, 5)],
};

export function publishContract(create: () => StateStore): void {
  it('has one publisher at a time, until it ends or its lease does', async () => {
    const state = create();
    const begin = (owner: string, minutes: number) =>
      state.beginPublish({ owner, at: minutesAfter(noon, minutes), leaseMs: 10 * 60_000 });
    expect([await begin('a', 0), await begin('b', 9), await begin('a', 9)]).toEqual([true, false, true]);
    expect([await begin('b', 18), await begin('b', 19)]).toEqual([false, true]);
    await state.endPublish('a');
    expect(await begin('c', 20)).toBe(false);
    await state.endPublish('b');
    expect(await begin('c', 20)).toBe(true);
  });

  it('keeps the last commit and the last state of each remote', async () => {
    const state = create();
    expect(await state.lastCommit()).toBeNull();
    expect(await state.remoteStates()).toEqual([]);
    await state.noteCommit({ id: 'c1', at: noon });
    await state.noteCommit({ id: 'c2', at: minutesAfter(noon, 1) });
    expect(await state.lastCommit()).toEqual({ id: 'c2', at: minutesAfter(noon, 1) });
    const failed = {
      ...origin,
      failures: 2,
      errorCode: 'publish.network',
      error: 'x',
      nextTryAt: minutesAfter(noon, 9),
    };
    await state.noteRemote(origin);
    await state.noteRemote(failed);
    await state.noteRemote({ ...origin, remote: 'second', commit: null, pushedAt: null, attempts: [] });
    expect((await state.remoteStates()).toSorted((a, b) => (a.remote < b.remote ? -1 : 1))).toEqual([
      failed,
      { ...origin, remote: 'second', commit: null, pushedAt: null, attempts: [] },
    ]);
  });

  it('knows whose post a path is, as long as there is one', async () => {
    const state = create();
    const post = postOnDisk('lamp');
    await state.adopt([post], noon);
    expect(await state.keyAt(post.path)).toBe(keyOf('lamp'));
    expect(await state.keyAt('2024-03-05-none.md')).toBeNull();
    await state.close(keyOf('lamp'), 'deleted');
    expect(await state.keyAt(post.path)).toBeNull();
  });
}
