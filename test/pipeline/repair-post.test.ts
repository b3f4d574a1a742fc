import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCommonRules, loadSiteRules, siteFolders } from '../../src/config/sites.ts';
import type { SafeHtml } from '../../src/core/types.ts';
import { repairPost } from '../../src/pipeline/repair-post.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { type Kind, predecessorBlog } from './predecessor-blog.ts';

const folders = siteFolders(null);
const common = await loadCommonRules(folders);
const about = {
  url: 'https://www.rfi.fr/cn/国际/20200821-灯塔',
  rules: await loadSiteRules('rfi', folders),
  common,
  embeds: 'iframe',
} as const;

const head =
  '---\nlayout: post\ntitle: "灯塔"\n---\n<!--1598054230000-->\n[灯塔](https://www.rfi.fr/cn/x)\n------\n\n<div>\n';
const top =
  '<div>22/08/2020 - 01:18</div><img src="https://s.rfi.fr/media/display/1/w:310/a.jpg"><p><strong>导语。</strong></p>';

const postOf = (body: string): string => `${head}${body}\n</div>\n`;

/** The new body, or what is said instead. */
function repaired(body: string, changes: Partial<Parameters<typeof repairPost>[1]> = {}): string {
  const found = repairPost(postOf(body), { ...about, ...changes });
  if (found.state === 'refused') return `refused: ${found.reason}`;
  return found.state === 'repaired' ? found.text.slice(head.length, -'\n</div>\n'.length) : found.state;
}

describe('a post made of a page as the site served it', () => {
  const fixtures = fileURLToPath(new URL('../article/fixtures', import.meta.url));
  it.each([
    ...[
      'interstitial-broken-tag-unclosed',
      'interstitial-july-2020',
      'interstitial-pieces',
      'interstitial-twice',
    ],
    ...[
      'interstitial-unclosed',
      'split-body',
      'split-body-asides',
      'split-body-broken-tag',
      'split-body-item-image',
    ],
    ...[
      'split-body-no-button',
      'split-body-no-remains-button',
      'adware',
      'audio',
      'audio-damaged',
      'figures',
    ],
    ...[
      'players',
      'quotes',
      'slideshow',
      'slideshow-damaged',
      'videos',
      'word-residue',
      'text-2022',
      'text-2025',
    ],
  ])('comes out as the article that the page gives: %s', (name) => {
    const page = readFileSync(join(fixtures, name, 'page.html'), 'utf8');
    const article: { url: string; html: string; credit: string | null } = JSON.parse(
      readFileSync(join(fixtures, name, 'article.json'), 'utf8'),
    );
    // What the feed service took: from the body to the end of the article, on one line.
    const [raw = ''] = /<div class="t-content__body[\s\S]*?(?=<\/article>)/.exec(page) ?? [];
    const credit = article.credit === null ? '' : `<p>${article.credit}</p>`;
    const wanted = serialiseBody(`<div>22/08/2020 - 01:18</div>${article.html}${credit}` as SafeHtml);
    const once = repaired(`<div>22/08/2020 - 01:18</div>${raw.replaceAll('\n', '')}`, { url: article.url });
    expect(once).toBe(wanted);
    expect(repaired(once, { url: article.url })).toBe('sound');
  });
});

