import { describe, expect, it } from 'vitest';
import { childrenOf, type HtmlNode, isElement, parseFragment, textOf } from '../../src/core/html.ts';
import { bodyLineBytes, nestingLimit } from '../../src/core/limits.ts';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { unbalanced } from './balance.ts';

const serialise = (html: string) => serialiseBody(html as SafeHtml);

function depthOf(html: string): number {
  let deepest = 0;
  let level: readonly HtmlNode[] = parseFragment(html).children;
  while (level.some(isElement)) {
    deepest += 1;
    level = level.flatMap(childrenOf);
  }
  return deepest;
}

describe('serialiseBody on deep and long input', () => {
  it.each([
    '<div>',
    '<blockquote>',
    '<b>',
    '<ul><li>',
    '<table><tr><td>',
    '<div><b>',
    '<a href="http://a.example/"><table><td>',
  ])('limits the depth of 3,000 × %s and keeps the text', (tag) => {
    const body = serialise(`${tag.repeat(3000)}深`);
    expect(depthOf(body)).toBeLessThanOrEqual(nestingLimit);
    expect(textOf(parseFragment(body))).toBe('深');
    expect(unbalanced(body)).toEqual([]);
    expect(serialise(body)).toBe(body);
  });

  it('keeps the texts of unwrapped blocks apart', () => {
    const deep = `${'<blockquote>'.repeat(nestingLimit)}<p>a</p><p>b</p>`;
    expect(serialise(deep)).toContain('<blockquote>a b</blockquote>');
  });

  describe('line breaking', () => {
    const paragraph = `<p>${'字'.repeat(300)}</p>`;

    it('leaves 32 KiB on one line and breaks one byte more', () => {
      const count = Math.floor(bodyLineBytes / Buffer.byteLength(paragraph));
      const filled = paragraph.repeat(count);
      const full = `${filled}${'a'.repeat(bodyLineBytes - Buffer.byteLength(filled))}`;
      expect(serialise(full)).toBe(full);
      expect(serialise(`${full}a`)).toBe(`${full}a`.replaceAll('</p>', '</p>\n'));
    });

    it('ends without a newline, so that no blank line follows', () => {
      const body = serialise(paragraph.repeat(200));
      expect(body.split('\n')).toEqual(Array.from({ length: 200 }, () => paragraph));
      expect(serialise(body)).toBe(body);
    });

    it('breaks a long line inside its end tags', () => {
      const line = `<p>${'<strong>字</strong>'.repeat(3000)}</p>`;
      const body = serialise(`<p>短</p>${line}<ul><li>末</li></ul>`);
      const broken = line.replaceAll('</strong>', '</strong\n>').replace('</p>', '</p\n>');
      expect(body).toBe(`<p>短</p>\n${broken}\n<ul><li>末</li>\n</ul>`);
      expect(serialise(body)).toBe(body);
    });

    it('never breaks inside preformatted text', () => {
      const pre = `<pre>${'<em>a</em> b&#10;'.repeat(3000)}<p>c</p>d</pre>`;
      const body = serialise(`<p>x</p>${pre}`);
      expect(body).toBe(`<p>x</p>\n${pre.replace(/<\/\w+/g, '$&\n')}`);
      expect(serialise(body)).toBe(body);
    });

    it('never leaves a blank line', () => {
      const body = serialise(`<table>${'<tr><td>a</td><td></td></tr>'.repeat(2000)}</table><p></p>`);
      expect(body).not.toMatch(/\n\n|^\n|\n$/);
    });
  });
});
