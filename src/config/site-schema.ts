// What config/sites/<name>.yaml may hold. The meaning of each key stands with SiteRules; the article room uses it.
import { isSelector } from '../core/html.ts';
import { type SiteRules, type SiteVersion, stepNames } from '../core/site-rules.ts';
import { pageFamilies } from '../core/types.ts';
import {
  httpAddress,
  ifSound,
  regexText,
  sourceName,
  text,
  timeZone,
  wholeNumber,
  yesOrNo,
  z,
} from './schema-kit.ts';

const selector = () => text().refine(isSelector, { error: 'is not a CSS selector' });
const selectors = (description: string) =>
  z.array(selector()).prefault([]).describe(`${description} CSS selectors, tried in order.`);
const patterns = (description: string) =>
  z.array(regexText()).prefault([]).describe(`${description} Regular expressions, tested with the u flag.`);
const steps = (description: string) => z.array(z.enum(stepNames)).prefault([]).describe(description);
const pattern = (description: string) => regexText().nullable().prefault(null).describe(description);

export const hostName = z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, {
  error: 'is not a host name (lower case, without https:// and path)',
});

/** `*.` in front: the hosts below it too. */
export const hostPattern = z.string().regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, {
  error: 'is not a host name (lower case, without https:// and path; "*." in front for all below it)',
});

export const removal = z.strictObject({
  id: text().describe('Name under which removals are counted.'),
  selector: selector().describe('CSS selector of what is taken out.'),
  reason: text().describe('Why it is no part of the article.'),
});

const version = z.strictObject({
  id: text().describe('Name of the version, such as the year it began.'),
  detect: selector()
    .nullable()
    .prefault(null)
    .describe('Selector that only pages of this version match; the last version needs none.'),
  title: selectors('The title.'),
  body: selectors('The body.'),
  standfirst: selectors('The standfirst.'),
  leadImage: selectors('The figure or picture above the text.'),
  leadCaption: selectors("The lead image's caption."),
  leadCredit: selectors("The lead image's credit."),
  printedDate: selectors('The first date that the page prints.'),
  time: selectors('A time element with a datetime.'),
  author: selectors('The byline.'),
  section: selectors('The section.'),
  tags: selectors('Tags.'),
  credit: selectors('The credit line of the text.'),
  leadPlayer: selectors('A player above the text; it becomes the first block of the body.'),
  repairs: steps('Named steps that mend the page before anything is taken out.'),
  remove: z.array(removal).prefault([]).describe('What is taken out of the page, each with its reason.'),
  steps: steps('Named steps that turn what is left into plain HTML, in order.'),
}) satisfies z.ZodType<SiteVersion>;

const linkWrapper = z.strictObject({
  host: hostName.describe('The service that the links lead through.'),
  path: regexText().describe('Pattern of the path of such a link.'),
  parameter: text().describe('The query parameter that holds the address meant.'),
});

const family = z
  .strictObject({
    family: z
      .enum(pageFamilies)
      .describe('What such a page is; live-blog, section and not-found are never written as articles.'),
    path: pattern('Pattern of the decoded path.'),
    title: pattern('Pattern of the title.'),
    selector: selector().nullable().prefault(null).describe('Selector that such a page matches.'),
  })
  .refine((rule) => rule.path !== null || rule.title !== null || rule.selector !== null, {
    error: 'has no condition: give at least one of path, title, selector',
    when: ifSound,
  });

const sitemaps = z
  .strictObject({
    indexes: z.array(httpAddress()).prefault([]).describe('Addresses of sitemap indexes.'),
    news: z.array(httpAddress()).prefault([]).describe('Addresses of news sitemaps (the last two days).'),
    articles: patterns('Addresses of children that hold articles.'),
    skip: patterns('Addresses of children that hold none, whatever else they match.'),
  })
  .prefault({})
  .describe('Where the site lists its past.');

const paging = z.strictObject({
  listing: regexText().describe('Pattern of the decoded path of a page that lists articles.'),
  next: text()
    .refine((value) => value.includes('{n}'), { error: 'has no {n} for the number of the page' })
    .describe('Address of a further page: `{url}` is the listing, `{n}` the number.'),
  first: wholeNumber({ min: 0, max: 1000 }).prefault(2).describe('Number of the first further page.'),
});

/** A file of site rules; its name is the rules' id. */
export const siteSchema = z
  .strictObject({
    name: sourceName().describe('Author, tag and category of posts when no feed gives a name.'),
    hosts: z
      .array(hostName)
      .min(1, { error: 'names no host' })
      .describe('Hosts whose pages these rules are for.'),
    timezone: timeZone()
      .prefault('UTC')
      .describe('IANA time zone of dates that the site prints without one.'),
    language: text().nullable().prefault(null).describe('Language of the site, when it has only one.'),
    identity: z
      .strictObject({
        dropQuery: yesOrNo()
          .prefault(false)
          .describe('Addresses that differ in the query alone are one article.'),
      })
      .prefault({})
      .describe('When two addresses are the same article.'),
    urlDate: patterns('The date in an address: first group YYYYMMDD, or groups year, month, day.'),
    titleBoilerplate: patterns('Cut from titles.'),
    genericImages: patterns('Addresses of images that stand for "no image".'),
    media: z
      .strictObject({
        width: z
          .strictObject({
            pattern: regexText().describe('What tells the width in an address.'),
            replace: text()
              .refine((value) => value.includes('{width}'), { error: 'does not hold {width}' })
              .describe('What stands there for another width: {width}, and groups of the pattern ($1).'),
          })
          .nullable()
          .prefault(null)
          .describe('Makes the address of a picture in another width.'),
        referrer: z
          .enum(['none', 'page', 'origin'])
          .prefault('none')
          .describe(
            "What its pictures want to be asked with: no Referer, the article's address, or its origin.",
          ),
      })
      .prefault({})
      .describe('How copies of its pictures are asked for.'),
    imageWidth: pattern("A picture's width in its address, as first group."),
    wireCredits: patterns('Credit lines of agency copy.'),
    creditLines: patterns('Last paragraphs that are nothing but a copyright.'),
    httpsHosts: z.array(hostPattern).prefault([]).describe('Hosts that serve https: http is upgraded.'),
    linkWrappers: z.array(linkWrapper).prefault([]).describe('Links that lead through another service.'),
    families: z.array(family).prefault([]).describe('Tells the page families apart; the first match wins.'),
    versions: z
      .array(version)
      .min(1, { error: 'has no version' })
      .describe('Sets of selectors, newest first; the first whose `detect` matches serves.'),
    sitemaps,
    paging: z.array(paging).prefault([]).describe('Listing pages that go on under further addresses.'),
  })
  .meta({ title: 'Site rules of feedmirror' }) satisfies z.ZodType<Omit<SiteRules, 'id' | 'common'>>;

const extendsKey = text()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, { error: 'is not a name of site rules (letters, digits and hyphens)' })
  .optional()
  .describe('Name of other site rules, from which every key comes that this file does not have.');

/** The name of the rules that a file builds on; all other keys pass. */
export const extendsSchema = z.looseObject({ extends: extendsKey });

/** A file as an editor sees it: what `extends` brings need not be there. */
export const siteFileSchema = z
  .strictObject({ extends: extendsKey, ...siteSchema.partial().shape })
  .meta({ title: 'Site rules of feedmirror' });