describe('what is wrong with a post', () => {
  const wrong: readonly (readonly [Kind, readonly string[]])[] = [
    ['interstitial', ['<button>', 'interstitial']],
    ['cut-interstitial', ['<button>', 'block-ad', 'interstitial', 'unbalanced-tags', 'unlock-button']],
    ['promo', ['self-promo']],
    ['feed-tail', ['feed-service']],
    ['placeholder', ['<noscript>', 'placeholder-image']],
    ['script', ['<script>', 'adware']],
    ['liquid', ['live-liquid']],
    ['unclosed', ['unbalanced-tags']],
    ['logo', ['generic-image']],
  ];
  const files = [...predecessorBlog({ base: 'https://www.rfi.fr', count: 21, seed: 5, oneBrokenIn: 0 })];

  it.each(wrong)('is named, and mended for good: %s', (kind, rules) => {
    const text = Buffer.from(files.find((file) => file.kind === kind)?.bytes ?? []).toString();
    const found = repairPost(text, about);
    expect(found).toMatchObject({ state: 'repaired', rules });
    if (found.state !== 'repaired') return;
    expect(found.text).toMatch(
      /<div>\n<div>22\/08\/2020 - 01:18<\/div>(?:<img src="[^"]+">)?<p><strong>.*<\/p>\n<\/div>\n$/,
    );
    expect(found.text).not.toMatch(
      /m-interstitial|o-self-promo|获取更多|data:|noscript|script|\{\{|button|t-content|meta_og/,
    );
    const above = (one: string): string => one.slice(0, one.indexOf('<div>22/'));
    expect(above(found.text)).toBe(above(text));
    expect(repairPost(found.text, about)).toEqual({ state: 'sound' });
  });

  it('is not that it looks another way than ours: all others stay as they are', () => {
    const damaged = new Set<string>(wrong.map(([kind]) => kind));
    const others = files.filter(({ kind }) => !damaged.has(kind));
    const states = others.map(({ kind, bytes }) => [
      kind,
      repairPost(Buffer.from(bytes).toString(), about).state,
    ]);
    expect(states).toEqual(others.map(({ kind }) => [kind, kind === 'own' ? 'other-shape' : 'sound']));
  });
});

describe('a repair', () => {
  const junk = '<div class="o-self-promo"></div>';

  it('keeps all around the body to the byte: broken YAML, CRLF, byte order mark, a date that is none', () => {
    const before =
      '\ufeff---\r\ntitle: "a "b" \\d"\r\nauthor: @x: y\r\ndate: NaN\r\n\r\nweird\r\n---  \r\n<!--NaN-->\r\n[灯[塔](http://x.example/(a)\r\n------\r\n\r\n<div>\r\n';
    const found = repairPost(`${before}<p>一。</p>${junk}\r\n</div>\r\n\r\n`, about);
    expect(found).toMatchObject({ state: 'repaired', text: `${before}<p>一。</p>\r\n</div>\r\n\r\n` });
  });

  it('leaves the credit, links, emphasis and pictures of the text', () => {
    const text =
      '<p>一<em>二</em><a href="https://www.rfi.fr/cn/y">三</a></p><figure><img src="https://s.rfi.fr/b.jpg" alt="船"><figcaption>图说</figcaption></figure><p class="t-copyright">© 2020 AFP</p>';
    expect(repaired(`${top}<div class="t-content__body">${text}${junk}</div>`)).toBe(
      `${top}${text.replace(' class="t-copyright"', '')}`,
    );
  });

  it.each([
    ['Markdown', '---\ntitle: a\n---\n正文 <div class="o-self-promo"></div>\n'],
    ['no front matter', `<!--1-->\n[a](https://a.example/)\n------\n\n<div>\n${junk}\n</div>\n`],
    ['text of its owner under it', `${postOf(junk)}\n我的补充。\n`],
    [
      'text of its owner between two boxes',
      postOf(`<p>一。</p>\n</div>\n\n**我的**补充。\n\n<div>\n<p>二。</p>${junk}`),
    ],
    ['text of its owner above it', postOf(junk).replace('\n<div>\n', '\n我的话。\n\n<div>\n')],
  ])('does not touch another shape: %s', (_, text) => {
    expect(repairPost(text, about)).toEqual({ state: 'other-shape' });
  });

  it('is refused where a rule would take the article with it', () => {
    const swallowed = `<aside>${'<p>这一段话是文章的正文，不应该随着外框一起消失。</p>'.repeat(10)}</aside><p>尾声。</p>`;
    expect(repaired(`${top}${swallowed}`)).toMatch(/^refused: the rules would take 210 of its \d+ letters$/);
  });

  it('takes the tail of a feed service from posts of any site', () => {
    const tail = '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a></div>';
    const text = '<p>灯塔在雾里亮着，船只绕过礁石，慢慢驶进港口，码头上的人们挥手。</p>';
    expect(repaired(`${text}${tail}`, { rules: null })).toBe(text);
  });

  it('is refused where no rules say how to keep a frame', () => {
    const frame = '<p>一。</p><iframe src="https://maps.example/x"></iframe><script>1</script>';
    expect(repaired(frame, { rules: null })).toMatch(/^refused: a frame or player would be lost/);
    const titled = frame.replace('<iframe', '<iframe title="地图"');
    expect(repaired(titled)).toBe('<p>一。</p><p><a href="https://maps.example/x">地图</a></p>');
  });

  it('works without rules of a site, by what every post needs', () => {
    expect(repaired('<div><p>一<b>二</p></b><p>{% raw %}</div></div><p>三', { rules: null })).toBe(
      '<p>一<strong>二</strong></p><p>&#123;% raw %&#125;</p><p>三</p>',
    );
  });

  it('makes frames links where the feed wants links', () => {
    const film = `<p>一。</p><iframe src="https://www.youtube.com/embed/aBcDeFgHi01"></iframe>${junk}`;
    expect(repaired(film)).toContain('<iframe ');
    expect(repaired(film, { embeds: 'link' })).toMatch(
      /^<p>一。<\/p>.*<a href="https:\/\/www\.youtube\.com\/watch\?v=aBcDeFgHi01">/,
    );
  });
});

describe('words behind an end that is missing', () => {
  const before = '<p>港务局周三说，新的渡轮将于下月启航，往返各三次。</p>';
  const after = '<p>镇长昨天在码头宣布，沿线十二个村庄的居民都可以免费乘坐。</p>';
  const promo = '<div class="o-self-promo"></div>';

  it.each([
    ['a noscript shell', '<img src="data:image/gif;base64,R0"><noscript><img src="https://s.rfi.fr/a.jpg">'],
    ['a button', '<button class="m-main-media-btn"><span><svg></svg></span>'],
    ['a button that no rule takes', '<button>听'],
    ['a script', '<script src="https://ads.example/x">'],
    ['a style', '<style>.a{fill:none}'],
    ['a list to choose from', '<select><option>甲'],
    ['a frame', '<iframe src="https://www.youtube.com/embed/aBcDeFgHi01">'],
    ['a box that a rule takes', '<div class="o-self-promo o-self-promo--nl">'],
    ['a comment', `${promo}<!-- `],
    ['an address', '<a href="https://a.example/>渡轮</a>'],
  ])('are the article’s, and never taken with it: %s', (_, opening) => {
    expect(repaired(`${before}${opening}${after}`)).toMatch(/^refused: \d+ of its \d+ letters would be lost/);
  });

  it('are not lost where another one of its kind ends further on', () => {
    for (const [opening, closing] of [
      ['<script src="https://ads.example/x">', '<script>1</script>'],
      ['<style>.a{}', '<style>.b{}</style>'],
      ['<!-- ', '<!-- y -->'],
      ['<a href="https://a.example/>渡轮</a>', '<a href="https://b.example/">港口</a>'],
    ])
      expect(repaired(`${before}${opening}${after}${closing}${promo}`)).toMatch(/^refused: \d+ of its/);
  });

  it('are no reason to leave a box that is closed, whatever it says', () => {
    const boxes =
      '<noscript><p>请开启脚本，才能看到这里的全部内容。</p></noscript>' +
      '<div class="o-self-promo"><p>订阅我们的新闻信，每天早上送到您的信箱。</p></div>' +
      '<script>document.write("<p>广告</p>")</script><!-- <p>旧的一段</p> -->';
    expect(repaired(`${before}${boxes}${after}`)).toBe(`${before}${after}`);
  });

  it('are not measured by what rules name: an unlock button without its end gives the text back', () => {
    const button =
      '<button data-readmore-unlocker class="m-interstitial__unlock-btn"><span class="m-interstitial__unlock-btn__text">继续浏览后续</span>';
    expect(repaired(`${before}${button}${after}`)).toBe(`${before}${after}`);
  });
});

describe('a post that shows copies of pictures', () => {
  it('is not repaired: the source has nothing at their addresses', () => {
    const copy = '<p><img src="/assets/mirror/ab/cd.jpg" data-source="https://s.rfi.fr/a.jpg"></p>';
    expect(repaired(`${copy}<p>一`)).toBe('refused: it shows copies of pictures, which would be lost');
    expect(repaired(`${copy}<p>一</p>`)).toBe('sound');
  });
});
