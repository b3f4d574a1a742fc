// Keys about what is written: jekyll, post, media, updates. The last three may be overridden by a feed.
import { articleFacts } from '../core/article-facts.ts';
import { isReservedFrontMatter, longestFrontMatterKey } from '../core/reserved-front-matter.ts';
import {
  duration,
  httpAddress,
  overridesOf,
  path,
  pathInside,
  size,
  wholeNumber,
  yesOrNo,
  z,
} from './schema-kit.ts';

const fixedValues = [z.string(), z.number(), z.boolean(), z.array(z.string())] as const;
const fixedValue = z.union(fixedValues, {
  error: 'is neither text, a number, true, false nor a list of texts',
});

const fromArticle = z.strictObject({
  article: z
    .enum(articleFacts)
    .describe(
      'What of the article: byline, section, tags, image (address of the lead picture), summary, language or source (the name of the feed).',
    ),
  else: fixedValue
    .nullable()
    .prefault(null)
    .describe('Value for articles without it. Default: the line is left out.'),
});

const frontMatterValue = z.union([...fixedValues, fromArticle], {
  error: 'is neither text, a number, true, false, a list of texts nor a map of article and else',
});

const frontMatter = z.record(z.string(), frontMatterValue).superRefine((values, context) => {
  for (const [key, value] of Object.entries(values)) {
    const message = wrongKey(key) ?? wrongNumber(value);
    if (message !== null) context.addIssue({ code: 'custom', message, path: [key] });
    const instead = typeof value === 'object' && 'else' in value ? wrongNumber(value.else) : null;
    if (instead !== null) context.addIssue({ code: 'custom', message: instead, path: [key, 'else'] });
  }
});

function wrongKey(key: string): string | null {
  if (isReservedFrontMatter(key))
    return 'cannot be set, because feedmirror writes this line itself or every post would get the same address, date or state';
  if (!/^[A-Za-z_][\w-]*$/.test(key))
    return 'stands under a key that is not made of letters, digits, _ and -';
  if (key.length <= longestFrontMatterKey) return null;
  return `stands under a key of more than ${longestFrontMatterKey} characters`;
}

/** YAML has read it as a number already, and lost its last digits. */
function wrongNumber(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return null;
  return 'is a number too large to be kept exactly; put it in quotes as it is meant';
}

export const jekyllSection = z
  .strictObject({
    dir: path()
      .nullable()
      .prefault(null)
      .describe('Folder of the Jekyll site that the posts go into. Default: the archive folder itself.'),
    posts: pathInside('the Jekyll folder')
      .prefault('_posts')
      .describe('Folder of the posts, relative to `jekyll.dir`.'),
    byYear: yesOrNo().prefault(false).describe('Put posts into a folder for each year (`_posts/2020/`).'),
  })
  .prefault({})
  .describe('The blog that the posts are written for.');

const postFields = {
  author: z
    .enum(['name', 'byline'])
    .prefault('name')
    .describe("The author line: the feed's `name`, or the article's own byline where it has one."),
  frontMatter: frontMatter
    .prefault({})
    .describe(
      'Extra front matter lines, written after the usual ones in the order given: fixed values, or `{ article: byline }` for a fact of the article (byline, section, tags, image, summary, language, source), with `else: …` for articles without it.',
    ),
  embeds: z
    .enum(['iframe', 'link'])
    .prefault('iframe')
    .describe('Players of other sites: keep their frame, or write a picture or title that links to them.'),
  links: z
    .enum(['source', 'mirror'])
    .prefault('source')
    .describe(
      'Links to articles that are mirrored too: leave them on the source, or point them to the mirror.',
    ),
};

/** Jekyll publishes no folder whose name begins like these. */
const mediaDir = pathInside('the Jekyll folder').refine(
  (dir) => !dir.split('/').some((part) => /^[._#]|[~]$/.test(part)),
  { error: 'has a part that begins with ".", "_" or "#", or ends with "~": Jekyll would not publish it' },
);

const mediaFields = {
  mode: z
    .enum(['link', 'copy'])
    .prefault('link')
    .describe("Pictures: link to the source's, or keep copies beside the posts."),
  audio: z
    .enum(['link', 'copy'])
    .prefault('link')
    .describe("With `mode: copy`, sound too: link to the source's, or keep copies."),
  dir: mediaDir.prefault('assets/mirror').describe('Folder of copied media, relative to `jekyll.dir`.'),
  width: wholeNumber({ min: 1, max: 10_000 })
    .nullable()
    .prefault(null)
    .describe(
      'Ask for copies of pictures in this width, in pixels, where the site rules know how. Default: as the post would show them.',
    ),
  maxBytes: size({ min: '1B', max: '1TB' }).prefault('10MB').describe('A larger file is linked, not copied.'),
  totalBytes: size({ min: '1B', max: '1000TB' })
    .nullable()
    .prefault(null)
    .describe('Copy nothing more when all copies together are this large. Default: no limit.'),
  keep: duration({ min: '1d', max: '36500d' })
    .nullable()
    .prefault(null)
    .describe('How long copies are kept. Default: for ever.'),
  baseUrl: httpAddress()
    .nullable()
    .prefault(null)
    .describe("Address that copies are served from. Default: the site's own `baseurl`."),
};

const updateFields = {
  check: z
    .array(duration({ min: '15m', max: '3650d' }))
    .prefault(['24h'])
    .describe('Ages of an article at which its page is looked at again for corrections; `[]` for never.'),
  onFeedChange: yesOrNo()
    .prefault(true)
    .describe('Look at the page again when its entry in the feed changes.'),
  withdrawn: z
    .enum(['mark', 'keep', 'remove'])
    .prefault('mark')
    .describe('A post whose article the source has taken down: mark it, keep it as it is, or remove it.'),
};

export const postSection = z.strictObject(postFields).prefault({}).describe('How a post is written.');
export const mediaSection = z.strictObject(mediaFields).prefault({}).describe('Pictures and sound.');
export const updatesSection = z
  .strictObject(updateFields)
  .prefault({})
  .describe('Corrections by the source.');

const overrideOf = (section: string) => `Any key of \`${section}\`, for this feed alone.`;
export const postOverrides = overridesOf(postFields).prefault({}).describe(overrideOf('post'));
export const mediaOverrides = overridesOf(mediaFields).prefault({}).describe(overrideOf('media'));
export const updatesOverrides = overridesOf(updateFields).prefault({}).describe(overrideOf('updates'));
