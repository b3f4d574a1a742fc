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
      },
    ]);
    const rest = await state.knownPosts('2024-03-05-a.md', 10);
    expect(rest.map(({ key }) => key)).toEqual([keyOf('b')]);
  });
}
