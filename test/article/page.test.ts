import { describe, expect, it } from 'vitest';
import { complexityOf } from '../../src/article/complexity.ts';
import { extractArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
import { ArticleError } from '../../src/core/errors.ts';
import { select, textOf } from '../../src/core/html.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textIn = (page: ReturnType<typeof openPage>) => select(page.tree(), 'p').map(textOf).join('');
/** 汉字 in three encodings. */
const gbk = [0xba, 0xba, 0xd7, 0xd6];
const big5 = [0xba, 0x7e, 0xa6, 0x72];
const wrap = (inner: readonly number[], head = '') =>
  Uint8Array.from([...bytes(`${head}<p>`), ...inner, ...bytes('</p>')]);

describe('decoding', () => {
  it('believes the header', () => {
    expect(textIn(openPage(wrap(gbk), 'text/html; charset=GBK'))).toBe('汉字');
    expect(textIn(openPage(wrap(big5), 'text/html; charset="big5"'))).toBe('漢字');
  });

  it('then the page', () => {
    expect(textIn(openPage(wrap(gbk, '<meta charset="gb2312">'), 'text/html'))).toBe('汉字');
    const old = '<meta http-equiv="Content-Type" content="text/html; charset=big5">';
    expect(textIn(openPage(wrap(big5, old), null))).toBe('漢字');
  });

  it('does not believe a header that the bytes contradict', () => {
    const page = openPage(wrap(gbk, '<meta charset="gbk">'), 'text/html; charset=utf-8');
    expect(textIn(page)).toBe('汉字');
    expect(page.encoding).toBe('gbk');
  });

  it('takes UTF-8 when nothing is said, and Chinese bytes for what they are', () => {
    expect(openPage(bytes('<p>汉字</p>'), null).encoding).toBe('utf-8');
    expect(textIn(openPage(wrap(gbk), null))).toBe('汉字');
  });

  it('obeys a byte order mark before all', () => {
    const page = openPage(
      Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('<p>é</p>')]),
      'text/html; charset=gbk',
    );
    expect(textIn(page)).toBe('é');
  });

  it('ignores names that are none', () => {
    expect(textIn(openPage(bytes('<p>汉字</p>'), 'text/html; charset=klingon'))).toBe('汉字');
  });
});

describe('the canonical address', () => {
  it.each([
    ['<link rel="canonical" href="https://example.org/a">', 'https://example.org/a'],
    ['<link rel="Canonical" href=" https://example.org/a ">', 'https://example.org/a'],
    ['<meta property="og:url" content="https://example.org/b">', 'https://example.org/b'],
    [
      '<meta property="og:url" content="https://example.org/b"><link rel=canonical href="https://example.org/a">',
      'https://example.org/a',
    ],
    [
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://example.org/b">',
      'https://example.org/b',
    ],
    ['<link rel="canonical" href="/relative">', null],
    ['', null],
  ])('%s', (head, expected) => {
    expect(openPage(bytes(`<html><head>${head}</head></html>`), null).canonical).toBe(expected);
  });
});

describe('a page beyond all measure', () => {
  const monster = `<head><link rel="canonical" href="https://example.org/a"></head>${'<b></b>'.repeat(200_000)}`;

  it('still tells its address', () => {
    expect(openPage(bytes(monster), null).canonical).toBe('https://example.org/a');
  });

  it('is refused with one clear sentence', () => {
    const extract = () =>
      extractArticle(openPage(bytes(monster), null), {
        source: 'x',
        url: 'https://example.org/a',
        rules: null,
      });
    expect(extract).toThrow(ArticleError);
    expect(extract).toThrow(
      'https://example.org/a is too large or too deep to be an article (more than 100000 elements).',
    );
  });

  it.each([
    ['depth', '<div>'.repeat(6000), 'more than 5000 open elements'],
    ['attributes', `<p ${'a=1 '.repeat(6000)}>`, 'an element with more than 5000 attributes'],
    ['length', 'x'.repeat(8_000_001), 'more than 8000000 characters'],
  ])('by its %s', (_name, html, detail) => {
    expect(complexityOf(html)).toBe(detail);
  });

  it.each([
    ['a text of five megabytes', `<p>${'字'.repeat(1_700_000)}`],
    ['3,000 levels', `${'<div>'.repeat(3000)}底`],
    ['a picture inside the address', `<img src="data:image/png;base64,${'A'.repeat(500_000)}">`],
  ])('but not %s', (_name, html) => {
    expect(complexityOf(html)).toBeNull();
  });
});
