// From the configuration's feeds to the pipeline's: site rules looked up, wishes settled.
import type { Config, FeedConfig } from '../config/schema.ts';
import { rulesForHost } from '../config/sites.ts';
import type { CommonRules } from '../core/common-rules.ts';
import { UsageError } from '../core/errors.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { parseHttpUrl } from '../core/url.ts';
import type { MirroredFeed } from '../pipeline/mirrored-feed.ts';

/** @param known every site's rules, of which a feed without `site` takes the one that has its host, and what holds for all */
export function mirroredFeeds(
  config: Config,
  known: { readonly sites: readonly SiteRules[]; readonly common: CommonRules },
): readonly MirroredFeed[] {
  return config.feeds.map((feed) => ({
    id: feed.id,
    url: feed.url,
    name: feed.name,
    rules: rulesFor(feed, known.sites),
    common: known.common,
    language: feed.language,
    tags: feed.tags,
    categories: feed.categories,
    author: feed.post.author,
    embeds: feed.post.embeds,
    links: feed.post.links,
    frontMatter: Object.entries(feed.post.frontMatter),
    byYear: config.jekyll.byYear,
    media: feed.media,
    keep: feed.keep,
    skip: feed.skip,
    wire: feed.wire,
  }));
}

function rulesFor(feed: FeedConfig, rules: readonly SiteRules[]): SiteRules | null {
  if (feed.site !== null) return rules.find((site) => site.id === feed.site) ?? null;
  return rulesForHost(rules, parseHttpUrl(feed.url)?.host ?? '');
}

/** @throws UsageError naming the ids that exist */
export function checkFeedIds(ids: readonly string[], config: Config): void {
  const known = config.feeds.map((feed) => feed.id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const detail = `There is no feed "${unknown}" in the configuration; it has ${known.join(', ') || 'none'}`;
  throw new UsageError('usage.invalid', { detail });
}
