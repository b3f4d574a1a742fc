import { expect, it } from 'vitest';
import { commitMessage, inert } from '../../src/publish/message.ts';

it.each([
  ['Closes #12, gh-7 and !34', 'Closes ＃12, gh‐7 and ！34'],
  ['[skip ci] [x](y) ***NO_CI***', '［skip ci］ ［x］(y) ＊＊＊NO_CI＊＊＊'],
  ['@team wants!', '＠team wants!'],
  ['Fixes https://host.example/a/issues/1', 'Fixes https：//host.example/a/issues/1'],
  ['a\nSigned-off-by: b\u0007\u202ec\u2028d', 'a Signed-off-by: b cd'.replace('cd', 'c d')],
  ['字'.repeat(201), `${'字'.repeat(200)}…`],
])('a title is data: %j', (title, written) => {
  expect(inert(title)).toBe(written);
});

it('lists fifty titles, and counts the rest', () => {
  const added = Array.from({ length: 53 }, (_, index) => ({
    path: `${index}.md`,
    title: index === 0 ? null : `题${index}`,
  }));
  const lines = commitMessage({ added, changed: [], removed: 1, otherFiles: 0 }).split('\n');
  expect(lines[0]).toBe('Add 53 posts, remove 1 post');
  expect(lines.slice(1, 4)).toEqual(['', '- 0.md', '- 题1']);
  expect(lines.slice(-2)).toEqual(['- and 3 more', '']);
  expect(lines).toHaveLength(2 + 50 + 2);
});
