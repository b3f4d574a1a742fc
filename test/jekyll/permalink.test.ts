import { describe, expect, it } from 'vitest';
import { blogPost } from '../../src/jekyll/blog-post.ts';
import { permalinkOf, possibleAddresses } from '../../src/jekyll/permalink.ts';
import { jekyllSite } from '../../src/jekyll/site-config.ts';

const now = new Date('2026-03-01T12:00:00Z');

function permalink(head: string, config: object = { timezone: 'UTC' }, path = '2026-02-28-河港.md') {
  const site = jekyllSite(config);
  const post = blogPost(`---\n${head}\n---\nx\n`, { path, postsFolder: '_posts' }, site);
  return post === null ? null : permalinkOf(post, site, now);
}

describe('permalinkOf', () => {
  it('is ready to be a link: root-relative, below baseurl, encoded', () => {
    const head = 'date: 2026-02-28T23:30:00.000Z\ncategories: [ 法广 ]';
    const end = '/%E6%B3%95%E5%B9%BF/2026/02/28/%E6%B2%B3%E6%B8%AF.html';
    expect(permalink(head)).toBe(end);
    expect(permalink(head, { timezone: 'UTC', baseurl: '/blog' })).toBe(`/blog${end}`);
    expect(permalink(head, { timezone: 'Asia/Shanghai', permalink: '/:year-:month-:day/:title' })).toBe(
      '/2026-03-01/%E6%B2%B3%E6%B8%AF',
    );
  });

  it.each([
    ['a head that is no YAML', 'title: "a', {}],
    ['a date that cannot be read', 'date: soon', { timezone: 'UTC' }],
    ['an impossible date', 'date: 2026-02-30T00:00:00Z', { timezone: 'UTC' }],
    ['a category with a colon', 'date: 2026-02-28\ncategories: [ "a: b" ]', { timezone: 'UTC' }],
    ['a category that is no text', 'date: 2026-02-28\ncategories: [ { a: b } ]', { timezone: 'UTC' }],
    ['a post that is not published', 'date: 2026-02-28\npublished: false', { timezone: 'UTC' }],
    ['a post of the future', 'date: 2026-03-02', { timezone: 'UTC' }],
    ['a zone that is not known', 'date: 2026-02-28T10:00:00Z', { timezone: 'Mars/Olympus' }],
    ['a placeholder that is none', 'date: 2026-02-28', { timezone: 'UTC', permalink: '/:tag/:title' }],
    [
      'defaults that depend on a disk',
      'date: 2026-02-28',
      { timezone: 'UTC', defaults: [{ scope: { path: '_posts/*' }, values: { permalink: '/x' } }] },
    ],
    ['an address that would leave the blog', 'date: 2026-02-28\npermalink: "/\\\\evil.example/"', {}],
  ])('is none for %s', (_what, head, config) => {
    expect(permalink(head, config)).toBeNull();
  });

  it('takes a post of the future where the blog shows those', () => {
    expect(permalink('date: 2026-03-02', { timezone: 'UTC', future: true })).toBe(
      '/2026/03/02/%E6%B2%B3%E6%B8%AF.html',
    );
  });

  it('is none where 3.10 and 4.3 do not agree', () => {
    const site = jekyllSite({ timezone: 'UTC', permalink: '/:title' });
    const names = ['2026-02-28-cafe\u0301.md', '2026-02-28-Ⅳ 章.md', '2026-02-28-第4章.md'];
    const found = names.map((path) => {
      const post = blogPost('---\ndate: 2026-02-28\n---\n', { path, postsFolder: '_posts' }, site);
      return post === null ? [] : possibleAddresses(post, site);
    });
    expect(found).toEqual([
      ['/cafe%CC%81', '/cafe'],
      ['/%E7%AB%A0', '/%E2%85%A3-%E7%AB%A0'],
      ['/%E7%AC%AC4%E7%AB%A0'],
    ]);
    expect(permalink('date: 2026-02-28', { timezone: 'UTC' }, '2026-02-28-cafe\u0301.md')).toBeNull();
  });

  it('follows the more special of the defaults, and the post itself before them', () => {
    const config = {
      timezone: 'UTC',
      defaults: [
        { scope: { path: '_posts', type: 'posts' }, values: { permalink: '/in/:title' } },
        { scope: { path: '' }, values: { permalink: '/all/:title', category: 'x' } },
        'no map',
      ],
    };
    expect(permalink('date: 2026-02-28', config, '2026-02-28-a.md')).toBe('/in/a');
    expect(permalink('date: 2026-02-28\npermalink: /:categories/own', config, '2026-02-28-a.md')).toBe(
      '/x/own',
    );
  });
});
