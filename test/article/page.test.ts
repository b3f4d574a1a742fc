import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
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

describe('a name that the bytes contradict', () => {
  const simplified = '港口的居民说，今年的冰比往年来得晚，渔民们在等待。'.repeat(20);
  const traditional = '港口的居民說，今年的冰比往年來得晚，漁民們在等待。'.repeat(20);
  const korean = '항구의 주민들은 올해 얼음이 예년보다 늦게 왔다고 말했다.'.repeat(40);
  const french = 'L’été dernier, les pêcheurs ont préféré rester à terre – déçus, le cœur lourd. '.repeat(30);
  const japanese = '港の住民は、今年の氷は例年より遅く来たと言い、漁師たちは待っている。'.repeat(20);
  /** Every byte of it in EUC-JP is one of EUC-KR too. */
  const otherJapanese = '渡し船は朝から動いた。委員会は古い橋を直すことを決めた。'.repeat(20);
  const russian = 'Жители порта говорят, что лёд пришёл позже обычного, и рыбаки ждут. '.repeat(20);
  const encoded = (text: string, encoding: string) => [...iconv.encode(text, encoding)];
  /** A byte that no encoding takes. */
  const wrong = [0xff, 0x20];
  const utf8 = 'text/html; charset=utf-8';

  it.each([
    ['utf-8', 'gbk', simplified, 'gb18030'],
    ['utf-8', 'big5', traditional, 'big5'],
    ['gbk', 'utf8', simplified, 'utf-8'],
    ['big5', 'utf8', traditional, 'utf-8'],
    ['gbk', 'big5', traditional, 'big5'],
    ['big5', 'gbk', simplified, 'gb18030'],
  ])('%s, but it is %s, with a wrong byte', (name, real, text, encoding) => {
    const page = openPage(wrap([...encoded(text, real), ...wrong]), `text/html; charset=${name}`);
    expect(page.encoding).toBe(encoding);
    expect(textIn(page)).toContain(text);
  });

  it('is found out without a name, too', () => {
    expect(openPage(wrap(encoded(traditional, 'big5')), null).encoding).toBe('big5');
    expect(openPage(wrap(encoded(simplified, 'gbk')), null).encoding).toBe('gb18030');
  });

  it('is believed in spite of a few wrong bytes', () => {
    const spoiled = Array.from({ length: 12 }, () => [...encoded(simplified, 'utf8'), ...wrong]).flat();
    const page = openPage(wrap(spoiled), utf8);
    expect(page.encoding).toBe('utf-8');
    expect(textIn(page).replaceAll('\ufffd ', '')).toBe(simplified.repeat(12));
    expect(openPage(wrap([...encoded(simplified, 'gbk'), ...wrong]), 'text/html; charset=gbk').encoding).toBe(
      'gbk',
    );
  });

  it('is believed for a text of rare characters', () => {
    const names = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'.repeat(20);
    const page = openPage(wrap(encoded(names, 'gbk')), 'text/html; charset=gbk');
    expect([page.encoding, textIn(page)]).toEqual(['gbk', names]);
  });

  const refusal = (inner: readonly number[], type: string | null) => () =>
    extractArticle(openPage(wrap(inner), type), { source: 'x', url: 'https://example.org/a', rules: null });

  it.each([
    ['euc-kr', korean],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['euc-jp', otherJapanese],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['windows-1252', french],
  ])('%s shows by its script, named wrongly or not at all', (encoding, text) => {
    for (const type of [utf8, null]) {
      const page = openPage(wrap(encoded(text, encoding)), type);
      expect([page.encoding, textIn(page)]).toEqual([encoding, text]);
    }
  });

  it.each(['iso-8859-1', 'windows-1251'])('UTF-8 is no %s, whatever the server says', (name) => {
    const page = openPage(wrap(encoded(simplified, 'utf8')), `text/html; charset=${name}`);
    expect([page.encoding, textIn(page)]).toEqual(['utf-8', simplified]);
  });

  it.each([
    ['chance', Array.from({ length: 2000 }, (_, index) => 128 + ((index * index * 31 + index * 17) % 128))],
  ])('leaves %s bytes to nobody: they are no article', (_, inner) => {
    expect(openPage(wrap(inner), utf8).encoding).toBe('utf-8');
    expect(refusal(inner, utf8)).toThrow(
      'https://example.org/a cannot be decoded: no encoding fits its bytes.',
    );
    expect(refusal(inner, utf8)).toThrow(ArticleError);
  });

  it('does not refuse an article for single wrong bytes', () => {
    expect(refusal([...encoded(simplified, 'utf8'), ...wrong], utf8)).not.toThrow();
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
      'https://example.org/a is too large or too deep to be an article (more than 60000 elements).',
    );
  });

  it.each([
    ['a text of five megabytes', `<p>${'字'.repeat(1_700_000)}`],
    ['3,000 levels', `${'<div>'.repeat(3000)}底`],
    ['a picture inside the address', `<img src="data:image/png;base64,${'A'.repeat(500_000)}">`],
  ])('but not %s', (_name, html) => {
    expect(openPage(bytes(html), 'text/html; charset=utf-8').complexity).toBeNull();
  });
});
