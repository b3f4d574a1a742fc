// StateStore contract: posts that are being repaired.
import { expect, it } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { keyOf, noon, planned, poll, postOnDisk } from './samples.ts';

export function repairContract(create: () => StateStore): void {
  it('lists whole posts that have a source, by path, in pages', async () => {
    const state = create();
    const own = postOnDisk('own', { key: 'file:2024-03-05-own.md', url: '' });
    const posts = [
      postOnDisk('b'),
      postOnDisk('a'),
      postOnDisk('c'),
      own,
      postOnDisk('short', { summaryOnly: true }),
    ];
    await state.adopt(posts, noon);
    await state.recordPoll(poll([planned('waiting')]));
    await state.close(keyOf('c'), 'deleted');
    const first = await state.knownPosts(null, 1);
    expect(first).toEqual([
      {
        key: keyOf('a'),
        path: '2024-03-05-a.md',
        url: keyOf('a'),
        bodyHash: 'hash of a',
        intendedHash: null,
      },
    ]);
    const rest = await state.knownPosts('2024-03-05-a.md', 10);
    expect(rest.map(({ key }) => key)).toEqual([keyOf('b')]);
  });

  it('remembers what a repair intends until it is done; the last intention counts', async () => {
    const state = create();
    await state.adopt([postOnDisk('a'), postOnDisk('b')], noon);
    await state.beginRepair(keyOf('a'), 'first');
    await state.beginRepair(keyOf('a'), 'second');
    expect(await state.knownPosts(null, 10)).toMatchObject([
      { bodyHash: 'hash of a', intendedHash: 'second' },
      { bodyHash: 'hash of b', intendedHash: null },
    ]);
    await state.endRepair(keyOf('a'), 'second');
    expect(await state.knownPosts(null, 1)).toMatchObject([{ bodyHash: 'second', intendedHash: null }]);
    // All else that is known of it stays.
    expect(await state.entry(keyOf('a'))).toMatchObject({
      status: 'full',
      open: false,
      bodyHash: 'second',
      title: 'a',
    });
  });
}
