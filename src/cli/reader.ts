// What `feed` and `extract` need: site rules and, only when an address is asked for, a fetcher. They write no post and
// need no configuration file.
import { access } from 'node:fs/promises';
import { postLanguage } from '../config/languages.ts';
import { defaultConfig, loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import {
  loadAllSiteRules,
  loadCommonRules,
  loadSiteRules,
  rulesForHost,
  siteFolders,
} from '../config/sites.ts';
import { systemClock } from '../core/clock.ts';
import type { CommonRules } from '../core/common-rules.ts';
import type { Fetcher } from '../core/ports.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { PostLanguage } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { openState, stateExists } from '../store/state.ts';
import type { CliIo, GlobalOptions } from './io.ts';
import { openLog } from './log.ts';
import { configFile, fetcherFor, placesOf } from './world.ts';

export interface Reader {
  fetcher(): Promise<Fetcher>;
  /** What holds for every page. */
  readonly common: CommonRules;
  /** The rules of the site that an address belongs to. */
  rulesFor(url: string): SiteRules | null;
  /** @throws ConfigError config.site-missing */
  rulesNamed(name: string): Promise<SiteRules>;
  languageFor(rules: SiteRules | null): PostLanguage;
  now(): Date;
  close(): Promise<void>;
}

export async function openReader(options: GlobalOptions, io: CliIo): Promise<Reader> {
  const file = configFile(options, io.env);
  const isNamed = Boolean(options.config || io.env['FEEDMIRROR_CONFIG']);
  const config = isNamed || (await exists(file)) ? await loadConfig({ file, env: io.env }) : defaultConfig();
  const folders = siteFolders(file);
  const rules = await loadAllSiteRules(folders);
  const common = await loadCommonRules(folders);
  let opened: Promise<Opened> | null = null;
  return {
    common,
    fetcher: async () => {
      opened ??= openFetcher(config, options, io);
      return (await opened).fetcher;
    },
    rulesFor: (url) => rulesForHost(rules, parseHttpUrl(url)?.host ?? ''),
    rulesNamed: (name) => loadSiteRules(name, folders),
    languageFor: (site) => postLanguage(site?.language ?? '') ?? config.language,
    now: () => systemClock.now(),
    close: async () => {
      await (await opened)?.close();
    },
  };
}

interface Opened {
  readonly fetcher: Fetcher;
  close(): Promise<void>;
}

async function openFetcher(config: Config, options: GlobalOptions, io: CliIo): Promise<Opened> {
  const logger = await openLog(config.log.level === 'info' ? 'warn' : config.log.level, options, io);
  // Where there is an archive its hosts' budget counts, and our request counts in it; no other trace is left.
  const file = placesOf(config).stateFile;
  const mode = stateExists(file) ? 'write' : 'snapshot';
  const { budget, shut } = openState({ file, clock: systemClock, mode });
  const fetcher = fetcherFor(config, { budget, clock: systemClock, logger }, { options, env: io.env });
  return {
    fetcher,
    close: async () => {
      await fetcher.close();
      shut();
    },
  };
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
