import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const bytes = readFileSync(new URL('fixtures/news.xml', import.meta.url));

describe('a news feed as the first source writes it', () => {
  it('is read without repair', async () => {
    const feed = await read(bytes, { contentType: 'application/rss+xml; charset=utf-8' });
    expect({ ...feed, entries: feed.entries.length }).toEqual({
      format: 'rss',
      encoding: 'utf-8',
      repairs: [],
      title: '示例台 - 示例国际广播电台',
      link: 'https://news.example.org/cn/',
      language: 'zh-CN',
      updated: new Date('2024-03-26T16:50:03Z'),
      entries: 3,
      dropped: [],
      warnings: [],
    });
  });

  it('gives an article with all its fields', async () => {
    const feed = await read(bytes);
    expect(feed.entries[0]).toEqual({
      id: '8f1c2d34-eb7e-11ee-9b1a-005056a97e36',
      title: '河边小镇重开百年图书馆 居民排队借书',
      link: 'https://news.example.org/cn/%E6%B3%95%E5%9B%BD/20240326-%E6%B2%B3%E8%BE%B9%E5%B0%8F%E9%95%87',
      author: '林小雨',
      published: new Date('2024-03-26T16:46:32Z'),
      updated: null,
      summary: '一座河边小镇的图书馆在修缮三年后重新开放，首日有四百人借书。',
      content: null,
      categories: ['法国'],
      isTitleMade: false,
      enclosures: [],
      image:
        'https://img.example.org/media/display/8f1c2d34-eb7e-11ee-9b1a-005056a97e36/w:1024/p:16x9/library.jpg',
    });
  });

  it('decodes a twice-encoded title and keeps link and guid as given', async () => {
    const feed = await read(bytes);
    expect(feed.entries[1]?.title).toBe('渔民说"海水更清了" – 示例国际广播电台 - 示例台');
    expect(feed.entries[1]?.link).toBe('http://news.example.org//cn/contenu/20240326-%E6%B8%94%E6%B0%91');
    expect(feed.entries[1]?.id).toBe('http://news.example.org//cn/contenu/20240326-%E6%B8%94%E6%B0%91');
  });

  it('has null for what is empty, and the enclosure of a broadcast', async () => {
    const feed = await read(bytes);
    expect(feed.entries[2]).toMatchObject({
      id: 'opaque-3',
      author: null,
      summary: null,
      categories: [],
      image: null,
      enclosures: [
        { url: 'https://aod.example.org/audio/20240326.mp3', type: 'audio/mpeg', length: 14_400_321 },
      ],
    });
  });
});
