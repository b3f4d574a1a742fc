// Settles what one key takes from another or from the site rules: names, languages, folders, overrides. Pure.
import { ConfigError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { checkSourceName } from '../core/source-name.ts';
import { postLanguage } from './languages.ts';
import type { Config, FeedConfig, ParsedConfig, UnavailableKey } from './schema.ts';

/** The whole configuration from its parsed form; `sites` holds the rules that feeds name. Throws `config.invalid`. */
export function settle(
  parsed: ParsedConfig,
  known: {
    readonly file: string;
    readonly sites: ReadonlyMap<string, SiteRules>;
    readonly unavailable: readonly UnavailableKey[];
  },
): Config {
  const feeds = parsed.feeds.map((feed, index): FeedConfig => {
    const site = feed.site === null ? undefined : known.sites.get(feed.site);
    const name = feed.name ?? site?.name ?? feed.id;
    const complaint = checkSourceName(name);
    if (complaint !== null) {
      const detail = `${complaint} (the name was taken from the id)`;
      throw new ConfigError('config.invalid', { file: known.file, key: `feeds[${index}].name`, detail });
    }
    return {
      ...feed,
      name,
      language: feed.language ?? postLanguage(site?.language ?? '') ?? parsed.language,
      tags: feed.tags ?? [name],
      categories: feed.categories ?? [name],
      post: overridden(parsed.post, feed.post),
      media: overridden(parsed.media, feed.media),
      updates: overridden(parsed.updates, feed.updates),
    };
  });
  const jekyll = { ...parsed.jekyll, dir: parsed.jekyll.dir ?? parsed.archive };
  return { ...parsed, feeds, jekyll, unavailable: known.unavailable };
}

/** `base` with the keys that `own` sets; a key that is there without a value sets nothing. */
function overridden<T extends object>(base: T, own: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const set = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(set) };
}
