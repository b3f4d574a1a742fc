import { describe, expect, it } from 'vitest';
import { isChallenge } from '../../src/article/challenge.ts';
import { largestImage, parseSrcset, widthReader } from '../../src/article/image-candidates.ts';
import { readLinkedData as readAll } from '../../src/article/json-ld.ts';
import { findLeadImage } from '../../src/article/lead-image.ts';
import { readMetadata } from '../../src/article/metadata.ts';
import { cleanTitle } from '../../src/article/title.ts';
import { parseDocument, parseFragment } from '../../src/core/html.ts';
import { rfi } from './fixtures.ts';

const ld = (...scripts: readonly string[]) =>
  parseDocument(scripts.map((text) => `<script type="application/ld+json">${text}</script>`).join(''));
const readLinkedData = (
  tree: ReturnType<typeof ld>,
  page: Parameters<typeof readAll>[1] = { url: null, titles: [] },
) => readAll(tree, page);
const version = rfi.versions.at(-1) ?? null;

describe('JSON-LD', () => {
  it('reads each script alone: a broken one spoils no other', () => {
    const data = readLinkedData(
      ld('{"@type":"NewsArticle","headline":', '{"@type":"NewsArticle","headline":"甲"}'),
    );
    expect(data.headline).toBe('甲');
    expect(data.broken).toBe(1);
  });

  it.each([
    ['an array', '[{"@type":"BreadcrumbList"},{"@type":"NewsArticle","headline":"甲"}]'],
    ['a graph', '{"@graph":[{"@type":"WebPage","name":"页"},{"@type":["Thing","Article"],"headline":"甲"}]}'],
    ['a main entity', '{"@type":"WebPage","name":"页","mainEntity":{"@type":"NewsArticle","headline":"甲"}}'],
    ['a comment', '<!-- {"@type":"NewsArticle","headline":"甲"} -->'],
    ['a CDATA section', '\n//<![CDATA[\n{"@type":"NewsArticle","headline":"甲"}\n//]]>\n'],
    ['a CDATA section in comments', '/*<![CDATA[*/{"@type":"NewsArticle","headline":"甲"}/*]]>*/'],
    ['line breaks inside a string', '{"@type":"NewsArticle","headline":"甲\n","x":"a\nb"}'],
  ])('finds the article in %s', (_name, text) => {
    expect(readLinkedData(ld(text)).headline).toBe('甲');
  });

  it('follows lists in lists as deep as they go', () => {
    const deep = `${'['.repeat(200_000)}"甲"${']'.repeat(200_000)}`;
    const data = readLinkedData(ld(`{"@type":"NewsArticle","headline":${deep},"keywords":[${deep}]}`));
    expect(data.headline).toBe('甲');
    expect(data.tags).toEqual(['甲']);
  });

  it('prefers the text to the film on one page', () => {
    const data = readLinkedData(
      ld('{"@type":"VideoObject","name":"片"}', '{"@type":"NewsArticle","headline":"文"}'),
    );
    expect(data.headline).toBe('文');
  });

  it('of several articles takes the one of this page, by its address', () => {
    const data = readLinkedData(
      ld(
        '{"@type":"NewsArticle","headline":"别的","url":"https://news.example/b","datePublished":"2020-01-01"}',
        '{"@type":"NewsArticle","headline":"本文","mainEntityOfPage":{"@id":"http://news.example/a/"}}',
      ),
      { url: 'https://news.example/a', titles: [] },
    );
    expect(data.headline).toBe('本文');
    // What the other article says is not this one's.
    expect(data.published).toBeNull();
  });

  it('or by its title, whatever the site puts after it', () => {
    const data = readLinkedData(
      ld(
        '{"@type":"NewsArticle","headline":"别的报道"}',
        '{"@type":"NewsArticle","headline":"渡轮复航"}',
        '{"@type":"VideoObject","name":"渡轮复航","uploadDate":"2020-01-01"}',
      ),
      { url: null, titles: ['渡轮复航 - 某站'] },
    );
    expect(data.headline).toBe('渡轮复航');
    expect(data.published).toBe('2020-01-01');
  });

  it('reads authors and keywords in their forms', () => {
    const data = readLinkedData(
      ld('{"@type":"NewsArticle","author":[{"name":"甲"},{"name":"乙"},"丙"],"keywords":"一, 二，三"}'),
    );
    expect(data.author).toBe('甲、乙、丙');
    expect(data.tags).toEqual(['一', '二', '三']);
  });

  it.each(['null', '1', '"x"', '[[[[[[{"@type":"NewsArticle","headline":"深"}]]]]]]', '{"@type":{}}', ''])(
    'is not thrown by %s',
    (text) => {
      expect(readLinkedData(ld(text)).headline).toBeNull();
    },
  );
});

