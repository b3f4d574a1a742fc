import { describe, expect, it } from 'vitest';
import { checkSourceName } from '../../src/core/source-name.ts';

describe('checkSourceName', () => {
  it.each(['法广', 'BBC News', 'Le Monde', 'rfi-cn', '20 minutes', 'A·B', 'U.S', '.net', '-x', '新闻2'])(
    'takes %s',
    (name) => {
      expect(checkSourceName(name)).toBeNull();
    },
  );

  it.each([
    ['法广:新闻', '":"'],
    ['法广: 新闻', '":"'],
    ['a/b', '"/"'],
    ['a,b', '","'],
    ['[a]', '"["'],
    ['@a', '"@"'],
    ['#a', '"#"'],
    ['a\nb', '\\n'],
    ['{{x}}', '"{"'],
    ['a：b', '"："'],
    ['..', 'two dots'],
    ['a..b', 'two dots'],
    ['.', 'at least one letter or digit'],
    ['- -', 'at least one letter or digit'],
    ['2020', 'digits alone'],
    ['Yes', 'YAML'],
    ['null', 'YAML'],
    ['n', 'YAML'],
    ['', 'empty'],
    [' ', 'empty'],
    [' a', 'start or end'],
  ])('refuses %j and says why', (name, why) => {
    expect(checkSourceName(name)).toContain(why);
  });
});
