import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkText, postTitle } from '../../src/post/title.ts';
import { anyText } from './any-text.ts';

describe('postTitle', () => {
  it.each([
    ['  港口\r\n罢工\t继续 ', '港口 罢工 继续'],
    ['a\u0085b\u2028c\u2029d\u00a0e\u3000f', 'a b c d e f'],
    ['a\u200bb\u200ec\u202ed\u2066e\ufefff', 'abcdef'],
    ['👩\u200d🚀 می\u200cخواهم', '👩\u200d🚀 می\u200cخواهم'],
    ['C:\\new \\x41\\', 'C:＼new ＼x41＼'],
    ['<script>alert(1)</script>', '＜script＞alert(1)＜/script＞'],
    ['bell\u0007 del\u007f c1\u0090 bad\ud83d fffe\ufffe fdd0\ufdd0', 'bell del c1 bad fffe fdd0'],
    ['cafe\u0301', 'café'],
    ['a &amp; b', 'a &amp; b'],
    ['他说 "好"', '他说 "好"'],
    ['', '(无题)'],
    [' \u200b\ufeff\n', '(无题)'],
  ])('%j', (raw, title) => {
    expect(postTitle(raw)).toBe(title);
  });

  it('changes nothing when applied twice', () => {
    assert(
      property(anyText, (raw) => {
        expect(postTitle(postTitle(raw))).toBe(postTitle(raw));
      }),
    );
  });
});

describe('linkText', () => {
  it.each([
    ['a [b] c', 'a &#91;b&#93; c'],
    ['x]: y', 'x&#93;: y'],
    ['*[H]: x', '&#42;&#91;H&#93;: x'],
    ['^foo', '&#94;foo'],
    ['a](http://evil.example)', 'a&#93;(http://evil.example)'],
    ['_b_ `c` ~~d~~', '&#95;b&#95; &#96;c&#96; &#126;&#126;d&#126;&#126;'],
    ['$5 $$e$$', '$5 &#36;&#36;e&#36;&#36;'],
    ['{{ x }} {% y %} a|b', '&#123;&#123; x &#125;&#125; &#123;% y %&#125; a&#124;b'],
    ['a &amp; b & c', 'a &amp;amp; b &amp; c'],
    ['他说 "好"', '他说 "好"'],
  ])('%s', (title, text) => {
    expect(linkText(title)).toBe(text);
  });
});
