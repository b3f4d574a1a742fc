import { describe, expect, it } from 'vitest';
import type { JudgedReading, Judgement, SiteReading } from '../../src/core/site-health-port.ts';
import { judge } from '../../src/pipeline/drift.ts';

const usual = ['body', 'remove.ad', 'title'];
let number = 0;

function reading(changes: Partial<SiteReading> = {}): SiteReading {
  number += 1;
  const at = new Date(Date.UTC(2026, 2, 1) + number);
  return { key: `k${number}`, at, matched: usual, textLength: 1000, outsideText: 0, ...changes };
}

const bodiless = { textLength: null, matched: ['title'] } as const;

interface Course {
  readonly verdicts: readonly Judgement[];
  readonly standing: ReadonlySet<string>;
}

/** A site's readings one after the other, each judged beside those before it. */
function course(
  readings: readonly SiteReading[],
  about: { hasRules?: boolean; isSecondLook?: boolean } = {},
): Course {
  const history: JudgedReading[] = [];
  const standing = new Set<string>();
  const verdicts = readings.map((one) => {
    const verdict = judge({
      reading: one,
      history: [...history],
      standing: new Set(standing),
      hasRules: true,
      isSecondLook: false,
      ...about,
    });
    history.push({ ...one, isDoubted: verdict.doubt !== null || one.textLength === null });
    for (const { rule } of verdict.raised) standing.add(rule);
    for (const rule of verdict.ended) standing.delete(rule);
    return verdict;
  });
  return { verdicts, standing };
}

const many = (count: number, changes: Partial<SiteReading> = {}): readonly SiteReading[] =>
  Array.from({ length: count }, () => reading(changes));

/** Positions (from 1) at which an alarm was raised or ended. */
const raisedAt = ({ verdicts }: Course, rule: string): readonly number[] =>
  verdicts.flatMap(({ raised }, index) => (raised.some((one) => one.rule === rule) ? [index + 1] : []));
const endedAt = ({ verdicts }: Course, rule: string): readonly number[] =>
  verdicts.flatMap(({ ended }, index) => (ended.includes(rule) ? [index + 1] : []));
const doubtedAt = ({ verdicts }: Course): readonly number[] =>
  verdicts.flatMap(({ doubt }, index) => (doubt === null ? [] : [index + 1]));

describe('a missing body', () => {
  it('is the site after three pages in a row, once; single pages are not', () => {
    const told = course([...many(4), ...many(2, bodiless), ...many(2), ...many(6, bodiless)]);
    // 4 of 8 had none before the second row: five are needed then.
    expect(raisedAt(told, 'body')).toEqual([13]);
    const steady = course([...many(9), ...many(5, bodiless)]);
    expect(raisedAt(steady, 'body')).toEqual([12]);
    expect(doubtedAt(steady)).toEqual([12, 13, 14]);
    expect(steady.verdicts[11]?.doubt).toBe("its site's rules find no article body on 3 pages in a row");
  });

  it('is the rules after five pages when none ever had one', () => {
    expect(raisedAt(course(many(9, bodiless)), 'body')).toEqual([5]);
  });

  it('is over after three pages in a row with one', () => {
    const mended = course([...many(9), ...many(4, bodiless), ...many(2), ...many(1, bodiless), ...many(3)]);
    expect(raisedAt(mended, 'body')).toEqual([12]);
    expect(endedAt(mended, 'body')).toEqual([19]);
  });

  it('lets no other rule be blamed for what went with it', () => {
    expect(raisedAt(course([...many(30), ...many(20, { ...bodiless, matched: [] })]), 'title')).toEqual([]);
  });
});

describe('any other rule', () => {
  const without = { matched: ['body', 'title'] };

  it('drifts when nearly all pages had it and the last eight do not, and holds nothing back', () => {
    const told = course([...many(20), ...many(12, without)]);
    expect(raisedAt(told, 'remove.ad')).toEqual([28]);
    expect(doubtedAt(told)).toEqual([]);
    expect(told.verdicts[27]?.raised[0]?.reason).toBe(
      'it found something on 20 of 20 pages, and on none of the last 8',
    );
  });

  it('needs twenty earlier pages, of which nine in ten had it', () => {
    expect(raisedAt(course([...many(19), ...many(8, without)]), 'remove.ad')).toEqual([]);
    expect(raisedAt(course([...many(17), ...many(3, without), ...many(9, without)]), 'remove.ad')).toEqual(
      [],
    );
    expect(raisedAt(course([...many(3, without), ...many(27), ...many(8, without)]), 'remove.ad')).toEqual([
      38,
    ]);
    expect(raisedAt(course([...many(4, without), ...many(26), ...many(8, without)]), 'remove.ad')).toEqual(
      [],
    );
  });

  it('is over when it is found again, or when half of the pages never knew it', () => {
    const back = course([...many(20), ...many(9, without), ...many(3)]);
    expect(endedAt(back, 'remove.ad')).toEqual([32]);
    const forgotten = course([...many(30), ...many(40, without)]);
    expect(raisedAt(forgotten, 'remove.ad')).toEqual([38]);
    expect(endedAt(forgotten, 'remove.ad')).toEqual([56]);
    expect(forgotten.standing.size).toBe(0);
  });
});

