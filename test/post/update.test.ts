import { expect, it } from 'vitest';
import { keepFrontMatter } from '../../src/post/update.ts';

const after = '---\nlayout: post\ntitle: "新"\n---\n<!--1-->\n[新](https://a.example/)\n------\n';

it('keeps the head that stands on disk, byte for byte', () => {
  const head = '---\r\nlayout: post\r\ntitle: "旧"\r\ntags: [ 法广, 精选 ]\r\n---\r\n';
  expect(keepFrontMatter(`${head}old body\r\n`, after)).toBe(
    `${head}<!--1-->\n[新](https://a.example/)\n------\n`,
  );
});

it('is not misled by a line of dashes in the body', () => {
  const before = '---\nlayout: post\n---\nbody\n---\nmore\n';
  expect(keepFrontMatter(before, after)).toBe(
    '---\nlayout: post\n---\n<!--1-->\n[新](https://a.example/)\n------\n',
  );
});

it('takes the new text whole where there is no head', () => {
  expect(keepFrontMatter('no head\n---\n', after)).toBe(after);
});