describe('dates', () => {
  const page = (head: string, body = '') =>
    readMetadata(parseDocument(`<head>${head}</head><body>${body}`), { url: null, rules: rfi, version });
  const printed =
    '<p class="m-pub-dates"><span class="m-pub-dates__date">发表时间： <time datetime="2020-08-21T23:18:00+00:00">22/08/2020 - 01:18</time></span></p>';

  it('takes the head’s before the page’s', () => {
    const facts = page('<meta property="article:published_time" content="2020-08-21T20:00:00Z">', printed);
    expect(facts.published?.toISOString()).toBe('2020-08-21T20:00:00.000Z');
    expect(facts.dateSource).toBe('metadata');
    expect(facts.printedDate).toBe('22/08/2020 - 01:18');
  });

  it('takes the machine’s date of the page otherwise', () => {
    const facts = page('', printed);
    expect(facts.published?.toISOString()).toBe('2020-08-21T23:18:00.000Z');
    expect(facts.dateSource).toBe('time');
  });

  it('keeps all that the page gives, and says when they speak of different days', () => {
    const facts = page(
      '<meta property="article:published_time" content="2020-08-18T20:00:00Z"><meta itemprop="datePublished" content="2020-08-18T21:00:00Z">',
      printed,
    );
    expect(facts.dates.map(({ date, source }) => [date.toISOString(), source])).toEqual([
      ['2020-08-18T20:00:00.000Z', 'metadata'],
      ['2020-08-18T21:00:00.000Z', 'metadata'],
      ['2020-08-21T23:18:00.000Z', 'time'],
    ]);
    expect(facts.warnings).toEqual([
      'article:published_time says 2020-08-18T20:00:00.000Z and time[datetime] 2020-08-21T23:18:00.000Z: the former was taken',
    ]);
  });

  it('a wrong date is no date', () => {
    expect(page('<meta property="article:published_time" content="soon">').published).toBeNull();
    expect(page('').dateSource).toBeNull();
  });

  it('prints a date without its label', () => {
    const bare =
      '<p class="m-pub-dates"><span class="m-pub-dates__date">Publié le : 22/08/2020 - 01:18</span></p>';
    expect(page('', bare).printedDate).toBe('22/08/2020 - 01:18');
  });
});

describe('titles', () => {
  it.each([
    ['港口结冰 – 法国国际广播电台 - RFI', '港口结冰'],
    ['港口結冰 – 法國國際廣播電台 - RFI', '港口結冰'],
    ['港口结冰 - RFI', '港口结冰'],
    ['港口结冰 - 要闻解说', '港口结冰 - 要闻解说'],
    ['谈&quot;RFI&quot;  的报道', '谈"RFI" 的报道'],
    [' - RFI', null],
  ])('%s', (text, expected) => {
    expect(cleanTitle(text, rfi.titleBoilerplate)).toBe(expected);
  });
});