describe('a short body', () => {
  it('is doubted under half of the second shortest of twenty, and blamed on the site after three in a row', () => {
    const told = course([...many(18), ...many(2, { textLength: 800 }), ...many(4, { textLength: 399 })]);
    expect(doubtedAt(told)).toEqual([21, 22, 23, 24]);
    expect(raisedAt(told, 'body length')).toEqual([23]);
    expect(told.verdicts[20]?.doubt).toBe(
      'its body has 399 characters, where all but one of the last 20 had 800 or more',
    );
    expect(doubtedAt(course([...many(20), reading({ textLength: 500 })]))).toEqual([]);
    // One brief among them is no measure.
    expect(
      doubtedAt(course([...many(19), reading({ textLength: 20 }), reading({ textLength: 499 })])),
    ).toEqual([21]);
    expect(doubtedAt(course([...many(19), reading({ textLength: 10 })]))).toEqual([]);
  });

  it('makes no measure for the next: what was doubted does not count', () => {
    const lone = (): SiteReading => reading({ textLength: 100 });
    expect(doubtedAt(course([...many(20), lone(), ...many(1), lone(), ...many(1), lone()]))).toEqual([
      21, 23, 25,
    ]);
  });

  it('speaks of the site when five in a row are under a quarter of the median, where briefs are nothing new', () => {
    const told = course([...many(24), ...many(2, { textLength: 501 }), ...many(1, { textLength: 251 })]);
    expect(doubtedAt(told)).toEqual([]);
    const brief = { textLength: 130 };
    const withBriefs = [...many(12), reading(brief), reading(brief), ...many(12)];
    expect(doubtedAt(course([...withBriefs, ...many(4, brief)]))).toEqual([]);
    const five = course([...withBriefs, ...many(5, brief)]);
    expect(doubtedAt(five)).toEqual([31]);
    expect(raisedAt(five, 'body length')).toEqual([31]);
  });

  it('is believed at the second look, unless the site is known to cut its bodies', () => {
    const sound = many(21).map((one) => ({ ...one, isDoubted: false }));
    const brief = reading({ textLength: 50 });
    const history = [...sound.slice(0, 20), { ...brief, isDoubted: true }, ...sound.slice(20)];
    const scene = { reading: brief, history, hasRules: true, isSecondLook: true };
    expect(judge({ ...scene, standing: new Set() }).doubt).toBeNull();
    expect(judge({ ...scene, standing: new Set(['body length']) }).doubt).toContain('50 characters');
  });

  it('is not believed at the second look as long as no other page was in order since the first', () => {
    const sound = many(20).map((one) => ({ ...one, isDoubted: false }));
    const brief = reading({ textLength: 50 });
    const next = { ...reading({ textLength: 50 }), isDoubted: true };
    const scene = { reading: brief, hasRules: true, isSecondLook: true, standing: new Set<string>() };
    const first = { ...brief, isDoubted: true };
    expect(judge({ ...scene, history: [...sound, first] }).doubt).toContain('50 characters');
    expect(judge({ ...scene, history: [...sound, first, next] }).doubt).toContain('50 characters');
  });

  it('is over after three whole ones in a row', () => {
    const told = course([...many(20), ...many(4, { textLength: 10 }), ...many(3)]);
    expect(endedAt(told, 'body length')).toEqual([27]);
  });

  it('is all that is looked at on a site without rules', () => {
    const told = course([...many(30), ...many(10, { matched: [] }), ...many(3, { textLength: 10 })], {
      hasRules: false,
    });
    expect(told.verdicts.flatMap(({ raised }) => raised.map(({ rule }) => rule))).toEqual(['body length']);
  });
});

describe('text beside a body', () => {
  it('contradicts it when there is more of it, with no history at all', () => {
    expect(doubtedAt(course([reading({ textLength: 300, outsideText: 301 })]))).toEqual([1]);
    expect(doubtedAt(course([reading({ textLength: 300, outsideText: 300 })]))).toEqual([]);
    expect(doubtedAt(course([reading({ textLength: 20, outsideText: 159 })]))).toEqual([]);
  });

  it('does not when all of the site has it', () => {
    const note = { outsideText: 400 };
    expect(doubtedAt(course([...many(5, note), reading({ textLength: 90, ...note })]))).toEqual([]);
    expect(doubtedAt(course([...many(5, note), reading({ textLength: 90, outsideText: 900 })]))).toEqual([6]);
  });

  it('is not excused by a second look', () => {
    const told = course([reading({ textLength: 300, outsideText: 900 })], { isSecondLook: true });
    expect(doubtedAt(told)).toEqual([1]);
  });
});
