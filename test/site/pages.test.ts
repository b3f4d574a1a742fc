// The small site of `init --site`, built by Jekyll in safe mode: what its pages say and where their links lead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attribute,
  type HtmlDocument,
  type HtmlParent,
  isText,
  parseDocument,
  select,
  textOf,
  walk,
} from '../../src/core/html.ts';
import { sourceAddress } from '../../src/core/url.ts';
import { readFeed } from '../../src/feed/read.ts';
import { type PostInput, renderPost } from '../../src/post/render.ts';
import { postTitle } from '../../src/post/title.ts';
import { torturedPosts } from '../post/torture/posts.ts';
import { type BuiltSite, buildSite, fileAt, isJekyllMissing } from './built-site.ts';
import { article, samplePosts } from './sample-posts.ts';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function only(root: HtmlParent, selector: string) {
  const [found, ...more] = select(root, selector);
  if (found === undefined || more.length > 0) throw new Error(`${1 + more.length} elements are ${selector}`);
  return found;
}

const metaOf = (page: HtmlParent, name: string) => attribute(only(page, `meta[name=${name}]`), 'content');
const hrefOf = (page: HtmlParent, selector: string) => attribute(only(page, selector), 'href');

/** All text but that of pictures and players, which the theme replaces. */
function textWithoutMedia(root: HtmlParent): string {
  const media = ['img', 'iframe', 'video', 'audio'];
  let text = '';
  walk(root, {
    enter(node) {
      if (isText(node)) text += node.data;
      if ('name' in node && media.includes(node.name)) return false;
      return !('attribs' in node && node.attribs['class'] === 'remote');
    },
    leave() {},
  });
  return text.replace(/\s+/g, '');
}

/** The page of each post, by the address of its source. */
function postPages(site: BuiltSite): ReadonlyMap<string, HtmlDocument> {
  const pages = new Map<string, HtmlDocument>();
  for (const [name, bytes] of site.files) {
    if (!/^\d{4}\/\d\d\/\d\d\/.*\.html$/s.test(name)) continue;
    const page = parseDocument(bytes.toString('utf8'));
    pages.set(hrefOf(page, 'link[rel=canonical]') ?? '', page);
  }
  return pages;
}

const pageAt = (site: BuiltSite, name: string): HtmlDocument =>
  parseDocument(site.files.get(name)?.toString('utf8') ?? '');

