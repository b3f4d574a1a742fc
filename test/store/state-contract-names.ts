// StateStore contract: keys, aliases, and which file name an entry gets.
import { expect, it } from 'vitest';
import type { PathCandidate, StateStore } from '../../src/core/state-port.ts';
import { keyOf, noon, planned, poll, postOnDisk } from './samples.ts';

function name(path: string, changes: Partial<PathCandidate> = {}): PathCandidate {
  return { path: `2024-03-05-${path}.md`, slug: path.toLowerCase(), day: '2024-03-05', ...changes };
}

async function pathOf(state: StateStore, key: string): Promise<string | null | undefined> {
  return (await state.entry(keyOf(key)))?.path;
}

export function nameContract(create: () => StateStore): void {
  it('finds the key of the first name that is known, as key or as alias', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a', { aliases: ['guid:cn:a'] }), planned('b')]));
    expect(await state.findKey(['guid:cn:none', 'guid:cn:a', keyOf('b')])).toBe(keyOf('a'));
    expect(await state.findKey([keyOf('b'), 'guid:cn:a'])).toBe(keyOf('b'));
    expect(await state.findKey(['guid:cn:none'])).toBeNull();
    expect(await state.findKey([])).toBeNull();
    expect(await state.entry('guid:cn:a')).toBeNull();
  });

  it('gives an alias to one entry only', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a'), planned('b')]));
    await state.addAliases(keyOf('a'), ['x', keyOf('b'), keyOf('a'), 'x']);
    await state.addAliases(keyOf('b'), ['x', 'y']);
    expect(await state.findKey(['x'])).toBe(keyOf('a'));
    expect(await state.findKey(['y'])).toBe(keyOf('b'));
    expect(await state.findKey([keyOf('b')])).toBe(keyOf('b'));
  });

  it('refuses aliases for an entry that it does not know', async () => {
    await expect(create().addAliases(keyOf('none'), ['x'])).rejects.toMatchObject({ code: 'store.write' });
  });

  it('takes the next candidate when the path is taken', async () => {
    const state = create();
    const names = (slug: string) => [name('t', { slug }), name(`t-${slug}`)];
    await state.recordPoll(
      poll([planned('a', { names: names('s1') }), planned('b', { names: names('s2') })]),
    );
    expect(await pathOf(state, 'a')).toBe('2024-03-05-t.md');
    expect(await pathOf(state, 'b')).toBe('2024-03-05-t-s2.md');
  });

  it('takes the next candidate when the slug is taken on the day or a neighbour, not two days off', async () => {
    const state = create();
    const on = (day: string) => [
      { path: `${day}-马克龙?.md`, slug: '马克龙', day },
      { path: `${day}-马克龙-${day}.md`, slug: `马克龙-${day}`, day },
    ];
    await state.recordPoll(
      poll([
        planned('middle', { names: on('2024-03-01') }),
        planned('before', { names: on('2024-02-29') }),
        planned('after', { names: on('2024-03-02') }),
        planned('far', { names: on('2024-03-03') }),
      ]),
    );
    expect(await pathOf(state, 'middle')).toBe('2024-03-01-马克龙?.md');
    expect(await pathOf(state, 'before')).toBe('2024-02-29-马克龙-2024-02-29.md');
    expect(await pathOf(state, 'after')).toBe('2024-03-02-马克龙-2024-03-02.md');
    expect(await pathOf(state, 'far')).toBe('2024-03-03-马克龙?.md');
  });

  it('numbers the last candidate when even that is taken', async () => {
    const state = create();
    const names = [name('t'), name('t-ab12')];
    const same = ['a', 'b', 'c', 'd'].map((key) => planned(key, { names }));
    await state.recordPoll(poll(same));
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => pathOf(state, key)))).toEqual([
      '2024-03-05-t.md',
      '2024-03-05-t-ab12.md',
      '2024-03-05-t-ab12-2.md',
      '2024-03-05-t-ab12-3.md',
    ]);
  });

  it('settles an entry that had no path, once', async () => {
    const state = create();
    const bare = { title: null, publishedAt: null, dateSource: null, names: [] };
    await state.recordPoll(poll([planned('taken'), planned('late', bare)]));
    expect(await pathOf(state, 'late')).toBeNull();

    const first = await state.settle(keyOf('late'), {
      title: '页面的标题',
      publishedAt: new Date('2024-03-05T06:00:00.000Z'),
      dateSource: 'metadata',
      names: [name('taken'), name('late')],
    });
    expect(first).toMatchObject({
      title: '页面的标题',
      publishedAt: new Date('2024-03-05T06:00:00.000Z'),
      dateSource: 'metadata',
      path: '2024-03-05-late.md',
      status: 'pending',
    });

    const again = { title: 'x', publishedAt: noon, dateSource: 'url' as const, names: [name('other')] };
    expect(await state.settle(keyOf('late'), again)).toEqual(first);
    expect(await state.entry(keyOf('late'))).toEqual(first);
  });

  it('keeps the date that the feed gave when only the title was missing', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a', { title: null, names: [] })]));
    const choice = { title: '标题', publishedAt: noon, dateSource: 'time' as const, names: [name('a')] };
    expect(await state.settle(keyOf('a'), choice)).toMatchObject({
      title: '标题',
      publishedAt: new Date('2024-03-05T08:30:00.000Z'),
      dateSource: 'feed',
    });
  });

  it('does not settle without a name', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a', { names: [] })]));
    const choice = { title: 't', publishedAt: noon, dateSource: 'time' as const, names: [] };
    await expect(state.settle(keyOf('a'), choice)).rejects.toMatchObject({ code: 'store.write' });
    expect(await pathOf(state, 'a')).toBeNull();
  });

  it('follows a post that its owner moved, over a name that has no post', async () => {
    const state = create();
    await state.adopt([postOnDisk('a'), postOnDisk('gone'), postOnDisk('b')], noon);
    await state.recordPoll(poll([planned('waiting')]));
    await state.close(keyOf('gone'), 'deleted');

    await state.relocate(keyOf('a'), name('gone', { path: '2024-03-05-gone.md' }));
    await state.relocate(keyOf('b'), name('waiting'));
    expect(await pathOf(state, 'a')).toBe('2024-03-05-gone.md');
    expect(await pathOf(state, 'b')).toBe('2024-03-05-waiting.md');
    // The pending entry chooses anew instead of writing over the other's post.
    expect(await pathOf(state, 'waiting')).toBeNull();

    await expect(state.relocate(keyOf('b'), name('gone'))).rejects.toMatchObject({ code: 'store.write' });
    expect(await pathOf(state, 'b')).toBe('2024-03-05-waiting.md');
  });
}
