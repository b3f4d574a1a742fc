import { describe, expect, it } from 'vitest';
import { postLanguage } from '../../src/config/languages.ts';
import { closest } from '../../src/config/suggest.ts';
import { parseDuration, parseSize } from '../../src/config/units.ts';

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['5s', 5000],
    ['30m', 1_800_000],
    ['24h', 86_400_000],
    ['2d', 172_800_000],
    ['1.5h', 5_400_000],
    [' 5 s ', 5000],
    ['0s', 0],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', 's', '-5s', '5 minutes', '1h30m', '5S', '1e3s', '.5s', '9999999999999999d'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

describe('parseSize', () => {
  it.each([
    ['800B', 800],
    ['2kB', 2000],
    ['15MB', 15_000_000],
    ['1.5GB', 1_500_000_000],
    ['1MiB', 1_048_576],
    ['2 TiB', 2_199_023_255_552],
  ])('%s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', '15', 'MB', '15mb', '15Mb', '-1MB', '5 gigs'])('refuses %j', (text) => {
    expect(parseSize(text)).toBeNull();
  });
});

describe('postLanguage', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh_TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['ZH-HANS', 'zh-Hans'],
    ['fr-CA', 'fr'],
    ['en', 'en'],
  ])('%s is %s', (tag, language) => {
    expect(postLanguage(tag)).toBe(language);
  });

  it.each(['', 'es', 'zhx', 'french', 'constructor'])('knows no %j', (tag) => {
    expect(postLanguage(tag)).toBeNull();
  });
});

describe('closest', () => {
  const keys = ['feeds', 'language', 'log', 'media', 'maxBytes'];

  it.each([
    ['feed', 'feeds'],
    ['langauge', 'language'],
    ['maxbytes', 'maxBytes'],
    ['lgo', 'log'],
  ])('%s means %s', (word, meant) => {
    expect(closest(word, keys)).toBe(meant);
  });

  it('suggests nothing for a word that is far from all, or absurdly long', () => {
    expect(closest('database', keys)).toBeNull();
    expect(closest('x', keys)).toBeNull();
    expect(closest('feeds'.repeat(1000), keys)).toBeNull();
  });
});
