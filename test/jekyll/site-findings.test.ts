import { describe, expect, it } from 'vitest';
import { readYamlText } from '../../src/core/yaml.ts';
import { lineOf, writeLine } from '../../src/jekyll/config-line.ts';
import { growthFinding } from '../../src/jekyll/growth.ts';
import { openSurvey } from '../../src/jekyll/post-survey.ts';
import { jekyllSite } from '../../src/jekyll/site-config.ts';
import { type SiteFacts, siteFindings } from '../../src/jekyll/site-findings.ts';

const good = 'timezone: UTC\npermalink: /:year/:title\nexcerpt_separator: "</p>"\n';

function findings(text: string | null, changes: Partial<SiteFacts> = {}) {
  const reading = readYamlText(text ?? '', 'jekyll');
  const site = jekyllSite(reading.mistake === null ? reading.value : null);
  const survey = openSurvey({ site, postsFolder: '_posts', now: new Date(0) }).result();
  const facts = { site, config: { file: '_config.yml', text }, categories: ['法广'], survey, ...changes };
  return siteFindings(facts);
}

/** Check → its fix, of those that are not in order. */
const fixes = (...args: Parameters<typeof findings>) =>
  Object.fromEntries(findings(...args).flatMap(({ check, fix }) => (fix === null ? [] : [[check, fix]])));

describe('siteFindings', () => {
  it('has nothing to say about a configuration that suits', () => {
    expect(findings(good)).toEqual([
      { check: 'blog', state: 'ok', message: '_config.yml can be read.', fix: null },
    ]);
  });

  it('names the line to change, or the one to add', () => {
    expect(fixes('title: x\ntimezone:\nexcerpt_separator: "\\n\\n"\npermalink: pretty\n')).toEqual({
      timezone: 'Write `timezone: UTC` in _config.yml:2.',
      excerpt: 'Write `excerpt_separator: "</p>"` in _config.yml:3.',
      permalink: expect.stringMatching(
        /^Write `permalink: \/:year\/:month\/:day\/:title\/` in _config\.yml:4\. /,
      ),
    });
    expect(fixes(null)).toMatchObject({
      timezone: 'Create _config.yml with the line `timezone: UTC`.',
      permalink: expect.stringContaining('`permalink: /:year/:month/:day/:title:output_ext`'),
    });
    expect(fixes('title: x')['timezone']).toBe('Add to _config.yml the line `timezone: UTC`.');
  });

  it('speaks of categories only where they are odd and in the address', () => {
    expect(fixes(`${good}permalink: /news/:categories/:title/`)['permalink']).toContain(
      '`permalink: /news/:title/`',
    );
    expect(fixes(`${good}permalink: date`, { categories: ['news'] })).toEqual({});
    expect(findings(`${good}permalink: date`, { categories: ['BBC News'] })[1]?.message).toContain(
      '/bbc%20news/',
    );
  });

  it('knows the feed that drops posts', () => {
    const survey = {
      ...openSurvey({ site: jekyllSite({}), postsFolder: '', now: new Date(0) }).result(),
      lastWeek: 150,
    };
    const plugins = `${good}plugins: [ jekyll-feed ]\n`;
    expect(fixes(plugins, { survey })).toEqual({
      feed: 'Add to _config.yml the line `feed:` and below it, indented, `posts_limit: 70`.',
    });
    expect(fixes(`${plugins}feed:\n  path: x.xml\n`, { survey })).toEqual({
      feed: 'Write `posts_limit: 70`, indented, below _config.yml:5.',
    });
    expect(fixes(`${plugins}feed: { posts_limit: 30 }\n`, { survey })).toEqual({});
    expect(fixes(good, { survey })).toEqual({});
  });

  it('knows settings that hurt', () => {
    expect(Object.keys(fixes(`${good}kramdown: { parse_block_html: true }`))).toEqual(['kramdown']);
    expect(Object.keys(fixes(`${good}limit_posts: 50`))).toEqual(['limit_posts']);
    expect(fixes(`${good}sass:\n  style: :expanded\n`)).toEqual({
      'blog-symbol': 'Write `style: expanded` in _config.yml:5.',
    });
    expect(findings(`${good.replace('UTC', 'Asia/Peking')}`)[1]).toMatchObject({ check: 'timezone' });
  });

  it('speaks of posts of the future where they do not show', () => {
    const future = { count: 2, examples: [{ path: 'a.md', detail: 'soon' }] };
    const survey = {
      ...openSurvey({ site: jekyllSite({}), postsFolder: '', now: new Date(0) }).result(),
      future,
    };
    expect(fixes(`${good}future: false\n`, { survey })).toEqual({
      future: 'Write `future: true` in _config.yml:4.',
    });
    expect(fixes(`${good}future: true\n`, { survey })).toEqual({});
  });
});

it('lineOf finds the last such key of the top level', () => {
  const config = { file: 'c.yml', text: 'a: 1\nfeed:\n  a: 2\n# a: 3\r\na : 4\nab: 5\n' };
  expect([lineOf(config, 'a'), lineOf(config, 'b'), lineOf({ file: 'c', text: null }, 'a')]).toEqual([
    5,
    null,
    null,
  ]);
  expect(writeLine(config, 'a', '6')).toBe('Write `a: 6` in c.yml:5.');
});

describe('growthFinding', () => {
  it('is calm for years, and warns half a year ahead', () => {
    expect(growthFinding({ posts: 1_000, bytes: 28e6, postsADay: 30 })).toMatchObject({
      state: 'ok',
      message:
        '1000 posts, 28.0 MB; a full build takes some 0.4 min with a bare layout, 1.2 min with a rich theme.',
    });
    expect(growthFinding({ posts: 5_685, bytes: 159e6, postsADay: 30 })).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('In 83 days, with 30 posts a day, that is beyond'),
    });
    expect(growthFinding({ posts: 9_000, bytes: 252e6, postsADay: 0 })).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('That is beyond'),
    });
    expect(growthFinding({ posts: 0, bytes: 0, postsADay: 0 }).state).toBe('ok');
  });
});
