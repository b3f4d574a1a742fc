import { expect, it } from 'vitest';
import { cutBoilerplate, withoutBoilerplate } from '../../src/core/title-boilerplate.ts';

const patterns = ['\\s*[–-]\\s*示例台\\s*$', '^示例台：', '!'];

it.each([
  ['港口结冰 – 示例台', '港口结冰'],
  ['示例台：港口结冰 - 示例台 ', '港口结冰'],
  ['  港口 \n 结冰  ', '港口 结冰'],
  ['a! b! c', 'a b c'],
  ['港口结冰 - 要闻解说', '港口结冰 - 要闻解说'],
])('%j → %s', (title, cut) => {
  expect(cutBoilerplate(title, patterns)).toBe(cut);
  expect(withoutBoilerplate(title, patterns)).toBe(cut);
});

it('leaves a title whole that is nothing else', () => {
  expect(cutBoilerplate('  - 示例台 ', patterns)).toBe('- 示例台');
  expect(withoutBoilerplate('  - 示例台 ', patterns)).toBe('');
  expect(cutBoilerplate(' ', patterns)).toBe('');
});
