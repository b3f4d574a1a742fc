import { describe, expect, it } from 'vitest';
import { withoutSiteName } from '../../src/article/site-name.ts';

const about = (siteNames: readonly string[], others: readonly string[] = []) => ({ siteNames, others });

describe('the name of the site round a title', () => {
  it.each([
    ['Ferry sails again | The Salt Herald', 'Ferry sails again'],
    ['Ferry sails again - The Salt Herald', 'Ferry sails again'],
    ['Ferry sails again – the SALT herald', 'Ferry sails again'],
    ['The Salt Herald » Ferry sails again', 'Ferry sails again'],
    ['渡轮复航_The Salt Herald', '渡轮复航'],
    // Parts of the headline stay.
    ['Ferry – the last one – sails | The Salt Herald', 'Ferry – the last one – sails'],
    ['Ferry sails again | Travel', 'Ferry sails again | Travel'],
    ['The Salt Herald', 'The Salt Herald'],
    ['The Salt Herald wins a prize', 'The Salt Herald wins a prize'],
  ])('%s', (title, expected) => {
    expect(withoutSiteName(title, about(['The Salt Herald']))).toBe(expected);
  });

  it('is not looked for in what is no title', () => {
    const title = 'a | '.repeat(250_000);
    expect(withoutSiteName(title, about(['SH'], ['b']))).toBe(title);
  });

  it('is told by another place that has the headline alone', () => {
    expect(withoutSiteName('Ferry sails again | Travel | SH', about([], ['Ferry sails again']))).toBe(
      'Ferry sails again',
    );
    expect(withoutSiteName('SH: news - Ferry sails again', about([], ['Ferry sails again']))).toBe(
      'Ferry sails again',
    );
    expect(withoutSiteName('Ferry sails - again', about([], ['Another story']))).toBe('Ferry sails - again');
  });
});
