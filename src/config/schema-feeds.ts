// Keys of one feed.
import { nameFacts } from '../core/article-facts.ts';
import { httpAddress, ifSound, language, regexText, sourceName, z } from './schema-kit.ts';
import { mediaOverrides, postOverrides, updatesOverrides } from './schema-posts.ts';

/** Five fields of a cron line; what each may hold is the scheduler's to say. */
const cronLine = z
  .string()
  .refine((line) => /^[\d*][\d*,/\w-]*(?: +[\d*][\d*,/\w-]*){4}$/i.test(line.trim()), {
    error: 'is not a cron schedule such as "*/30 * * * *"',
  });

const filterFields = {
  title: regexText().nullable().prefault(null).describe("Tested on the entry's title."),
  section: regexText().nullable().prefault(null).describe("Tested on each of the entry's categories."),
  url: regexText().nullable().prefault(null).describe("Tested on the article's address."),
  credit: regexText()
    .nullable()
    .prefault(null)
    .describe("Tested on the article's credit line, such as © AFP."),
};

/** Several patterns in one rule must all match. */
const filterRule = z.union(
  [
    regexText().transform((title) => ({ title, section: null, url: null, credit: null })),
    z.strictObject(filterFields).refine((rule) => Object.values(rule).some((pattern) => pattern !== null), {
      error: 'has no pattern: give at least one of title, section, url, credit',
      when: ifSound,
    }),
  ],
  { error: 'is neither a regular expression nor a map of title, section, url, credit' },
);

/** Names that stand in every post, or those that an article gives. */
const names = z.array(
  z.union(
    [
      sourceName(),
      z.strictObject({
        article: z.enum(nameFacts).describe("The article's section, or its tags (keywords)."),
      }),
    ],
    { error: 'is neither a name nor a map such as { article: section }' },
  ),
);

export const feed = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'is not an id (lower-case letters, digits and hyphens)' })
    .describe(
      'Short name of the feed in commands and logs: lower-case letters, digits and hyphens. Required.',
    ),
  url: httpAddress().describe('Address of the RSS, Atom, RDF or JSON feed. Required.'),
  name: sourceName()
    .nullable()
    .prefault(null)
    .describe(
      'Author, tag and category of its posts: letters, digits, space, `·`, `.`, `-`. Default: the name in the site rules, else the id.',
    ),
  site: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, {
      error: 'is not a name of site rules (letters, digits and hyphens)',
    })
    .nullable()
    .prefault(null)
    .describe(
      "Rules for the article pages: a file name in `sites/`, without `.yaml`. Default: those of the page's host, else general extraction.",
    ),
  language: language()
    .nullable()
    .prefault(null)
    .describe(
      "Language of its posts: zh-Hans, zh-Hant, fr or en. Default: the site rules', else the top-level `language`.",
    ),
  schedule: cronLine
    .prefault('*/30 * * * *')
    .describe('When `run` polls the feed, as a cron line; never more often than every 15 minutes.'),
  tags: names
    .nullable()
    .prefault(null)
    .describe(
      "Tags of its posts: names, or `{ article: section }` and `{ article: tags }` for the article's own. Default, and where nothing else is left: the name.",
    ),
  categories: names
    .nullable()
    .prefault(null)
    .describe(
      'Categories of its posts, like `tags`. They are part of the permalink, so what the first writing of a post gives them stays. Default: the name.',
    ),
  keep: z
    .array(filterRule)
    .prefault([])
    .describe(
      'Mirror only entries that match one of these: a regular expression for the title, or a map of title, section, url, credit. Default: all.',
    ),
  skip: z
    .array(filterRule)
    .prefault([])
    .describe('Leave out entries that match one of these; wins over `keep`.'),
  wire: z
    .enum(['full', 'summary', 'skip'])
    .prefault('full')
    .describe(
      'Agency copy (© AFP and the like; the site rules tell it): mirror it in full, only the summary with a link, or not at all. A change holds for new entries.',
    ),
  post: postOverrides,
  media: mediaOverrides,
  updates: updatesOverrides,
});

export const feedsSection = z
  .array(feed)
  .prefault([])
  .superRefine((feeds, context) => {
    feeds.forEach(({ id }, index) => {
      const first = feeds.findIndex((other) => other.id === id);
      if (first === index) return;
      context.addIssue({ code: 'custom', message: `is the id of feeds[${first}] too`, path: [index, 'id'] });
    });
  })
  .describe('The feeds to mirror.');
