// What config/sites/common.yaml may hold. The meaning of each key stands with CommonRules.
import type { CommonRules } from '../core/common-rules.ts';
import { isSelector } from '../core/html.ts';
import { regexText, text, z } from './schema-kit.ts';
import { hostName, hostPattern, removal } from './site-schema.ts';

const template = (place: string) =>
  text().refine((value) => value.includes(place), { error: `has no ${place}` });
const optionalTemplate = (description: string) =>
  template('{id}').nullable().prefault(null).describe(description);

const embed = z.strictObject({
  service: text().describe('One word for the service, as players name it in their attributes.'),
  hosts: z
    .array(hostName)
    .min(1, { error: 'names no host' })
    .describe('Its hosts; subdomains are meant too.'),
  id: regexText()
    .nullable()
    .prefault(null)
    .describe('Finds the id in an address of the service, without https:// (first group).'),
  bareId: regexText().nullable().prefault(null).describe('What an id alone looks like.'),
  frame: text()
    .refine((value) => value === '{url}' || value.includes('{id}'), { error: 'has no {id} and is not {url}' })
    .nullable()
    .prefault(null)
    .describe("The frame's address with `{id}`; `{url}`: the frame's own; none: a link instead of a frame."),
  watch: optionalTemplate('Where a person can look at it, with `{id}`.'),
  poster: optionalTemplate('A picture of it, with `{id}`.'),
});

const networkPost = z.strictObject({
  selector: text()
    .refine(isSelector, { error: 'is not a CSS selector' })
    .describe('The element that the script of a network would draw.'),
  attribute: text().describe('Its attribute that names the post.'),
  address: template('{value}').describe("The post's address, with `{value}` for the attribute's value."),
});

/** The file for every site's pages. */
export const commonSchema = z
  .strictObject({
    embeds: z.array(embed).prefault([]).describe('Services whose players and posts other pages embed.'),
    networkPosts: z
      .array(networkPost)
      .prefault([])
      .describe('Posts of networks that only a script would draw: they become text and a link.'),
    httpsHosts: z.array(hostPattern).prefault([]).describe('Hosts that serve https: http is upgraded.'),
    adwareHosts: z
      .array(hostName)
      .prefault([])
      .describe("Hosts of what an editor's browser extension wrote into articles; it is taken out."),
    remove: z
      .array(removal)
      .prefault([])
      .describe('What services add to articles, taken out after what the site rules name.'),
  })
  .meta({ title: 'Rules of feedmirror for every page' }) satisfies z.ZodType<CommonRules>;
