// What in a blog's _config.yml will hurt its mirrored posts, each with the line to change. Pure.
import { type Finding, ok, warning } from '../core/finding.ts';
import { type ConfigText, lineOf, writeLine } from './config-line.ts';
import { dependsOnZone } from './permalink.ts';
import { namesCategories } from './post-faults.ts';
import { examples } from './post-findings.ts';
import type { PostSurvey } from './post-survey.ts';
import type { JekyllSite } from './site-config.ts';

export interface SiteFacts {
  readonly site: JekyllSite;
  readonly config: ConfigText;
  /** Of all feeds. */
  readonly categories: readonly string[];
  readonly survey: PostSurvey;
}

/** Each judges one thing; an empty list says that it is in order. */
const judges: readonly ((facts: SiteFacts) => readonly Finding[])[] = [
  timezone,
  permalink,
  future,
  excerpts,
  feedLimit,
  blockHtml,
  limitPosts,
  symbols,
];

export function siteFindings(facts: SiteFacts): readonly Finding[] {
  const found = judges.flatMap((judge) => judge(facts));
  const { file, text } = facts.config;
  const read = text === null ? `There is no ${file}: Jekyll's defaults hold.` : `${file} can be read.`;
  return [ok('blog', read), ...found];
}

function timezone({ site, config }: SiteFacts): readonly Finding[] {
  if (site.timezone === null) {
    const what = dependsOnZone(site) ? 'dates and addresses of posts depend' : 'dates of posts depend';
    return [
      warning(
        'timezone',
        `timezone is not set: ${what} on the machine that builds the blog.`,
        writeLine(config, 'timezone', 'UTC'),
      ),
    ];
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: site.timezone });
    return [];
  } catch {
    const message = `timezone: ${site.timezone} is no known zone, so that Jekyll takes UTC without a word.`;
    return [warning('timezone', message, writeLine(config, 'timezone', 'UTC'))];
  }
}

function permalink({ site, config, categories }: SiteFacts): readonly Finding[] {
  const odd = categories.find((category) => !/^[a-z0-9-]+$/.test(category));
  if (odd === undefined || !namesCategories(site)) return [];
  const shown = encodeURI(odd.toLowerCase());
  const template = /[/:]/.test(site.permalink)
    ? site.permalink.replace(/\/?:(?:slugified_)?categories/, '') || '/:title'
    : (withoutCategories.get(site.permalink) ?? '/:year/:month/:day/:title:output_ext');
  return [
    warning(
      'permalink',
      `permalink puts categories into addresses: "${odd}" becomes /${shown}/, and a feed that gets another category gets other addresses.`,
      `${writeLine(config, 'permalink', template)} On a blog that has readers their old links end with it: set it before the first post.`,
    ),
  ];
}

const withoutCategories: ReadonlyMap<string, string> = new Map([
  ['none', '/:title:output_ext'],
  ['pretty', '/:year/:month/:day/:title/'],
  ['ordinal', '/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:year/W:week/:short_day/:title:output_ext'],
]);

function future({ site, config, survey }: SiteFacts): readonly Finding[] {
  const { count } = survey.future;
  if (count === 0 || site.future) return [];
  const what = count === 1 ? '1 post is' : `${count} posts are`;
  return [
    warning(
      'future',
      `${what} dated in the future and not shown until then: ${examples(survey.future)}.`,
      writeLine(config, 'future', 'true'),
    ),
  ];
}

function excerpts({ site, config }: SiteFacts): readonly Finding[] {
  if (site.excerptSeparator !== '\n\n') return [];
  const where = site.showExcerpts ? ' that show_excerpts puts on the front page' : '';
  const message = `excerpt_separator is an empty line, so the excerpt${where} is the title over again.`;
  return [warning('excerpt', message, writeLine(config, 'excerpt_separator', '"</p>"'))];
}

function feedLimit({ site, config, survey }: SiteFacts): readonly Finding[] {
  const aDay = Math.ceil(survey.lastWeek / 7);
  if (!site.plugins.includes('jekyll-feed') || aDay <= site.feed.postsLimit) return [];
  const line = lineOf(config, 'feed');
  const setting = `\`posts_limit: ${Math.ceil((aDay * 3) / 10) * 10}\``;
  return [
    warning(
      'feed',
      `The blog's own feed holds ${site.feed.postsLimit} posts and gets some ${aDay} a day: who reads it once a day misses the others.`,
      line === null
        ? `Add to ${config.file} the line \`feed:\` and below it, indented, ${setting}.`
        : `Write ${setting}, indented, below ${config.file}:${line}.`,
    ),
  ];
}

function blockHtml({ site, config }: SiteFacts): readonly Finding[] {
  if (!site.parseBlockHtml) return [];
  const line = lineOf(config, 'kramdown');
  return [
    warning(
      'kramdown',
      'kramdown reads the HTML of posts as Markdown (parse_block_html), so that stars and underscores in articles become emphasis.',
      `Write \`parse_block_html: false\` below ${config.file}${line === null ? '' : `:${line}`}.`,
    ),
  ];
}

function limitPosts({ site, config }: SiteFacts): readonly Finding[] {
  if (site.limitPosts <= 0) return [];
  const message = `limit_posts keeps all but the newest ${site.limitPosts} posts out of the blog.`;
  return [warning('limit_posts', message, writeLine(config, 'limit_posts', '0'))];
}

/** Newer Rubies refuse symbols: "Tried to load unspecified class: Symbol" ends the build. */
function symbols({ config }: SiteFacts): readonly Finding[] {
  const lines = (config.text ?? '').split('\n');
  const index = lines.findIndex((line) => /^\s*(?:-\s+)?[\w-]+:\s+:[a-z]\w*\s*(?:#.*)?$/.test(line));
  const line = lines[index];
  if (line === undefined) return [];
  return [
    warning(
      'blog-symbol',
      `${config.file}:${index + 1} has a Ruby symbol, with which Jekyll 4 on newer Rubies does not build at all: ${line.trim()}.`,
      `Write \`${line.trim().replace(/:\s+:/, ': ')}\` in ${config.file}:${index + 1}.`,
    ),
  ];
}