describe.skipIf(isJekyllMissing).each(['', '/blog/sub'])('the site under "%s"', (baseurl) => {
  // All the tortured ones once, a part of them the other time: they take a while.
  const tortured = baseurl === '' ? torturedPosts().slice(0, 40) : torturedPosts();
  const posts: readonly PostInput[] = [...samplePosts(baseurl), ...tortured];
  let site: BuiltSite;
  let pages: ReadonlyMap<string, HtmlDocument>;
  const pageOf = (post: PostInput): HtmlDocument => {
    const page = pages.get(sourceAddress(post.url) ?? '');
    if (page === undefined) throw new Error(`no page for ${post.url}`);
    return page;
  };
  const numbered = (number: number): HtmlDocument => pageOf(posts[number] ?? article({ number }));

  beforeAll(async () => {
    site = await buildSite({ baseurl, posts });
    pages = postPages(site);
  }, 120_000);
  afterAll(() => site.close());

  it('builds without a complaint, with a page for each post', () => {
    expect(site.output).not.toMatch(/error|conflict|warning|deprecat|invalid|could not/i);
    expect(pages.size).toBe(posts.length);
    expect([...site.files.keys()].filter((name) => /feedmirror|README|\.yaml$/.test(name))).toEqual([]);
  });

  it('shows each title once, and the body as it was written', () => {
    for (const post of posts) {
      const page = pageOf(post);
      const title = postTitle(post.title);
      expect(textOf(only(page, 'h1'))).toBe(title);
      expect(textOf(only(page, 'head > title'))).toBe(`${title} · 新闻镜像`);
      const box = only(page, '.content > div');
      const written = /\n(<div>\n.*\n<\/div>)\n$/s.exec(renderPost(post))?.[1] ?? '';
      expect(textWithoutMedia(box)).toBe(textWithoutMedia(only(parseDocument(written), 'body > div')));
      expect(select(page, '.content > p')).toEqual([]);
    }
  });

  it('says in the head of each page whose it is, and hides readers and itself', () => {
    for (const post of posts) {
      const page = pageOf(post);
      expect(hrefOf(page, 'link[rel=canonical]')).toBe(sourceAddress(post.url));
      expect(hrefOf(page, '.original a')).toBe(sourceAddress(post.url));
    }
    for (const [name, bytes] of site.files) {
      if (!name.endsWith('.html')) continue;
      const page = parseDocument(bytes.toString('utf8'));
      expect([name, metaOf(page, 'robots'), metaOf(page, 'referrer')]).toEqual([
        name,
        'noindex',
        'no-referrer',
      ]);
    }
    expect(hrefOf(pageAt(site, 'archive/index.html'), 'link[rel=canonical]')).toBe(
      `https://mirror.example${baseurl}/archive/`,
    );
  });

  it("takes the language of a post before the site's", () => {
    const lang = (page: HtmlParent) => attribute(only(page, 'html'), 'lang');
    expect([lang(numbered(0)), textOf(only(numbered(0), '.original a'))]).toEqual(['zh-Hans', '查看原文']);
    expect([lang(numbered(3)), textOf(only(numbered(3), 'header nav a:last-child'))]).toEqual([
      'zh-Hant',
      '訂閱',
    ]);
  });

  it('shows source, time in the zone of the site, printed date, standfirst and neighbours', () => {
    const page = numbered(0);
    expect(flat(textOf(only(page, '.post > header .meta')))).toBe('港报 · 2026年3月1日 17:12');
    expect(attribute(only(page, 'time'), 'datetime')).toBe('2026-03-01T17:12:00+08:00');
    expect(textOf(only(page, '.mirrored > div > div:first-child'))).toBe('01/03/2026 - 10:05');
    expect(attribute(only(page, '.content figure img'), 'src')).toBe(
      `${baseurl}/assets/mirror/ab/harbour.png`,
    );
    expect(metaOf(page, 'description')).toBe('导语0：渔民等待冰期，“灯塔”照常亮着 & 不熄。');
    expect(select(page, '.neighbours a').map((link) => link.attribs['rel'])).toEqual(['prev']);
    expect(textOf(only(page, '.neighbours a'))).toContain('图片留在来源网站的文章');
    expect(metaOf(numbered(5), 'description')).toMatch(/^港口的居民说/);
  });

  it('loads nothing from elsewhere: pictures and players there become links', () => {
    for (const [name, bytes] of site.files) {
      if (!name.endsWith('.html')) continue;
      const page = parseDocument(bytes.toString('utf8'));
      const loaded = [
        ...select(page, '[src]').map((element) => element.attribs['src']),
        ...select(page, '[poster]').map((element) => element.attribs['poster']),
        ...select(page, 'link[rel=stylesheet], link[rel=icon]').map((element) => element.attribs['href']),
      ];
      expect(loaded.filter((address) => address?.startsWith(`${baseurl}/assets/`) !== true)).toEqual([]);
      expect(select(page, 'iframe, object, embed, style, [style]')).toEqual([]);
    }
    const links = select(numbered(1), '.remote').map((link) => [link.attribs['href'], textOf(link)]);
    expect(links).toEqual([
      ['https://pictures.elsewhere.example/boats.jpg', '图片 · 船 "A" > B'],
      ['https://pictures.elsewhere.example/ice.jpg', '图片 · 在来源网站打开'],
      [undefined, '图片 · 图集'],
      ['https://www.youtube.com/embed/abc', '播放器 · 渔港录像'],
      ['https://video.elsewhere.example/a.mp4', '视频 · 在来源网站打开'],
      ['https://video.elsewhere.example/a.mp3', '音频 · 在来源网站打开'],
    ]);
    const policy = only(numbered(1), 'meta[http-equiv]').attribs['content'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|frame-src|\*/);
  });

  it('reaches every post from the front page by lists of months', () => {
    const listed = (page: HtmlParent) => select(page, '.list .item > a').map((link) => link.attribs['href']);
    const front = pageAt(site, 'index.html');
    expect(listed(front)).toHaveLength(60);
    expect(textOf(select(front, '.standfirst')[0] ?? front)).toContain('导语0');
    expect(hrefOf(front, 'main .neighbours a')).toBe(`${baseurl}/archive/2026-02/`);
    const february = pageAt(site, 'archive/2026-02/index.html');
    expect(listed(february)).toHaveLength(80);
    expect(select(february, 'main .neighbours a').map((link) => link.attribs['href'])).toEqual([
      `${baseurl}/archive/2026-01/`,
      `${baseurl}/archive/2026-03/`,
    ]);
    expect(listed(pageAt(site, 'archive/2026-03/index.html'))).toHaveLength(6);
    expect(textOf(only(pageAt(site, 'archive/2026-12/index.html'), 'main > p'))).toBe('这个月没有文章。');
    // The months of 2020 have no page of their own.
    const archive = pageAt(site, 'archive/index.html');
    expect(select(archive, '.months > li').map((item) => item.attribs['id'])).toEqual([
      'm2026-03',
      'm2026-02',
      'm2026-01',
      'm2020-08',
    ]);
    const everywhere = new Set([
      ...listed(archive),
      ...['01', '02', '03'].flatMap((month) => listed(pageAt(site, `archive/2026-${month}/index.html`))),
    ]);
    expect(everywhere.size).toBe(posts.length);
    expect(hrefOf(pageAt(site, 'archive/2026-01/index.html'), 'main a[rel=prev]')).toBe(
      `${baseurl}/archive/#m2020-08`,
    );
  });

  it('lists every source, with or without a page of its own', () => {
    const sources = pageAt(site, 'sources/index.html');
    const names = select(sources, 'h2').map((heading) => flat(textOf(heading)));
    expect(names).toContain('港报 119');
    expect(names).toContain('晚报 B 20');
    expect(select(sources, 'h2 a').map((link) => [textOf(link), link.attribs['href']])).toEqual([
      ['法广', `${baseurl}/sources/rfi-cn/`],
    ]);
    const own = pageAt(site, 'sources/rfi-cn/index.html');
    const ofSource = tortured.filter((post) => post.categories.includes('法广'));
    expect(select(own, '.item')).toHaveLength(ofSource.length);
  });

  it('has a feed that our own reader takes, with standfirsts', async () => {
    const bytes = site.files.get('feed.xml');
    if (bytes === undefined) throw new Error('no feed');
    expect(bytes.toString('utf8')).toMatch(/^<\?xml /);
    const url = `https://mirror.example${baseurl}/feed.xml`;
    const read = await readFeed(bytes, { source: 'feed.xml', url, contentType: null, timezone: 'UTC' });
    expect(read.repairs).toEqual([]);
    expect(read).toMatchObject({ format: 'atom', title: '新闻镜像', language: 'zh-Hans', warnings: [] });
    expect(read.entries).toHaveLength(100);
    expect(read.entries[0]).toMatchObject({
      id: 'https://news.example/cn/0-%E6%B8%AF%E5%8F%A3',
      title: '冰期来临：渔港的一天',
      summary: '导语0：渔民等待冰期，“灯塔”照常亮着 &amp; 不熄。',
      author: '港报',
      categories: ['港报'],
    });
    const link = read.entries[0]?.link ?? '';
    expect(fileAt(site.files, baseurl, new URL(link).pathname)).toMatch(/^2026\/03\/01\/冰期来临/);
  });

  it('has an index for the search, sound for every title', () => {
    const index: unknown = JSON.parse(site.files.get('search.json')?.toString('utf8') ?? '');
    if (!Array.isArray(index)) throw new Error('no list');
    expect(index).toHaveLength(posts.length);
    expect(index.map((row: unknown[]) => row[1]).sort()).toEqual(
      posts.map((post) => postTitle(post.title)).sort(),
    );
    expect(index[0].slice(1)).toEqual([
      '冰期来临：渔港的一天',
      '2026-03-01',
      '港报',
      '导语0：渔民等待冰期，“灯塔”照常亮着 & 不熄。',
    ]);
    for (const row of index) expect(fileAt(site.files, baseurl, row[0])).not.toBeNull();
  });

  it('has no link into itself that leads nowhere', () => {
    const lost: string[] = [];
    const ids = new Map<string, Set<string>>();
    const idsOf = (name: string): Set<string> => {
      const known =
        ids.get(name) ?? new Set(select(pageAt(site, name), '[id]').map((one) => one.attribs['id'] ?? ''));
      ids.set(name, known);
      return known;
    };
    let count = 0;
    for (const [name, bytes] of site.files) {
      if (!name.endsWith('.html')) continue;
      const base = `https://mirror.example${baseurl}/${encodeURI(name)}`;
      const page = parseDocument(bytes.toString('utf8'));
      for (const element of select(page, '[href], [src], form[action]')) {
        const { href, src, action } = element.attribs;
        const url = new URL(href ?? src ?? action ?? '', base);
        // A body may hold any link; those of the theme all lie here.
        if (url.host !== 'mirror.example') continue;
        count += 1;
        const target = fileAt(site.files, baseurl, url.pathname);
        const id = decodeURIComponent(url.hash.slice(1));
        if (target === null || (id !== '' && !idsOf(target).has(id))) lost.push(`${name}: ${url.href}`);
      }
    }
    expect(count).toBeGreaterThan(2000);
    expect(lost).toEqual([]);
  });
});

