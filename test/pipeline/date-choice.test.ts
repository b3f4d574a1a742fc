import { expect, it } from 'vitest';
import { chooseDate } from '../../src/pipeline/date-choice.ts';

const fetchedAt = new Date('2026-03-01T12:00:00Z');

it('takes the first date that there is', () => {
  const date = new Date('2026-03-01T09:00:00Z');
  const chosen = chooseDate(
    [
      { date: null, source: 'feed' },
      { date, source: 'metadata' },
      { date: new Date('2026-02-01T00:00:00Z'), source: 'url' },
    ],
    fetchedAt,
  );
  expect(chosen).toEqual({ date, source: 'metadata' });
});

it('passes over a date more than five minutes after the fetch', () => {
  const soon = new Date('2026-03-01T12:05:00Z');
  const later = new Date('2026-03-01T12:05:01Z');
  expect(chooseDate([{ date: soon, source: 'feed' }], fetchedAt)).toEqual({ date: soon, source: 'feed' });
  expect(
    chooseDate(
      [
        { date: later, source: 'feed' },
        { date: soon, source: 'time' },
      ],
      fetchedAt,
    ),
  ).toEqual({ date: soon, source: 'time' });
  expect(chooseDate([{ date: later, source: 'feed' }], fetchedAt)).toBeNull();
});

it('passes over what is no time at all', () => {
  expect(chooseDate([{ date: new Date(Number.NaN), source: 'feed' }], fetchedAt)).toBeNull();
  expect(chooseDate([{ date: new Date(-1), source: 'feed' }], fetchedAt)).toBeNull();
});
