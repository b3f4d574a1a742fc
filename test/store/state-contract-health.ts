// StateStore contract: the readings and alarms of sites, and the summary-only posts.
import { expect, it } from 'vitest';
import type { JudgedReading, Judgement, SiteReading } from '../../src/core/site-health-port.ts';
import type { StateStore } from '../../src/core/state-port.ts';
import { claimOf, keyOf, keys, minutesAfter, noon, planned, poll, postOnDisk } from './samples.ts';

const quiet: Judgement = { doubt: null, raised: [], ended: [] };

function reading(name: string, changes: Partial<SiteReading> = {}): SiteReading {
  return {
    key: keyOf(name),
    at: noon,
    matched: ['body', 'title'],
    textLength: 900,
    outsideText: 7,
    ...changes,
  };
}

/** Notes one reading; gives back what the judge was shown. */
async function note(
  state: StateStore,
  one: SiteReading,
  about: { site?: string; rules?: string; judgement?: Partial<Judgement> } = {},
) {
  let seen: readonly JudgedReading[] = [];
  let stood: ReadonlySet<string> = new Set();
  const { site = 'rfi', rules = 'r1', judgement = {} } = about;
  const noted = await state.noteReading({ site, rules, reading: one }, (history, standing) => {
    seen = history;
    stood = standing;
    return { ...quiet, ...judgement };
  });
  return { ...noted, names: seen.map(({ key }) => key.slice(keyOf('').length)), seen, stood: [...stood] };
}

const raise = (rule: string) => ({ raised: [{ rule, reason: `${rule} is gone` }] });

