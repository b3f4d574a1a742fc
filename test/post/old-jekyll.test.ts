// Jekyll 3.10, the one of GitHub Pages, as rules on bytes: what it trips over and Jekyll 4 does not, and what both would
// only show by a page that is missing.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unbalanced } from './balance.ts';
import { torturedArticles } from './torture/articles.ts';
import { type TorturedBlog, type WrittenPost, writeTorturedBlog } from './torture/blog.ts';

const doubleQuoted = String.raw`"(?:[^"\\]|\\["\\nt])*"`;
const keyword = '(?:y|n|yes|no|true|false|on|off|null|nil)';
const plain = String.raw`(?!${keyword}(?:$| [\],]|,))\p{L}[\p{L}\p{M}\p{N} ·.()（）-]*(?<! )`;
const scalar = `(?:${doubleQuoted}|${plain})`;
const list = String.raw`\[(?:\]| ${scalar}(?:, ${scalar})* \])`;
const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

/** Line by line, all that safe_yaml and Psych read alike. */
const head = [
  /^---$/,
  /^layout: post$/,
  new RegExp(`^title: ${doubleQuoted}$`, 'u'),
  new RegExp(`^date: ${instant}$`),
  new RegExp(`^author: ${scalar}$`, 'iu'),
  /^from: https?:\/\/(?!.*(?:: | #|:$))[!-~]+$/,
  new RegExp(`^tags: ${list}$`, 'iu'),
  new RegExp(`^categories: ${list}$`, 'iu'),
];
const extra = new RegExp(String.raw`^[A-Za-z_][\w-]*: (?:${scalar}|${list})$`, 'iu');

/** What `slugify` makes of a name: 3.10 knows no combining marks. */
const slugs = {
  '3.10': (name: string) => name.replace(/[^\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-'),
  '4.3': (name: string) => name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-'),
};
const trimmed = (slug: string) => slug.replace(/^-|-$/g, '').toLowerCase();

const linesOf = ({ text }: WrittenPost) => text.split('\n');
const nameOf = ({ path }: WrittenPost) => path.slice(path.lastIndexOf('/') + 1).slice(11, -3);

describe('every tortured post', () => {
  let blog: TorturedBlog;
  let posts: readonly WrittenPost[];

  beforeAll(async () => {
    blog = await writeTorturedBlog(torturedArticles({ rows: 240, random: 160 }));
    posts = blog.posts;
  }, 60_000);

  afterAll(async () => {
    await rm(blog.folder, { recursive: true, force: true });
  });

  it('has a head that every YAML reader reads alike', () => {
    for (const post of posts) {
      const lines = linesOf(post);
      for (const [index, form] of head.entries()) expect(lines[index]).toMatch(form);
      const end = lines.indexOf('---', 1);
      for (const line of lines.slice(head.length, end)) expect(line).toMatch(extra);
      expect(lines[end + 1]).toMatch(/^<!--\d+-->$/);
    }
  });

  it('has nothing that Liquid runs over, and asks for no key that 3.10 ignores', () => {
    for (const { text } of posts) {
      const end = text.indexOf('\n---\n', 4);
      expect(text.slice(end)).not.toMatch(/[{}]/);
      expect(text.slice(0, end)).not.toMatch(/^(?:render_with_liquid|permalink|published|slug):/m);
      expect(text.slice(end)).not.toMatch(/ markdown=|<\/?(?:script|style|svg|button|form|template)\b/);
    }
  });

  it('is UTF-8 without a character that Ruby, YAML or a browser refuses', () => {
    for (const { text } of posts) {
      expect(text).not.toMatch(/(?![\n])\p{Cc}(?<!\t)|\p{Cs}|[\ufdd0-\ufdef\ufeff\ufffe\uffff]/u);
      expect(text.endsWith('\n</div>\n')).toBe(true);
    }
  });

  it('has a body that is balanced, shallow, and in lines that kramdown is quick with', () => {
    for (const post of posts) {
      const body = /\n<div>\n(.*)\n<\/div>\n$/s.exec(post.text)?.[1] ?? '';
      expect(unbalanced(body)).toEqual([]);
      expect(body).not.toMatch(/\n\n|^\s*$/);
      let depth = 0;
      let deepest = 0;
      for (const [, slash] of body.matchAll(/<(\/?)(?!br|hr|img|source)[a-z]/g)) {
        depth += slash === '' ? 1 : -1;
        deepest = Math.max(deepest, depth);
      }
      expect(deepest).toBeLessThanOrEqual(100);
      for (const line of body.split('\n')) {
        const tags = line.match(/</g)?.length ?? 0;
        expect(tags * Buffer.byteLength(line)).toBeLessThan(100_000_000);
      }
    }
  });

  it('has a name that every system takes, with no mark that one Jekyll keeps and the other drops', () => {
    for (const post of posts) {
      const name = nameOf(post);
      expect(post.path).toMatch(
        post.article.byYear ? /^(\d{4})\/\1-\d\d-\d\d-[^/]+\.md$/ : /^\d{4}-\d\d-\d\d-[^/]+\.md$/,
      );
      expect(name).toBe(name.normalize('NFC'));
      expect(name).not.toMatch(
        /(?=\p{Script=Inherited})\p{M}|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]|^[._~# ]|[ .]$|\.\./u,
      );
      expect(Buffer.byteLength(post.path.replace(/.*\//, ''))).toBeLessThanOrEqual(255);
      for (const slug of Object.values(slugs)) expect(slug(name)).toMatch(/[\p{L}\p{Nd}]/u);
    }
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    'has an address of its own with either Jekyll in %s, whatever its categories',
    (timeZone) => {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      for (const slug of Object.values(slugs)) {
        const addresses = posts.map(
          (post) => `${day.format(post.article.publishedAt)} ${trimmed(slug(nameOf(post)))}`,
        );
        expect(new Set(addresses).size).toBe(posts.length);
      }
      // Most titles were there before: the names took the trouble.
      expect(new Set(posts.map(({ article }) => article.title)).size).toBeLessThan(posts.length * 0.75);
    },
  );
});
