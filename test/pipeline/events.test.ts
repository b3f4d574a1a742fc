import { expect, it } from 'vitest';
import type { PassEvent, PostEvent } from '../../src/pipeline/events.ts';
import { publishFailures, tally } from '../../src/pipeline/tally.ts';

const post: PostEvent = {
  event: 'post',
  feed: 'a',
  outcome: 'full',
  isWritten: true,
  path: 'x.md',
  url: 'https://a.example/1',
  title: 'x',
  code: null,
  reason: null,
};
const feed = {
  event: 'feed',
  feed: 'a',
  result: 'read',
  entries: 3,
  new: 2,
  dropped: 0,
  code: null,
  reason: null,
} as const;

it('adds up what was written, what waits and what needs a person', () => {
  const events: PassEvent[] = [
    feed,
    { ...feed, result: 'failed' },
    { ...feed, result: 'not-modified' },
    post,
    { ...post, outcome: 'summary', code: 'fetch.gone' },
    { ...post, outcome: 'summary', isWritten: false, code: 'fetch.gone' },
    { ...post, outcome: 'pending', isWritten: false },
    { ...post, outcome: 'filtered', isWritten: false },
    { event: 'filtered', feed: 'a', title: 't', url: 'https://a.example/2', reason: 'skip title: /t/' },
    { event: 'relinked', feed: 'a', path: 'y.md', url: 'https://a.example/3', links: 2 },
  ];
  expect(tally(events)).toEqual({
    written: 3,
    full: 1,
    summaryOnly: 1,
    relinked: 1,
    waiting: 1,
    pending: 1,
    filtered: 2,
    leftAlone: 0,
    failed: 0,
    feedsFailed: 1,
    feedsSkipped: 0,
    notModified: 1,
    alarms: 0,
    publishFailed: 0,
    isDegraded: true,
  });
});

it('calls a pass degraded for a summary, a wait or a skipped feed, and for nothing else', () => {
  expect(tally([feed, post]).isDegraded).toBe(false);
  expect(tally([{ ...feed, result: 'not-modified' }]).isDegraded).toBe(false);
  // Inside the floor of 15 minutes: asked a moment ago.
  expect(tally([{ ...feed, result: 'skipped' }]).isDegraded).toBe(false);
  expect(tally([{ ...feed, result: 'skipped', code: 'fetch.hold' }]).isDegraded).toBe(true);
  expect(tally([{ ...post, outcome: 'summary', code: 'fetch.gone' }]).isDegraded).toBe(true);
  expect(tally([{ ...post, outcome: 'pending', isWritten: false }]).isDegraded).toBe(true);
});

it('does not call a summary degraded that its owner wants, nor counts it as waiting', () => {
  const wanted: PostEvent = { ...post, outcome: 'summary', reason: 'agency copy (wire: summary)' };
  expect(tally([wanted, { ...wanted, isWritten: false }])).toMatchObject({
    written: 1,
    summaryOnly: 1,
    waiting: 0,
    isDegraded: false,
  });
});

it('counts alarms that were raised, and calls their pass degraded', () => {
  const alarm = { event: 'alarm', site: 'rfi', rule: 'remove.ad', reason: 'x', isEssential: false } as const;
  expect(tally([{ ...alarm, state: 'raised' }])).toMatchObject({ alarms: 1, isDegraded: true });
  expect(tally([{ ...alarm, state: 'ended' }])).toMatchObject({ alarms: 0, isDegraded: false });
});

it.each([
  ['publish.network', false],
  ['publish.conflict', true],
] as const)('counts a push that failed as %s', (code, isLasting) => {
  const failed = { remote: 'a', state: 'failed', until: null, code, reason: 'x' } as const;
  const event = {
    event: 'publish',
    commit: null,
    files: 0,
    gatherUntil: null,
    code: null,
    reason: null,
  } as const;
  const events = [
    { ...event, remotes: [failed, { ...failed, state: 'pushed', code: null, reason: null }] },
  ] as const;
  expect(tally(events)).toMatchObject({ publishFailed: 1, isDegraded: true });
  expect(publishFailures(events)).toEqual([{ reason: 'x', isLasting }]);
});
