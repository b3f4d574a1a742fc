// The composition root of every command that mirrors: configuration, state, posts and fetcher, built once.
import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { loadAllSiteRules, loadCommonRules, siteFolders } from '../config/sites.ts';
import { systemClock } from '../core/clock.ts';
import type { CommonRules } from '../core/common-rules.ts';
import { ConfigError } from '../core/errors.ts';
import type { Clock, HostBudget, Logger } from '../core/ports.ts';
import type { SiteRules } from '../core/site-rules.ts';
import { createFetcher, type PoliteFetcher } from '../http/fetcher.ts';
import { proxiesFromEnvironment } from '../http/proxies.ts';
import { userAgentFor } from '../http/request-headers.ts';
import { openMediaCopier } from '../pipeline/copy-media.ts';
import type { MirroredFeed } from '../pipeline/mirrored-feed.ts';
import type { PipelineParts } from '../pipeline/parts.ts';
import { openPermalinks } from '../pipeline/permalinks.ts';
import { prepareArchive } from '../store/archive.ts';
import { openMediaFiles } from '../store/media-files.ts';
import { newOwner } from '../store/owner.ts';
import { openPostFiles } from '../store/posts.ts';
import { openState } from '../store/state.ts';
import { type BlogConfig, readBlogConfig } from './blog-config.ts';
import { mirroredFeeds } from './feeds.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { linkWarning } from './link-warning.ts';
import { openLog } from './log.ts';
import { programVersion } from './version.ts';

/** Where everything of one archive lies. */
export interface Places {
  readonly stateFile: string;
  readonly postsDir: string;
  /** The folder of the Jekyll site, which the posts folder lies in. */
  readonly blogDir: string;
  readonly tempDir: string;
}

export interface World {
  readonly config: Config;
  readonly feeds: readonly MirroredFeed[];
  /** Every site's rules, configured or not, and what holds for all. */
  readonly known: { readonly sites: readonly SiteRules[]; readonly common: CommonRules };
  readonly places: Places;
  readonly blog: BlogConfig;
  readonly parts: Omit<PipelineParts, 'report' | 'signal'>;
  close(): Promise<void>;
}

/** The configuration file that counts: --config, $FEEDMIRROR_CONFIG, config/feedmirror.yaml. */
export function configFile(options: GlobalOptions, env: NodeJS.ProcessEnv): string {
  // An empty variable is an unset one, as in most programs.
  return options.config || env['FEEDMIRROR_CONFIG'] || join('config', 'feedmirror.yaml');
}

export function placesOf(config: Config): Places {
  const own = join(config.archive, '.feedmirror');
  return {
    stateFile: join(own, 'state.db'),
    postsDir: join(config.jekyll.dir, config.jekyll.posts),
    blogDir: config.jekyll.dir,
    tempDir: join(own, 'tmp'),
  };
}

/**
 * A slot is taken before its request is sent, and the first one has a connection to make: 14 ms later was seen. The
 * server must not see the next request early.
 */
const arrivalMs = 15;

/** A fetcher as the configuration wants it. */
export function fetcherFor(
  config: Config,
  parts: { readonly budget: HostBudget; readonly clock: Clock; readonly logger: Logger },
  about: { readonly options: GlobalOptions; readonly env: NodeJS.ProcessEnv },
): PoliteFetcher {
  const { http, contact } = config;
  return createFetcher({
    ...parts,
    random: Math.random,
    userAgent: userAgentFor(programVersion(), contact),
    gapMs: http.gap === 0 ? 0 : http.gap + arrivalMs,
    timeoutMs: http.timeout,
    maxBytes: http.maxBytes,
    privateHosts: about.options.allowPrivateHosts === true ? 'allow' : 'refuse',
    proxies: proxiesFromEnvironment(http.proxy === 'env' ? about.env : {}),
  });
}

/**
 * @param mode `snapshot` works on a copy of the state in memory, so that nothing on disk changes
 * @throws ConfigError, StoreError
 */
export async function openWorld(
  options: GlobalOptions,
  io: CliIo,
  mode: 'write' | 'snapshot',
): Promise<World> {
  const file = configFile(options, io.env);
  const config = await loadConfig({ file, env: io.env });
  for (const key of config.unavailable) io.printError(`${file}: ${key.sentence}`);
  if (config.contact === null && options.quiet !== true) {
    io.printError(`${file}: contact is not set: sources cannot reach you. Give a web or e-mail address.`);
  }
  const logger = await openLog(config.log.level, options, io);
  const places = placesOf(config);
  if (mode === 'write') await prepareArchive(config.archive, systemClock);
  const { state, budget, shut } = openState({ file: places.stateFile, clock: systemClock, mode });
  const fetcher = fetcherFor(config, { budget, clock: systemClock, logger }, { options, env: io.env });
  const folders = siteFolders(file);
  const known = { sites: await loadAllSiteRules(folders), common: await loadCommonRules(folders) };
  const feeds = mirroredFeeds(config, known);
  const posts = openPostFiles(places);
  const blog = await readBlogConfig(config.jekyll.dir);
  const strange = strangeBlog(config, blog);
  if (strange !== null && options.quiet !== true) io.printError(strange);
  const warning = feeds.some((feed) => feed.links === 'mirror') ? linkWarning(blog) : null;
  if (warning !== null && options.quiet !== true) io.printError(warning);
  const permalinks = openPermalinks(
    { feeds, blog: { site: blog.site, postsFolder: config.jekyll.posts } },
    { state, posts, clock: systemClock },
  );
  if (blog.site === null && feeds.some(({ media: wish }) => wish.mode === 'copy' && wish.baseUrl === null)) {
    const detail = `it cannot be understood (${blog.detail}), so where copied pictures are served from is unknown: mend it, or set media.baseUrl`;
    throw new ConfigError('config.invalid', { file: blog.file, key: 'baseurl', detail });
  }
  const mediaFiles = openMediaFiles({ jekyllDir: config.jekyll.dir, tempDir: places.tempDir });
  const baseurl = blog.site?.baseurl ?? '';
  const owner = newOwner();
  const media = openMediaCopier({
    ...{ fetcher, state, files: mediaFiles, clock: systemClock, logger, baseurl, owner },
  });
  return {
    config,
    places,
    known,
    blog,
    feeds,
    parts: { fetcher, state, posts, permalinks, media, clock: systemClock, logger, owner },
    close: async () => {
      await fetcher.close();
      shut();
    },
  };
}

/** A blog that was named, and is none (yet): a misspelt folder would fill with posts that nobody sees. */
function strangeBlog({ jekyll, archive }: Config, blog: BlogConfig): string | null {
  if (blog.site === null || blog.text !== null || jekyll.dir === archive) return null;
  return `${jekyll.dir} (jekyll.dir) has no _config.yml, so it is no Jekyll site yet: posts are written there all the same.`;
}
