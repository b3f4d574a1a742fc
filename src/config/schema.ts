// The whole configuration: its sections in the order of the documentation, and the types that the program sees.
import type { NameWish } from '../core/article-facts.ts';
import type { PostLanguage } from '../core/types.ts';
import { feedsSection } from './schema-feeds.ts';
import { language, path, timeZone, z } from './schema-kit.ts';
import { backfillSection, httpSection } from './schema-network.ts';
import {
  capturesSection,
  logSection,
  notifySection,
  publishSection,
  serverSection,
  stateSection,
} from './schema-operation.ts';
import { jekyllSection, mediaSection, postSection, updatesSection } from './schema-posts.ts';

const contact = z
  .string()
  .transform((value) => (value.trim() === '' ? null : value.trim()))
  .refine(
    (value) => value === null || /^(?:https?:\/\/[^\s()]+|[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+)$/.test(value),
    {
      error: 'is neither a web nor an e-mail address',
    },
  );

/** The configuration file as it may be written; parsing it fills in every default. */
export const configSchema = z
  .strictObject({
    contact: contact
      .nullable()
      .prefault(null)
      .describe('Web or e-mail address that sources see in the User-Agent, so that they can reach you.'),
    timezone: timeZone().prefault('UTC').describe('Time zone of schedules and of dates on the command line.'),
    language: language()
      .prefault('zh-Hans')
      .describe('Language of the fixed words in posts: zh-Hans, zh-Hant, fr or en; a feed may have its own.'),
    archive: path()
      .prefault('archive')
      .describe('Folder of the mirror: posts, and what the program remembers.'),
    feeds: feedsSection,
    jekyll: jekyllSection,
    post: postSection,
    http: httpSection,
    backfill: backfillSection,
    media: mediaSection,
    updates: updatesSection,
    captures: capturesSection,
    state: stateSection,
    publish: publishSection,
    server: serverSection,
    notify: notifySection,
    log: logSection,
  })
  .meta({ title: 'Configuration of feedmirror' });

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type ParsedConfig = DeepReadonly<z.output<typeof configSchema>>;
type ParsedFeed = ParsedConfig['feeds'][number];

export type PostConfig = ParsedConfig['post'];
export type MediaConfig = ParsedConfig['media'];
export type UpdatesConfig = ParsedConfig['updates'];
/**
 * A feed with everything settled: site rules, top-level sections and defaults are looked up already.
 * Filter patterns are text, to be tested with the `u` flag; those of one rule that are not null must all match.
 */
export interface FeedConfig
  extends Pick<ParsedFeed, 'id' | 'url' | 'site' | 'schedule' | 'keep' | 'skip' | 'wire'> {
  readonly name: string;
  readonly language: PostLanguage;
  readonly tags: readonly NameWish[];
  readonly categories: readonly NameWish[];
  readonly post: PostConfig;
  readonly media: MediaConfig;
  readonly updates: UpdatesConfig;
}

/** A key that was set to something that this version does not do. */
export interface UnavailableKey {
  readonly key: string;
  readonly sentence: string;
}

/** The settled configuration, frozen. Durations are milliseconds, sizes bytes. */
export interface Config extends Omit<ParsedConfig, 'feeds' | 'jekyll'> {
  readonly feeds: readonly FeedConfig[];
  readonly jekyll: Omit<ParsedConfig['jekyll'], 'dir'> & { readonly dir: string };
  /** For a warning each; the program goes on. */
  readonly unavailable: readonly UnavailableKey[];
}
