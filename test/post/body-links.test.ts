import { describe, expect, it } from 'vitest';
import type { SafeHtml } from '../../src/core/types.ts';
import { attributeText, bodyLinks, withBodyLinks } from '../../src/post/body-links.ts';
import { renderPost } from '../../src/post/render.ts';

function post(html: string): string {
  return renderPost({
    title: '河港城 <a href="https://title.example/">',
    publishedAt: new Date('2026-03-01T09:12:00Z'),
    author: '示例',
    url: 'https://news.example/cn/1?a=1&b={2}',
    tags: [],
    modifiedAt: null,
    categories: [],
    frontMatter: [['note', '<a href="https://note.example/">']],
    language: 'zh-Hans',
    body: {
      kind: 'article',
      printedDate: null,
      image: null,
      standfirst: null,
      credit: null,
      html: html as SafeHtml,
    },
  });
}

const text = post(
  '<p>见<a href="https://news.example/cn/2?x=1&amp;y={z}" title="a">此文</a>和<a href="http://other.example/#f">彼文</a></p>' +
    '<pre>&lt;a href="https://code.example/"&gt;</pre><p>又<a href="https://news.example/cn/2?x=1&amp;y={z}">一次</a></p>',
);

describe('bodyLinks', () => {
  it('finds the links of the body alone, as they are spelled', () => {
    expect(bodyLinks(text)).toEqual([
      'https://news.example/cn/2?x=1&amp;y=%7Bz%7D',
      'http://other.example/#f',
      'https://news.example/cn/2?x=1&amp;y=%7Bz%7D',
    ]);
    expect(bodyLinks(text.replaceAll('\n', '\r\n'))).toEqual(bodyLinks(text));
  });

  it('knows nothing of a post of another form', () => {
    expect(bodyLinks('---\ntitle: x\n---\n<div>\n<a href="https://a.example/">x</a>\n</div>\n')).toBeNull();
    expect(bodyLinks(text.replace('<!--', '<!-- '))).toBeNull();
  });
});

describe('withBodyLinks', () => {
  it('changes those addresses and not a byte else, and back again', () => {
    const changed = withBodyLinks(text, new Map([[2, '/2026/a.html#f']]));
    expect(changed.split('\n').filter((line, index) => line !== text.split('\n')[index])).toHaveLength(1);
    expect(bodyLinks(changed)).toEqual([...(bodyLinks(text) ?? []).slice(0, 2), '/2026/a.html#f']);
    expect(changed).toContain('<a href="/2026/a.html#f">一次</a>');
    const back = withBodyLinks(changed, new Map([[2, bodyLinks(text)?.[2] ?? '']]));
    expect(back).toBe(text);
  });

  it('keeps the line ends of a checkout, and leaves other posts alone', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const changed = withBodyLinks(crlf, new Map([[0, '/a']]));
    expect(changed.replaceAll('\r\n', '\n')).toBe(withBodyLinks(text, new Map([[0, '/a']])));
    expect(withBodyLinks('<a href="x">', new Map([[0, '/a']]))).toBe('<a href="x">');
  });
});

it('takes no time over a link line without an end', () => {
  expect(bodyLinks(`---\na: b\n---\n<!--1-->\n${'[](a'.repeat(50_000)}\n------\n\n<div>\n`)).toBeNull();
});

it('attributeText reads the references that a post holds', () => {
  expect(attributeText('a&amp;b&#123;c&#125;&quot;&lt;&gt;&copy;&#9999999;')).toBe(
    'a&b{c}"<>&copy;&#9999999;',
  );
});
