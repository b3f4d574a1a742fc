import { describe, expect, it } from 'vitest';
import { RuleError } from '../../src/core/errors.ts';
import { occursIn } from '../../src/core/patterns.ts';
import { trying, withinTime } from '../../src/core/time-bound.ts';

/** Takes some thousand years on the text below, if nobody ends it. */
const endless = '^(\\S+\\s?)+$';
const attack = `${'盐湖的船'.repeat(20)}\n\n`;

function failureOf(work: () => unknown): RuleError {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('it came to an end');
}

describe('work with an end', () => {
  it('gives what the work gives', () => {
    expect(withinTime(1000, 'x', () => 6 * 7)).toBe(42);
    expect(withinTime(1000, 'x', () => null)).toBeNull();
  });

  it('throws what the work throws', () => {
    expect(() =>
      withinTime(1000, 'x', () => {
        throw new RangeError('mine');
      }),
    ).toThrow(new RangeError('mine'));
    // And is ready for the next.
    expect(withinTime(1000, 'x', () => 1)).toBe(1);
  });

  it('breaks a pattern off in the middle and names it', () => {
    const error = failureOf(() =>
      withinTime(50, 'https://news.example/a', () => occursIn('^(a+)+$', `${'a'.repeat(60)}!`)),
    );
    expect(error.code).toBe('rule.too-slow');
    expect(error.context).toEqual({
      subject: 'https://news.example/a',
      seconds: 0.05,
      expression: '/^(a+)+$/',
    });
  });

  it('breaks a loop off that says nothing of itself', () => {
    const error = failureOf(() =>
      withinTime(30, 'x', () => {
        for (let n = 0; ; n++) if (n < 0) return;
      }),
    );
    expect(error.context['expression']).toBe('a step');
  });

  it('the outer limit serves inside', () => {
    const error = failureOf(() =>
      withinTime(50, 'outer', () =>
        withinTime(60_000, 'inner', () => {
          trying('main > p');
          for (let n = 0; ; n++) if (n < 0) return;
        }),
      ),
    );
    expect(error.context).toEqual({ subject: 'outer', seconds: 0.05, expression: 'main > p' });
  });
});

it('a pattern outside of a page has an end of its own', () => {
  const error = failureOf(() => occursIn(endless, attack));
  expect(error.context['expression']).toBe(`/${endless}/`);
  expect(error.message).toContain('took more than 2 s');
});
