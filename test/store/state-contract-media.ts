// StateStore contract: copied media, and which posts show them.
import { expect, it } from 'vitest';
import type { MediaCopy } from '../../src/core/media-port.ts';
import type { StateStore } from '../../src/core/state-port.ts';
import { keyOf, minutesAfter, noon, postOnDisk } from './samples.ts';

const copy = (name: string, changes: Partial<MediaCopy> = {}): MediaCopy => ({
  url: `https://img.example/${name}`,
  path: `assets/mirror/${name}`,
  bytes: 100,
  fetchedAt: noon,
  ...changes,
});

export function mediaContract(create: () => StateStore): void {
  it('knows the copy of an address, and counts a file once whatever leads to it', async () => {
    const state = create();
    expect(await state.mediaBytes()).toBe(0);
    await state.noteMedia(copy('a'));
    await state.noteMedia(copy('b', { path: 'assets/mirror/a' }));
    await state.noteMedia(copy('c', { bytes: 7 }));
    await state.noteMedia(copy('c', { bytes: 9, fetchedAt: minutesAfter(noon, 1) }));
    expect(await state.mediaCopy('https://img.example/c')).toEqual(
      copy('c', { bytes: 9, fetchedAt: minutesAfter(noon, 1) }),
    );
    expect(await state.mediaCopy('https://img.example/x')).toBeNull();
    expect(await state.mediaBytes()).toBe(109);
    await state.forgetMedia('assets/mirror/a');
    expect(await state.mediaCopy('https://img.example/a')).toBeNull();
    expect(await state.mediaCopy('https://img.example/b')).toBeNull();
    expect(await state.mediaBytes()).toBe(9);
  });

  it('gives the old ones, oldest first', async () => {
    const state = create();
    for (const [name, minutes] of [
      ['a', 3],
      ['b', 1],
      ['c', 2],
      ['d', 4],
    ] as const)
      await state.noteMedia(copy(name, { fetchedAt: minutesAfter(noon, minutes) }));
    const names = (found: readonly MediaCopy[]) => found.map(({ path }) => path.slice(-1)).join('');
    expect(names(await state.oldMedia(minutesAfter(noon, 4), 9))).toBe('bca');
    expect(names(await state.oldMedia(minutesAfter(noon, 4), 2))).toBe('bc');
  });

  it('knows which posts show a copy, as long as they are posts', async () => {
    const state = create();
    await state.adopt([postOnDisk('lamp'), postOnDisk('tide')], noon);
    await state.recordMediaUses(keyOf('lamp'), ['a', 'b', 'a']);
    await state.recordMediaUses(keyOf('tide'), ['b']);
    await state.recordMediaUses(keyOf('nobody'), ['b']);
    expect(await state.mediaUses(keyOf('lamp'))).toEqual(['a', 'b']);
    expect((await state.postsShowing('b')).toSorted()).toEqual([keyOf('lamp'), keyOf('tide')]);
    const first = await state.postsWithMedia(0, 1);
    const rest = await state.postsWithMedia(first[0]?.cursor ?? 0, 9);
    expect([...first, ...rest].map(({ key }) => key).sort()).toEqual([keyOf('lamp'), keyOf('tide')]);
    await state.recordMediaUses(keyOf('lamp'), ['c']);
    expect(await state.postsShowing('b')).toEqual([keyOf('tide')]);
    await state.close(keyOf('tide'), 'deleted');
    expect(await state.postsShowing('b')).toEqual([]);
    expect((await state.postsWithMedia(0, 9)).map(({ key }) => key)).toEqual([keyOf('lamp')]);
  });
}
