// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are what is tested
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';

/** A feed with one more key. */
const feed = (extra: string) => `feeds: [{ id: a, url: "https://a.example/rss", ${extra} }]`;

describe('config.invalid names key, value and what is wrong', () => {
  it.each([
    // unknown keys
    ['feed: []', 'feed: unknown key (did you mean "feeds"?)'],
    [feed('langauge: zh'), 'feeds[0].langauge: unknown key (did you mean "language"?)'],
    ['gap: 5s', 'gap: unknown key (did you mean "http.gap"?)'],
    ['database: x', 'database: unknown key'],
    ['"strange key": 1', '"strange key": unknown key'],
    ['{"__proto__": {"contact": "x"}}', '__proto__: unknown key'],
    ['server: { prot: 1 }', 'server.prot: unknown key (did you mean "port"?)'],
    [feed('skip: [{ titel: x }]'), 'feeds[0].skip[0].titel: unknown key (did you mean "title"?)'],
    [feed('media: { mod: link }'), 'feeds[0].media.mod: unknown key (did you mean "mode"?)'],
    // forms
    ['hello', 'the whole file: "hello" is not a map of keys'],
    ['[1]', 'the whole file: a list is not a map of keys'],
    ['http: 5', 'http: 5 is not a map of keys'],
    ['feeds: { id: a }', 'feeds: a map is not a list'],
    ['feeds: [null]', 'feeds[0]: an empty value is not a map of keys'],
    ['archive: 5', 'archive: 5 is not text; put it in quotes'],
    ['archive: [x]', 'archive: a list is not text'],
    ['server: true', 'server: true is neither false nor a map of host, port, token'],
    ['&a {feeds: *a}', 'feeds: it is nested too deeply'],
    // required keys
    ['feeds: [{ url: "https://a.example/rss" }]', 'feeds[0].id: it is missing and has no default'],
    ['feeds: [{ id: a }]', 'feeds[0].url: it is missing and has no default'],
    ['feeds: [{ id: a, url: }]', 'feeds[0].url: it has no value'],
    // kinds of value
    ['http: { gap: 5 }', 'http.gap: 5 is not a duration such as 5s, 30m, 24h or 2d'],
    ['http: { gap: 5 sec }', 'http.gap: "5 sec" is not a duration such as 5s, 30m, 24h or 2d'],
    ['http: { gap: 2h }', 'http.gap: "2h" is not between 0s and 1h'],
    ['http: { maxBytes: -1 }', 'http.maxBytes: -1 is not between 1kB and 1GB'],
    ['http: { maxBytes: 15 mb }', 'http.maxBytes: "15 mb" is not a size such as 15MB or 5GB'],
    ['http: { maxBytes: 0 }', 'http.maxBytes: 0 is not between 1kB and 1GB'],
    ['server: { port: 99999 }', 'server.port: 99999 is not a whole number from 1 to 65535'],
    ['server: { port: 8.5 }', 'server.port: 8.5 is not a whole number from 1 to 65535'],
    ['server: { port: 0x1F90h }', 'server.port: "0x1F90h" is not a whole number from 1 to 65535'],
    ['server: { port: "1e3" }', 'server.port: "1e3" is not a whole number from 1 to 65535'],
    ['state: { ledger: maybe }', 'state.ledger: "maybe" is neither true nor false'],
    [
      'log: { level: inf }',
      'log.level: "inf" is none of debug, info, warn, error, silent (did you mean "info"?)',
    ],
    ['timezone: Mars/Base', 'timezone: "Mars/Base" is not an IANA time zone such as UTC or Asia/Shanghai'],
    ['timezone: +08:00', 'timezone: "+08:00" is not an IANA time zone such as UTC or Asia/Shanghai'],
    ['language: es', 'language: "es" is none of zh-Hans, zh-Hant, fr, en'],
    ['contact: somebody', 'contact: "somebody" is neither a web nor an e-mail address'],
    ['archive: ""', 'archive: "" is empty'],
    [
      'archive: ~/mirror',
      'archive: "~/mirror" begins with "~", which only a shell understands (write ${HOME} instead)',
    ],
    ['jekyll: { posts: ../x }', 'jekyll.posts: "../x" is not a relative path inside the Jekyll folder'],
    ['jekyll: { posts: /x }', 'jekyll.posts: "/x" is not a relative path inside the Jekyll folder'],
    ['media: { dir: C:\\x }', 'media.dir: "C:\\\\x" is not a relative path inside the Jekyll folder'],
    // feeds
    [
      'feeds: [{ id: A b, url: "https://a.example" }]',
      'feeds[0].id: "A b" is not an id (lower-case letters, digits and hyphens)',
    ],
    ['feeds: [{ id: a, url: "feed.xml" }]', 'feeds[0].url: "feed.xml" is not an http or https address'],
    [
      'feeds: [{ id: a, url: "https://a.example" }, { id: a, url: "https://b.example" }]',
      'feeds[1].id: "a" is the id of feeds[0] too',
    ],
    [
      'feeds: [{ id: "12", url: "https://a.example" }]',
      'feeds[0].name: "12" must not be digits alone (the name was taken from the id)',
    ],
    [feed('site: ../x'), 'feeds[0].site: "../x" is not a name of site rules (letters, digits and hyphens)'],
    [feed('schedule: hourly'), 'feeds[0].schedule: "hourly" is not a cron schedule such as "*/30 * * * *"'],
    [feed('wire: ful'), 'feeds[0].wire: "ful" is none of full, summary, skip (did you mean "full"?)'],
    [feed('tags: 新闻'), 'feeds[0].tags: "新闻" is not a list'],
    [feed('skip: ["("]'), 'feeds[0].skip[0]: "(" is not a regular expression (unterminated group)'],
    [
      feed('skip: [{ url: "[" }]'),
      'feeds[0].skip[0].url: "[" is not a regular expression (unterminated character class)',
    ],
    [
      feed('keep: [5]'),
      'feeds[0].keep[0]: 5 is neither a regular expression nor a map of title, section, url, credit',
    ],
    [
      feed('keep: [{}]'),
      'feeds[0].keep[0]: a map has no pattern: give at least one of title, section, url, credit',
    ],
    [
      feed('post: { author: nam }'),
      'feeds[0].post.author: "nam" is none of name, byline (did you mean "name"?)',
    ],
    // front matter
    [
      'post: { frontMatter: { permalink: x } }',
      'post.frontMatter.permalink: "x" cannot be set, because feedmirror writes this line itself or every post would get the same address, date or state',
    ],
    [
      'post: { frontMatter: { id: 12345678901234567890 } }',
      'post.frontMatter.id: 12345678901234567000 is a number too large to be kept exactly; put it in quotes as it is meant',
    ],
    [
      feed('post: { frontMatter: { id: -9007199254740993 } }'),
      'feeds[0].post.frontMatter.id: -9007199254740992 is a number too large to be kept exactly; put it in quotes as it is meant',
    ],
    [
      `post: { frontMatter: { ? ${'k'.repeat(1001)} : x } }`,
      `post.frontMatter.${'k'.repeat(1001)}: "x" stands under a key of more than 1000 characters`,
    ],
    [
      'post: { frontMatter: { 1: x } }',
      'post.frontMatter.1: "x" stands under a key that is not made of letters, digits, _ and -',
    ],
    ['post: { frontMatter: { x: } }', 'post.frontMatter.x: it has no value'],
    [
      'post: { frontMatter: { x: { y: 1 } } }',
      'post.frontMatter.x.article: it is missing and has no default (and 1 more problem)',
    ],
    ['post: { frontMatter: { x: [[a]] } }', 'post.frontMatter.x[0]: a list is not text'],
    // values from the article
    [
      'post: { frontMatter: { subtitle: { article: sumary } } }',
      'post.frontMatter.subtitle.article: "sumary" is none of byline, section, tags, image, summary, language, source (did you mean "summary"?)',
    ],
    [
      feed('post: { frontMatter: { subtitle: { article: summary, else: { a: 1 } } } }'),
      'feeds[0].post.frontMatter.subtitle.else: a map is neither text, a number, true, false nor a list of texts',
    ],
    [
      'post: { frontMatter: { id: { article: byline, else: 12345678901234567890 } } }',
      'post.frontMatter.id.else: 12345678901234567000 is a number too large to be kept exactly; put it in quotes as it is meant',
    ],
    [
      'post: { frontMatter: { slug: { article: section } } }',
      'post.frontMatter.slug: a map cannot be set, because feedmirror writes this line itself or every post would get the same address, date or state',
    ],
    [feed('tags: [A, { article: byline }]'), 'feeds[0].tags[1].article: "byline" is none of section, tags'],
    [
      feed('categories: [{ section: x }]'),
      'feeds[0].categories[0].article: it is missing and has no default (and 1 more problem)',
    ],
    [
      feed('categories: [2020]'),
      'feeds[0].categories[0]: 2020 is neither a name nor a map such as { article: section }',
    ],
  ])('%s', async (text, sentence) => {
    const error = await errorOf(text);
    expect(error.code).toBe('config.invalid');
    expect(error.message).toBe(`c.yaml: ${sentence}.`);
  });

  it.each([
    ...['layout', 'title', 'date', 'author', 'from', 'tags', 'categories', 'category', 'permalink', 'slug'],
    ...['published', 'render_with_liquid', 'last_modified_at'],
  ])('refuses %s as extra front matter, for all feeds and for one', async (key) => {
    const section = `post: { frontMatter: { ${key}: x } }`;
    expect((await errorOf(section)).message).toContain(`c.yaml: post.frontMatter.${key}: "x" cannot be set`);
    expect((await errorOf(feed(section))).message).toContain(
      `c.yaml: feeds[0].post.frontMatter.${key}: "x" cannot be set`,
    );
  });

  it.each(['name', 'tags', 'categories'])(
    'refuses a colon in %s, which would stop the Jekyll build',
    async (key) => {
      const error = await errorOf(feed(`${key}: ${key === 'name' ? '"法广: 新闻"' : '["法广: 新闻"]'}`));
      const where = key === 'name' ? 'feeds[0].name' : `feeds[0].${key}[0]`;
      expect(error.message.startsWith(`c.yaml: ${where}: "法广: 新闻" `)).toBe(true);
      expect(error.message.match(/法广: 新闻/g)).toHaveLength(1);
    },
  );

  it('counts further problems', async () => {
    expect((await errorOf('{ http: { gap: 5, timeout: 5 } }')).message).toBe(
      'c.yaml: http.gap: 5 is not a duration such as 5s, 30m, 24h or 2d (and 1 more problem).',
    );
    expect((await errorOf('{ a1: 1, server: { prot: 1, host: 5 } }')).message).toBe(
      'c.yaml: server.host: 5 is not text; put it in quotes (and 2 more problems).',
    );
  });

  it('shortens a long value', async () => {
    const { message } = await errorOf(`timezone: ${'x'.repeat(5000)}`);
    expect(message).toBe(
      `c.yaml: timezone: "${'x'.repeat(79)}…" is not an IANA time zone such as UTC or Asia/Shanghai.`,
    );
  });
});
