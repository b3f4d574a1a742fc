// Bytes that are text in more than one encoding.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../src/feed/decode.ts';

const feed = (text: string, label: string | null = null): string =>
  `<?xml version="1.0"${label === null ? '' : ` encoding="${label}"`}?><rss><channel><item><title>${text}</title></item></channel></rss>`;

describe('bytes without a label', () => {
  it.each([
    ['gbk', '朱镕基', 'gb18030'],
    ['gbk', '朱镕基在上海看新的渡轮，居民说：“好。”', 'gb18030'],
    ['gbk', '北京', 'gb18030'],
    ['gbk', '饕餮', 'gb18030'],
    ['gbk', '未映沿', 'gb18030'],
    ['gbk', '小镇 library 重开', 'gb18030'],
    ['big5', '河邊小鎮重開百年圖書館，居民排隊借書', 'big5'],
    ['big5', '香港新聞', 'big5'],
    ['windows-1252', 'une matinée à Orléans, l’été', 'windows-1252'],
    ['windows-1252', 'Straße über Köln', 'windows-1252'],
    ['windows-1252', 'ÉTÉ À ÂGÉ', 'windows-1252'],
  ])('in %s: %s', (written, text, encoding) => {
    const bytes = iconv.encode(feed(text), written);
    expect(decodeFeed(bytes, null)).toEqual({ text: feed(text), encoding, repairs: [] });
  });
});

describe('a short text with a Chinese label', () => {
  const words = [
    '中国',
    '新闻',
    '北京',
    '上海',
    '你好',
    '今天',
    '法国',
    '图书馆',
    '朱镕基',
    '渡轮',
    '猫',
    '小山',
    '全国',
  ];
  const more = [
    '强',
    '前台',
    '台前',
    '战前',
    '茅',
    '女强',
    '小牛',
    '山',
    '中',
    'T恤',
    '卡拉OK',
    '模',
    '研学',
    '优先',
  ];

  it.each([...words, ...more])('in GBK is read as GBK: %s', (word) => {
    const bytes = iconv.encode(feed(word, 'gbk'), 'gbk');
    expect(decodeFeed(bytes, null)).toEqual({ text: feed(word, 'gbk'), encoding: 'gb18030', repairs: [] });
  });

  it.each([
    ...words.filter((word) => word.length > 1),
    '中a',
    '“好”',
    'café',
    'été',
    'It’s',
    'Orléans à l’été',
  ])('in UTF-8 is read as UTF-8: %s', (word) => {
    const bytes = Buffer.from(feed(word, 'gb2312'));
    expect(decodeFeed(bytes, null)).toEqual({ text: feed(word, 'gb2312'), encoding: 'utf-8', repairs: [] });
  });

  it.each(['新聞', '香港', '圖書'])('is told apart in Big5 too: %s', (word) => {
    expect(decodeFeed(iconv.encode(feed(word, 'big5'), 'big5'), null).encoding).toBe('big5');
    expect(decodeFeed(Buffer.from(feed(word, 'big5')), null).encoding).toBe('utf-8');
  });
});
