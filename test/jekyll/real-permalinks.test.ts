// The addresses that we work out, against those of the real Jekyll.
import { describe, expect, it } from 'vitest';
import { readYamlText } from '../../src/core/yaml.ts';
import { blogPost } from '../../src/jekyll/blog-post.ts';
import { permalinkOf, possibleAddresses } from '../../src/jekyll/permalink.ts';
import { jekyllSite } from '../../src/jekyll/site-config.ts';
import { pathCandidates } from '../../src/post/filename.ts';
import { renderPost } from '../../src/post/render.ts';
import { torturedPosts } from '../post/torture/posts.ts';
import { builtAddresses, isJekyllMissing } from './blog-build.ts';

const heads = [
  'date: 2020-08-21T23:57:10.000Z',
  'date: 2020-08-21 23:57:10',
  'date: "2020-08-21 23:57:10"',
  'date: 2020-08-21 23:57:10 +0800 # a note',
  'date: 2020-08-21 23:57:10 -07:30',
  'date: 2020-08-21 23:57',
  'date: 2020-08-21 23:57 +0800',
  'date: 2020-08-21',
  "date: '2020-8-1'",
  'date: 2020-01-01 00:30:00',
  'date: 2021-01-03 12:00:00 UTC',
  'title: no date',
  'date: 2020-08-21T10:00:00Z\ncategories: [ BBC News, 法广, "A·B", bbc news ]',
  'date: 2020-08-21T10:00:00Z\ncategories: 新闻 World',
  'date: 2020-08-21T10:00:00Z\ncategories:\n  - a/b\n  - 20 minutes\ncategory: ÄÖ ΣΑΣ',
  'date: 2020-08-21T10:00:00Z\ncategory: one two',
  'date: 2020-08-21T10:00:00Z\ncategories: [ 2020, x ]',
  'date: 2020-08-21T10:00:00Z\npermalink: /own/:title/:year/',
  'date: 2020-08-21T10:00:00Z\npermalink: /博客/页.html',
  'date: 2020-08-21T10:00:00Z\npermalink: pretty',
  'date: 2020-08-21T10:00:00Z\nslug: My Own. Slug',
  'date: 2020-08-21T10:00:00Z\nslug: ',
  'date: 2020-08-21T10:00:00Z\ncategories: ',
];

/** Path in the posts folder → text. */
function posts(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const post of torturedPosts()) {
    const names = pathCandidates(post).map(({ path }) => path);
    const free = names.find((name) => !found.has(name));
    if (free !== undefined) found.set(free, renderPost(post));
  }
  for (const [index, head] of heads.entries())
    found.set(`2020-08-20-head ${index}!.md`, `---\n${head}\n---\nx\n`);
  found.set('2020/deep/2020-08-19-In A Folder.markdown', '---\ntitle: x\n---\n');
  found.set('20-8-1-short year.md', '---\ntitle: x\n---\n');
  found.set('2020-08-18-dots…..md', '---\ntitle: x\n---\n');
  found.set('2020-08-18-No. 5. a..b.html', '---\ntitle: x\n---\n');
  found.set('2020-08-18--dash- -.md', '---\ntitle: x\n---\n');
  found.set('2020-08-17-no head.md', 'text alone\n');
  return found;
}

const everyField =
  '/a/:collection/:path/:name/:slug/:slugified_categories/:short_year:i_month_:i_day/:short_month-:long_month/' +
  ':y_day/:hour:minute:second/:w_year-:week-:w_day-:short_day-:long_day/:title';

const sites: readonly (readonly [string, string])[] = [
  ['', 'timezone: UTC'],
  ['', 'timezone: Asia/Shanghai\npermalink: pretty\nbaseurl: /博客/'],
  ['', 'timezone: America/St_Johns\npermalink: ordinal\nbaseurl: blog'],
  ['', 'timezone: Pacific/Auckland\npermalink: weekdate'],
  ['', 'timezone: UTC\npermalink: none'],
  ['news/', `timezone: Europe/Paris\npermalink: ${everyField}`],
  [
    'content/',
    'timezone: UTC\ncollections_dir: content\ncollections: { posts: { permalink: "/p/:categories/:title:output_ext" } }\n' +
      'defaults:\n- scope: { path: "", type: posts }\n  values: { categories: [ all ], permalink: "/d/:title" }\n' +
      '- scope: { path: "_posts/2020" }\n  values: { permalink: "/y/:year/:title/" }\n' +
      '- scope: { path: "", type: drafts }\n  values: { permalink: "/never" }',
  ],
];

describe.skipIf(isJekyllMissing)('permalinks as Jekyll gives them', () => {
  it.each(sites)('in %j with %j', async (above, config) => {
    const files = posts();
    const reading = readYamlText(`${config}\nfuture: true`, 'jekyll');
    const site = jekyllSite(reading.mistake === null ? reading.value : null);
    const postsFolder = `${above}_posts`;
    const built = await builtAddresses(
      `${config}\nfuture: true\n`,
      new Map([...files].map(([path, text]) => [`${postsFolder}/${path}`, text])),
    );
    expect(built.size).toBe(files.size);
    const base = site.baseurl.replace(/^(?=[^/])/, '/').replace(/\/$/, '');
    const now = new Date('2030-01-01T00:00:00Z');
    let certain = 0;
    for (const [path, text] of files) {
      const shown = built.get(site.collectionsDir === '' ? `${postsFolder}/${path}` : `_posts/${path}`);
      const post = blogPost(text, { path, postsFolder }, site);
      if (shown === undefined || post === null) throw new Error(`nothing of ${path}`);
      // What 4.3 makes of it stands first.
      expect(possibleAddresses(post, site)[0], path).toBe(shown);
      const permalink = permalinkOf(post, site, now);
      if (permalink === null) continue;
      certain += 1;
      // Not `relative_url`: that filter also makes ASCII of full-width letters, and leads nowhere.
      expect(decodeURI(permalink), path).toBe(decodeURI(base + shown));
    }
    // 3.10 knows no :slugified_categories, so with every field it has no say.
    expect(certain / files.size).toBeGreaterThan(0.9);
  });

  it('whose day depends on the machine are known only where it does not matter', async () => {
    const text = (date: string): string => `---\ndate: ${date}\n---\nx\n`;
    const files = new Map([
      ['_posts/2020-08-21-late.md', text('2020-08-21T23:57:10.000Z')],
      [
        '_posts/2020-08-21-month.md',
        `---\ndate: 2020-08-21T23:57:10.000Z\npermalink: /:year/:month/:title/\n---\n`,
      ],
      [
        '_posts/2020-08-31-end.md',
        `---\ndate: 2020-08-31T23:57:10.000Z\npermalink: /:year/:month/:title/\n---\n`,
      ],
      ['_posts/2020-08-21-day.md', text('2020-08-21')],
    ]);
    const site = jekyllSite({});
    const found = (path: string) => {
      const post = blogPost(files.get(path) ?? '', { path: path.slice(7), postsFolder: '_posts' }, site);
      return post === null ? null : permalinkOf(post, site, new Date('2030-01-01T00:00:00Z'));
    };
    const names = [...files.keys()];
    expect(names.map(found)).toEqual([null, '/2020/08/month/', null, '/2020/08/21/day.html']);
    for (const zone of ['Etc/GMT+12', 'Asia/Kathmandu', 'Pacific/Kiritimati']) {
      const built = await builtAddresses('', files, zone);
      for (const name of names) {
        const certain = found(name);
        if (certain !== null) expect(built.get(name)).toBe(certain);
      }
    }
  });
});