describe.skipIf(isJekyllMissing)('the settings of the site', () => {
  it('hold where they are changed, and an empty blog builds', async () => {
    const settings = {
      robots: 'all',
      referrer: 'origin',
      remote_media: 'true',
      lang: 'fr',
      index_limit: '2',
    };
    const site = await buildSite({ baseurl: '', posts: samplePosts('').slice(0, 3), settings });
    const empty = await buildSite({ baseurl: '', posts: [] });
    try {
      const page = postPages(site).get('https://news.example/cn/1-%E6%B8%AF%E5%8F%A3');
      if (page === undefined) throw new Error('no page');
      expect([metaOf(page, 'robots'), metaOf(page, 'referrer')]).toEqual(['all', 'origin']);
      expect(textOf(only(page, '.original a'))).toBe('Lire l’article original');
      expect(select(page, '.remote')).toEqual([]);
      expect(select(page, '.content img').map((image) => image.attribs['src'])).toContain(
        'https://pictures.elsewhere.example/boats.jpg',
      );
      expect(select(pageAt(site, 'index.html'), '.item')).toHaveLength(2);
      expect(empty.output).not.toMatch(/error|warning/i);
      expect(textOf(only(pageAt(empty, 'index.html'), 'main > p'))).toBe('还没有文章。');
      expect(textOf(only(pageAt(empty, 'archive/index.html'), 'main > p'))).toBe('还没有文章。');
      expect(JSON.parse(empty.files.get('search.json')?.toString('utf8') ?? '')).toEqual([]);
    } finally {
      await Promise.all([site.close(), empty.close()]);
    }
  });

  it('let pictures come from the one host that copies are served from, and from no other', async () => {
    const settings = { media_host: '"https://pictures.elsewhere.example"' };
    const site = await buildSite({ baseurl: '', posts: samplePosts('').slice(1, 2), settings });
    try {
      const [page] = postPages(site).values();
      if (page === undefined) throw new Error('no page');
      expect(select(page, '.content img').map((image) => image.attribs['src'])).toEqual([
        'https://pictures.elsewhere.example/boats.jpg',
        'https://pictures.elsewhere.example/ice.jpg',
        'https://pictures.elsewhere.example/linked.jpg',
      ]);
      expect(select(page, '.remote').map(textOf)).toEqual([
        '播放器 · 渔港录像',
        '视频 · 在来源网站打开',
        '音频 · 在来源网站打开',
      ]);
      expect(only(page, 'meta[http-equiv]').attribs['content']).toMatch(
        /img-src 'self' data: https:\/\/pictures\.elsewhere\.example;/,
      );
    } finally {
      await site.close();
    }
  });
});