describe('pictures', () => {
  const widthOf = widthReader(rfi.imageWidth);
  const largest = (html: string) => largestImage(parseFragment(html), widthOf);

  it.each([
    [
      'a.jpg 310w, b.jpg 720w',
      [
        ['a.jpg', 310],
        ['b.jpg', 720],
      ],
    ],
    [
      'a.jpg 310w,b.jpg 720w',
      [
        ['a.jpg', 310],
        ['b.jpg', 720],
      ],
    ],
    [
      '/a,b.jpg 1x, /c.jpg 2x',
      [
        ['/a,b.jpg', 1],
        ['/c.jpg', 2],
      ],
    ],
    ['a.jpg', [['a.jpg', 0]]],
    [' , ', []],
  ])('srcset %j', (text, expected) => {
    expect(parseSrcset(text).map(({ address, width }) => [address, width])).toEqual(expected);
  });

  it('takes a million commas for what they are', () => {
    const commas = ','.repeat(1_000_000);
    expect(parseSrcset(`${commas}a${commas}b${commas} 2w`)).toEqual([{ address: `a${commas}b`, width: 2 }]);
  });

  it.each([
    ['the only one', '<img src="/w:310/a.jpg">', '/w:310/a.jpg'],
    [
      'the largest of all places',
      '<picture><source srcset="/w:980/a.jpg 980w"><img src="/w:310/a.jpg" data-srcset="/w:1280/a.jpg 1280w"></picture>',
      '/w:1280/a.jpg',
    ],
    [
      'of equals, the img src',
      '<picture><source srcset="/w:310/a.webp 310w"><img src="/w:310/a.jpg"></picture>',
      '/w:310/a.jpg',
    ],
    [
      'a width that only the address tells',
      '<img src="/w:1280/a.jpg" srcset="/w:310/a.jpg 310w">',
      '/w:1280/a.jpg',
    ],
    [
      'never a placeholder',
      '<img src="data:image/gif;base64,AA"><noscript><img src="/a.jpg"></noscript>',
      '/a.jpg',
    ],
    [
      'an address in parts',
      `<img data-image-dataset='{"url":"https:\\/\\/x.example\\/1\\/","filename":"a.jpg","displayFormat":"16x9"}'>`,
      'https://x.example/1/w:1024/p:16x9/a.jpg',
    ],
    [
      'no source of a film',
      '<video><source src="/a.mp4" srcset="/b 900w"></video><img src="/c.jpg">',
      '/c.jpg',
    ],
    ['nothing', '<img data-image-dataset="{"><p>x</p>', null],
  ])('%s', (_name, html, expected) => {
    expect(largest(html)).toBe(expected);
  });

  const lead = (html: string, shareImages: readonly string[]) =>
    findLeadImage({
      tree: parseDocument(html),
      rules: rfi,
      version,
      shareImages,
      baseUrl: 'https://www.rfi.fr/cn/a/',
    });
  const logo = 'https://static.rfi.fr/meta_og_twcards/RFI_CN.png';

  it('the site’s logo is no picture', () => {
    expect(lead('', [logo])).toBeNull();
    expect(
      lead(`<div class="t-content__main-media"><figure><img src="${logo}"></figure></div>`, [logo]),
    ).toBeNull();
    expect(lead('', [logo, 'https://s.rfi.fr/x.jpg'])?.url).toBe('https://s.rfi.fr/x.jpg');
  });

  it('an absolute address is never rewritten, a relative one is resolved', () => {
    const figure = (src: string) =>
      `<div class="t-content__main-media"><figure><img src="${src}"></figure></div>`;
    expect(lead(figure('https://s.rfi.fr/图/w:310/A B.jpg'.replace(' ', '%20')), [])?.url).toBe(
      'https://s.rfi.fr/图/w:310/A%20B.jpg',
    );
    expect(lead(figure('b.jpg'), [])?.url).toBe('https://www.rfi.fr/cn/a/b.jpg');
    expect(lead(figure('//s.rfi.fr/b.jpg'), [])?.url).toBe('https://s.rfi.fr/b.jpg');
  });
});

describe('challenges', () => {
  it.each([
    '<title>Just a moment...</title><p>x',
    '<title>Access denied</title>',
    '<title>x</title><script src="/cdn-cgi/challenge-platform/h/b.js"></script>',
    '<title>x</title><div id="px-captcha"></div>',
    '<title>x</title><iframe src="/_Incapsula_Resource?x=1"></iframe>',
    '<title>x</title><div class="consent-wall">Accept</div>',
  ])('%s', (html) => {
    expect(isChallenge(parseDocument(html))).toBe(true);
  });

  it('is no page with much to say that loads such a script', () => {
    const html = `<title>x</title><div id="didomi-notice"></div><p>${'字'.repeat(2000)}</p>`;
    expect(isChallenge(parseDocument(html))).toBe(false);
  });

  it('is no ordinary short page', () => {
    expect(isChallenge(parseDocument('<title>短讯</title><p>一句话。</p>'))).toBe(false);
  });
});
