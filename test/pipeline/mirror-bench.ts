// A whole mirror on real parts (SQLite, files, HTTP to the sample site) under a clock that jumps instead of waiting.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadCommonRules, loadSiteRules, siteFolders } from '../../src/config/sites.ts';
import type { Logger } from '../../src/core/ports.ts';
import { createFetcher } from '../../src/http/fetcher.ts';
import { type JekyllSite, jekyllSite } from '../../src/jekyll/site-config.ts';
import { openMediaCopier } from '../../src/pipeline/copy-media.ts';
import type { PassEvent } from '../../src/pipeline/events.ts';
import type { MirroredFeed } from '../../src/pipeline/mirrored-feed.ts';
import type { PipelineParts } from '../../src/pipeline/parts.ts';
import { type PassRequest, runPass } from '../../src/pipeline/pass.ts';
import { openPermalinks } from '../../src/pipeline/permalinks.ts';
import { type RebuildRequest, rebuildPosts } from '../../src/pipeline/rebuild.ts';
import { relinkPosts } from '../../src/pipeline/relink.ts';
import { type PassSummary, tally } from '../../src/pipeline/tally.ts';
import { prepareArchive } from '../../src/store/archive.ts';
import { openMediaFiles } from '../../src/store/media-files.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { type JumpingClock, jumpingClock } from '../http/loopback.ts';
import { type Origin, startOrigin } from '../origin/server.ts';
import { linkedMedia } from './linked-media.ts';

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What was told, and its sums. */
export interface Passed {
  readonly events: readonly PassEvent[];
  readonly sums: PassSummary;
}

export interface MirrorBench {
  readonly origin: Origin;
  readonly clock: JumpingClock;
  readonly folder: string;
  readonly postsDir: string;
  readonly feed: MirroredFeed;
  /** One pass of a process of its own: opened, run, shut. */
  pass(changes?: Partial<PassRequest>, signal?: AbortSignal): Promise<Passed>;
  /** The same for a rebuild; a preview works on a copy of the state. */
  rebuild(changes?: Partial<RebuildRequest>): Promise<Passed>;
  /** The same for a rebuild without `--refetch`. */
  relink(changes?: Partial<RebuildRequest>): Promise<Passed>;
  /** What the blog's configuration says from now on; at first UTC and Jekyll's defaults. */
  setBlog(config: object): void;
  /** File names, sorted. */
  posts(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  forgetState(): Promise<void>;
}

export async function openMirrorBench(changes: Partial<MirroredFeed> = {}): Promise<MirrorBench> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmirror-pipeline-'));
  const origin = await startOrigin();
  onTestFinished(async () => {
    await origin.close();
    await rm(folder, { recursive: true, force: true });
  });
  const clock = jumpingClock();
  const postsDir = join(folder, '_posts');
  const own = join(folder, '.feedmirror');
  const feed: MirroredFeed = {
    id: 'sample',
    url: origin.feedUrl,
    name: '法广',
    rules: await loadSiteRules('rfi', siteFolders(null)),
    common: await loadCommonRules(siteFolders(null)),
    embeds: 'iframe',
    links: 'source',
    language: 'zh-Hans',
    tags: ['法广'],
    categories: ['法广'],
    author: 'name',
    frontMatter: [],
    byYear: false,
    keep: [],
    skip: [],
    wire: 'full',
    media: linkedMedia,
    ...changes,
  };

  let site: JekyllSite = jekyllSite({ timezone: 'UTC' });

  /** One process: opened, run, shut. */
  const run = async (
    mode: 'write' | 'snapshot',
    work: (parts: PipelineParts) => Promise<void>,
  ): Promise<Passed> => {
    await prepareArchive(folder, clock);
    const { state, budget, shut } = openState({ file: join(own, 'state.db'), clock, mode });
    const fetcher = createFetcher({
      budget,
      clock,
      random: () => 0.5,
      logger: silent,
      userAgent: 'feedmirror/0.1.0 (+https://mirror.example/about)',
      gapMs: 0,
      timeoutMs: 5000,
      maxBytes: 5_000_000,
      privateHosts: 'allow',
      proxies: { http: null, https: null, direct: [] },
    });
    const events: PassEvent[] = [];
    const posts = openPostFiles({ postsDir, blogDir: folder, tempDir: join(own, 'tmp') });
    const blog = { site, postsFolder: '_posts' };
    const files = openMediaFiles({ jekyllDir: folder, tempDir: join(own, 'tmp') });
    const { baseurl } = site;
    try {
      await work({
        fetcher,
        state,
        clock,
        posts,
        permalinks: openPermalinks({ feeds: [feed], blog }, { state, posts, clock }),
        media: openMediaCopier({ fetcher, state, files, clock, logger: silent, baseurl, owner: 'test' }),
        logger: silent,
        report: (event) => events.push(event),
        owner: 'test',
        signal: new AbortController().signal,
      });
    } finally {
      await fetcher.close();
      shut();
    }
    const { isDegraded: _, ...sums } = tally(events);
    return { events, sums };
  };
  const pass: MirrorBench['pass'] = (request = {}, signal) =>
    run('write', (parts) =>
      runPass(
        { feeds: [feed], only: null, floor: 'keep', mode: 'mirror', folder: postsDir, ...request },
        signal === undefined ? parts : { ...parts, signal },
      ),
    );
  const rebuild: MirrorBench['rebuild'] = (request = {}) =>
    run(request.mode === 'preview' ? 'snapshot' : 'write', (parts) =>
      rebuildPosts(
        { feeds: [feed], only: null, since: null, mode: 'write', folder: postsDir, ...request },
        parts,
      ),
    );
  const relink: MirrorBench['relink'] = (request = {}) =>
    run(request.mode === 'preview' ? 'snapshot' : 'write', (parts) =>
      relinkPosts(
        { feeds: [feed], only: null, since: null, mode: 'write', folder: postsDir, ...request },
        parts,
      ),
    );
  return {
    origin,
    clock,
    folder,
    postsDir,
    feed,
    pass,
    rebuild,
    relink,
    setBlog: (config) => {
      site = jekyllSite(config);
    },
    posts: async () => (await readdir(postsDir)).sort(),
    read: (name) => readFile(join(postsDir, name), 'utf8'),
    forgetState: () => rm(own, { recursive: true, force: true }),
  };
}

/** Requests for article pages: everything but robots.txt and the feeds. */
export function pageRequests(origin: Origin): readonly string[] {
  return origin.log
    .map((request) => request.path)
    .filter((path) => path !== '/robots.txt' && !/\/rss$/.test(path));
}