export function healthContract(create: () => StateStore): void {
  it('shows the judge the earlier readings of the site, oldest first, as they were judged', async () => {
    const state = create();
    await note(state, reading('a'));
    await note(state, reading('b', { textLength: null, matched: [] }));
    const held = await note(state, reading('c', { textLength: 3 }), { judgement: { doubt: 'too short' } });
    expect(held.doubt).toBe('too short');
    await note(state, reading('x'), { site: '//news.example' });
    const { seen, names } = await note(state, reading('d'));
    expect(names).toEqual(['a', 'b', 'c']);
    expect(seen.map(({ isDoubted }) => isDoubted)).toEqual([false, true, true]);
    expect(seen[0]).toEqual({ ...reading('a'), isDoubted: false });
    expect(seen[1]).toMatchObject({ textLength: null, matched: [] });
  });

  it('counts a page once, as its newest reading', async () => {
    const state = create();
    for (const name of ['a', 'b', 'a']) await note(state, reading(name));
    expect((await note(state, reading('c'))).names).toEqual(['b', 'a']);
    expect((await note(state, reading('a'))).names).toEqual(['b', 'a', 'c']);
    expect((await note(state, reading('d'))).names).toEqual(['b', 'c', 'a']);
  });

  it('keeps the last fifty of each kind', async () => {
    const state = create();
    await note(state, reading('held'), { judgement: { doubt: 'x' } });
    for (let n = 0; n < 55; n += 1) await note(state, reading(`p${n}`));
    const { names } = await note(state, reading('next'));
    expect(names).toHaveLength(51);
    expect(names.slice(0, 2)).toEqual(['held', 'p5']);
    for (let n = 0; n < 60; n += 1) await note(state, reading(`q${n}`), { judgement: { doubt: 'x' } });
    const { seen } = await note(state, reading('last'));
    expect(seen.filter(({ isDoubted }) => isDoubted)).toHaveLength(50);
    expect(seen.filter(({ isDoubted }) => !isDoubted)).toHaveLength(50);
  });

  it('starts a site afresh when its rules changed, and ends its alarms', async () => {
    const state = create();
    await note(state, reading('a'), { judgement: raise('body') });
    await note(state, reading('x'), { site: 'other', judgement: raise('body') });
    const later = minutesAfter(noon, 5);
    const { names, stood, ended } = await note(state, reading('b', { at: later }), { rules: 'r2' });
    expect({ names, stood }).toEqual({ names: [], stood: [] });
    expect(ended).toMatchObject([{ site: 'rfi', rule: 'body', endedAt: later }]);
    expect((await state.alarms()).map(({ site }) => site)).toEqual(['other']);
    expect((await note(state, reading('c'), { rules: 'r2' })).names).toEqual(['b']);
  });

  it('raises an alarm once, tells it once, and raises it again when it had ended', async () => {
    const state = create();
    await note(state, reading('a'), { judgement: raise('title') });
    expect((await note(state, reading('b'), { judgement: raise('title') })).stood).toEqual(['title']);
    const alarm = { site: 'rfi', rule: 'title', reason: 'title is gone', raisedAt: noon, endedAt: null };
    expect(await state.alarms()).toEqual([{ ...alarm, toldAt: null }]);
    const toldAt = minutesAfter(noon, 1);
    expect(await state.takeUntold(toldAt)).toEqual([{ ...alarm, toldAt }]);
    expect(await state.takeUntold(minutesAfter(noon, 2))).toEqual([]);

    const over = await note(state, reading('c'), { judgement: { ended: ['title', 'author'] } });
    expect(over.ended.map(({ rule }) => rule)).toEqual(['title']);
    expect(await state.alarms()).toEqual([]);
    await note(state, reading('d'), { judgement: raise('title') });
    expect(await state.takeUntold(noon)).toHaveLength(1);
  });

  it('lists summary-only posts whose page failed, and not those that are meant to be', async () => {
    const state = create();
    await state.recordPoll(poll(['a', 'b', 'c', 'd', 'e'].map((name) => planned(name))));
    await state.claim(claimOf('one', noon));
    const written = {
      status: 'summary',
      bodyHash: 'h',
      method: null,
      title: 't',
      at: noon,
      attempts: 1,
    } as const;
    const nextTryAt = minutesAfter(noon, 60);
    await state.markWritten(keyOf('a'), { ...written, nextTryAt, errorCode: 'article.drift' });
    await state.markWritten(keyOf('b'), { ...written, nextTryAt: null, errorCode: null });
    await state.markWritten(keyOf('c'), { ...written, nextTryAt, errorCode: 'fetch.gone' });
    await state.close(keyOf('c'), 'summary', 'article.live-blog');
    await state.markWritten(keyOf('d'), { ...written, nextTryAt, errorCode: 'fetch.gone' });
    await state.close(keyOf('d'), 'summary');
    await state.markWritten(keyOf('e'), { ...written, status: 'full', nextTryAt: null, errorCode: null });
    await state.adopt([postOnDisk('old', { summaryOnly: true })], noon);

    const all = await state.summaries(null, 10);
    expect(all.map(({ key, errorCode, open }) => [key, errorCode, open])).toEqual([
      [keyOf('a'), 'article.drift', true],
      [keyOf('c'), 'article.live-blog', false],
      [keyOf('old'), null, true],
    ]);
    expect(all[0]).toMatchObject({ feedId: 'cn', url: keyOf('a'), firstSeenAt: noon });
    expect((await state.summaries(keyOf('a'), 1)).map(({ key }) => key)).toEqual([keyOf('c')]);
  });

  it('lends a summary-only post that is not due or was given up, to one at a time', async () => {
    const state = create();
    await state.recordPoll(poll([planned('a'), planned('b')]));
    await state.claim(claimOf('one', noon));
    const written = {
      bodyHash: 'h',
      method: null,
      title: 't',
      at: noon,
      attempts: 6,
      errorCode: 'article.drift',
    } as const;
    await state.markWritten(keyOf('a'), { ...written, status: 'summary', nextTryAt: null });
    await state.markWritten(keyOf('b'), { ...written, status: 'full', nextTryAt: null });
    const lease = { now: noon, leaseMs: 60_000 };
    expect(await state.claimSummary(keyOf('a'), { owner: 'one', ...lease })).toMatchObject({
      key: keyOf('a'),
      open: false,
      attempts: 6,
    });
    expect(await state.claimSummary(keyOf('a'), { owner: 'two', ...lease })).toBeNull();
    expect(await state.claimSummary(keyOf('b'), { owner: 'two', ...lease })).toBeNull();
    expect(await state.claimSummary(keyOf('none'), { owner: 'two', ...lease })).toBeNull();
    const later = { owner: 'two', now: minutesAfter(noon, 1), leaseMs: 60_000 };
    expect(await state.claimSummary(keyOf('a'), later)).not.toBeNull();
    await state.unclaim('two');
    // It stays given up.
    expect(keys(await state.claim(claimOf('three', minutesAfter(noon, 600))))).toEqual([]);
  });
}
