// Builders for what the store is given, with invented content, and the clock and folders of these tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EntryRecord } from '../../src/core/entry-record.ts';
import type { Clock } from '../../src/core/ports.ts';
import type { PlannedEntry, PollRecord, PostOnDisk } from '../../src/core/state-port.ts';
import type { FeedEntry } from '../../src/core/types.ts';

export const noon = new Date('2024-03-05T12:00:00.000Z');

export function minutesAfter(start: Date, minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

export interface HandClock extends Clock {
  /** Forward, or back with a negative number. */
  advance(ms: number): void;
}

export function handClock(start: Date = noon): HandClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    sleep: async (ms) => {
      now += ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedmirror-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function feedEntry(changes: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: 'guid-1',
    title: '灯塔重新点亮',
    isTitleMade: false,
    link: 'https://news.example/cn/lamp',
    author: null,
    published: new Date('2024-03-05T08:30:00.000Z'),
    updated: null,
    summary: '<p>published: 2024-01-01 是正文的一部分。</p>',
    content: null,
    categories: ['港口'],
    enclosures: [{ url: 'https://news.example/a.jpg', type: 'image/jpeg', length: 1200 }],
    image: null,
    ...changes,
  };
}

export function keyOf(name: string): string {
  return `https://news.example/cn/${name}`;
}

/** An entry with title, date and one name: `2024-03-05-<name>.md`. */
export function planned(name: string, changes: Partial<PlannedEntry> = {}): PlannedEntry {
  return {
    key: keyOf(name),
    aliases: [],
    url: keyOf(name),
    payload: feedEntry(),
    title: name,
    publishedAt: new Date('2024-03-05T08:30:00.000Z'),
    dateSource: 'feed',
    names: [{ path: `2024-03-05-${name}.md`, slug: name, day: '2024-03-05' }],
    ...changes,
  };
}

export const feedAddress = 'https://news.example/cn/rss';

/** A good answer from `feedAddress`, read without filters. */
export function read(etag: string | null): PollRecord['result'] {
  const validators = { address: feedAddress, etag, lastModified: null };
  return { state: 'read', status: 200, validators, choice: '' };
}

export function poll(entries: readonly PlannedEntry[], changes: Partial<PollRecord> = {}): PollRecord {
  return {
    feedId: 'cn',
    at: noon,
    result: read('"v1"'),
    entries,
    ...changes,
  };
}

export function postOnDisk(name: string, changes: Partial<PostOnDisk> = {}): PostOnDisk {
  return {
    path: `2024-03-05-${name}.md`,
    slug: name,
    day: '2024-03-05',
    key: keyOf(name),
    url: keyOf(name),
    title: name,
    publishedAt: new Date('2024-03-05T07:00:00.000Z'),
    bodyHash: `hash of ${name}`,
    summaryOnly: false,
    ...changes,
  };
}

export function claimOf(owner: string, now: Date, changes: { limit?: number; feedIds?: string[] } = {}) {
  const leaseMs = 10 * 60_000;
  return { owner, now, leaseMs, triedBefore: now, limit: 100, feedIds: null, ...changes };
}

export function keys(entries: readonly EntryRecord[]): string[] {
  return entries.map(({ key }) => key);
}
