import { expect, it } from 'vitest';
import { readYamlText } from '../../src/core/yaml.ts';
import { plainHead } from '../../src/jekyll/plain-head.ts';
import { splitPost } from '../../src/post/head.ts';
import { renderPost } from '../../src/post/render.ts';
import { torturedPosts } from '../post/torture/posts.ts';

/** As YAML gives it, but dates as they stand. */
function byYaml(lines: readonly string[]): unknown {
  const reading = readYamlText(lines.join(''), 'jekyll');
  if (reading.mistake !== null) throw new Error(reading.mistake.message);
  return JSON.parse(JSON.stringify(reading.value));
}

it('reads what it reads as YAML does, and that is most heads of ours', () => {
  const heads = torturedPosts().map((post) => splitPost(renderPost(post)).lines);
  const read = heads.filter((lines) => {
    const found = plainHead(lines);
    if (found !== null) expect(found).toEqual(byYaml(lines));
    return found !== null;
  });
  expect(read.length / heads.length).toBeGreaterThan(0.5);
});

it.each([
  'a: [ b, "c d", 20 minutes ]',
  'a:',
  'a: yes',
  'a: 007',
  'a: 2020-01-01',
  'a: [ 2020-01-01T00:00:00Z ]',
  'a: b: c',
  'a: "b\\n"',
  "a: 'b'",
  'a: b # c',
  '  a: b',
  'a:\n- b',
  'a: https://x.example/b: c',
  'a: https://x.example/b #c',
  'a: |',
  'no: b',
  'a: *b',
  'a: {}',
  'a',
])('leaves %j to a YAML reader', (text) => {
  expect(plainHead(text.split(/(?<=\n)/))).toBeNull();
});

it('takes no time over long runs of blanks', () => {
  const blanks = ' '.repeat(100_000);
  expect(plainHead([`a:${blanks}b${blanks}\n`])).toEqual({ a: 'b' });
  expect(plainHead([`a: [${blanks}b${blanks},${blanks}c${blanks}]\n`])).toEqual({ a: ['b', 'c'] });
  expect(plainHead([`a: b${blanks}"\n`])).toBeNull();
  expect(plainHead([`a: [ b${blanks}" ]\n`])).toBeNull();
});
