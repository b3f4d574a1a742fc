import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../src/feed/decode.ts';
import { read } from './reading.ts';

const chinese = '河边小镇重开百年图书馆，居民排队借书';
const xml = (encoding: string | null, text: string): string =>
  `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?><rss version="2.0"><channel><item><title>${text}</title></item></channel></rss>`;

describe('decodeFeed', () => {
  it.each([
    // written in, declared, header charset, text, read as
    ['utf-8', 'utf-8', null, chinese, 'utf-8'],
    ['utf-8', null, null, chinese, 'utf-8'],
    ['utf-8', 'gb2312', null, chinese, 'utf-8'],
    ['utf-8', 'utf-8', 'gbk', chinese, 'utf-8'],
    ['utf-8', 'utf-8', 'iso-8859-1', 'café', 'utf-8'],
    ['utf-8', 'iso-8859-1', null, 'l’été', 'utf-8'],
    ['gbk', 'gbk', null, chinese, 'gb18030'],
    ['gbk', 'gb2312', null, `${chinese}镕`, 'gb18030'],
    ['gbk', null, 'gbk', chinese, 'gb18030'],
    ['gbk', 'utf-8', 'GBK', chinese, 'gb18030'],
    ['gbk', 'gbk', 'utf-8', chinese, 'gb18030'],
    ['gbk', 'utf-8', null, chinese, 'gb18030'],
    ['gbk', null, null, chinese, 'gb18030'],
    ['gb18030', 'gb18030', null, `${chinese}㐀𠀀`, 'gb18030'],
    ['big5', 'big5', null, '河邊小鎮重開百年圖書館', 'big5'],
    ['windows-1252', 'iso-8859-1', null, 'l’été à 5 €', 'windows-1252'],
    ['windows-1252', null, null, 'une matinée à Orléans', 'windows-1252'],
    ['windows-1251', 'windows-1251', null, 'Новости', 'windows-1251'],
    ['shift_jis', 'Shift_JIS', null, '図書館のニュース', 'shift_jis'],
    ['euc-kr', 'euc-kr', null, '도서관 소식', 'euc-kr'],
    ['utf-16le', 'utf-16', null, chinese, 'utf-16le'],
    ['utf-16be', 'utf-16', null, chinese, 'utf-16be'],
    ['utf-8', 'no-such-charset', 'x-unknown', chinese, 'utf-8'],
    ['utf-8', 'base64', null, chinese, 'utf-8'],
    ['utf-8', 'utf-16', null, chinese, 'utf-8'],
  ])('%s declared as %s, header %s', (written, declared, header, text, encoding) => {
    const bytes = iconv.encode(xml(declared, text), written);
    const contentType = header === null ? null : `application/rss+xml; charset="${header}"`;
    expect(decodeFeed(bytes, contentType)).toEqual({ text: xml(declared, text), encoding, repairs: [] });
  });

  it.each([
    ['utf-8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-32le', 'utf-32le'],
    ['utf-32be', 'utf-32be'],
  ])('believes the byte order mark of %s', (written, encoding) => {
    const bytes = iconv.encode(xml('gbk', chinese), written, { addBOM: true });
    expect(decodeFeed(bytes, 'text/xml; charset=big5')).toEqual({
      text: xml('gbk', chinese),
      encoding,
      repairs: [],
    });
  });

  it('keeps UTF-8 with one broken character, and says so', () => {
    const whole = iconv.encode(xml('utf-8', chinese), 'utf-8');
    const broken = Uint8Array.from(whole).map((byte, at) => (at === whole.indexOf(0xe8) ? 0x41 : byte));
    const decoded = decodeFeed(broken, null);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.repairs).toEqual(['invalid-bytes']);
    expect(decoded.text).toContain('小镇重开百年图书馆，居民排队借书');
  });

  it('reads a feed in GBK whole', async () => {
    const feed = await read(iconv.encode(xml('gbk', chinese), 'gbk'), {
      contentType: 'text/xml; charset=gbk',
    });
    expect(feed).toMatchObject({ encoding: 'gb18030', repairs: [] });
    expect(feed.entries[0]?.title).toBe(chinese);
  });
});
