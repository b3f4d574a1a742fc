// `feedmirror adopt`: the blog's posts learned, missing ones accepted as deleted, damaged ones repaired.
import { loadConfig } from '../config/load.ts';
import { rulesForHost } from '../config/sites.ts';
import { parseHttpUrl } from '../core/url.ts';
import type { ChangeEvent, FolderEvent } from '../pipeline/events.ts';
import { reconcileFolder } from '../pipeline/folder.ts';
import { feedForAddress, identityByAddress } from '../pipeline/identity.ts';
import type { RepairAbout } from '../pipeline/repair-post.ts';
import { type RepairEvent, repairPosts } from '../pipeline/repairs.ts';
import { stateExists } from '../store/state.ts';
import { checkBlogFolder } from './blog-folder.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { describeRepair, describeRepairSums, repairProblem } from './repair-report.ts';
import { describeEvent, eventJson } from './report.ts';
import { configFile, openWorld, placesOf, type World } from './world.ts';

export interface AdoptOptions {
  readonly acceptDeletions?: boolean;
  readonly repair?: boolean;
  readonly dryRun?: boolean;
}

/**
 * @param dir the blog's folder or its posts folder; null: the configured one
 * @returns 0; 1 when a post could not be read or repaired: the rest is learned and repaired
 */
export async function adopt(
  dir: string | null,
  options: AdoptOptions & GlobalOptions,
  io: CliIo,
): Promise<number> {
  const isDry = options.dryRun === true;
  if (dir !== null) {
    const places = placesOf(await loadConfig({ file: configFile(options, io.env), env: io.env }));
    await checkBlogFolder(dir, places, stateExists(places.stateFile));
  }
  const world = await openWorld({ ...options, quiet: true }, io, isDry ? 'snapshot' : 'write');
  try {
    const found = await learn(world, options.acceptDeletions === true ? 'accept' : 'guard');
    tellFolder(found, options, io);
    const isWhole = options.repair !== true || (await repair(world, options, io));
    return found.unreadable === 0 && isWhole ? exitStatus.ok : exitStatus.needsPerson;
  } finally {
    await world.close();
  }
}

function learn({ places, feeds, parts }: World, deletions: 'accept' | 'guard'): Promise<FolderEvent> {
  const request = { folder: places.postsDir, deletions, identityOf: identityByAddress(feeds) };
  return reconcileFolder(request, parts);
}

function tellFolder(found: FolderEvent, options: AdoptOptions & GlobalOptions, io: CliIo): void {
  const isDry = options.dryRun === true;
  if (options.json === true) io.print(jsonLine({ ...found, dryRun: isDry }));
  else if (options.quiet !== true) {
    const lines = describeEvent(found, isDry);
    for (const line of lines.length === 0 ? ['Nothing new in the folder.'] : lines) io.print(line);
  }
  for (const { path, reason } of found.problems)
    io.printError(printable(`Cannot read the post ${path}: ${reason}.`));
}

/** Whether all that is damaged is repaired, but for what its owner edited. */
async function repair(world: World, options: AdoptOptions & GlobalOptions, io: CliIo): Promise<boolean> {
  const isDry = options.dryRun === true;
  const { feeds, known, parts } = world;
  const siteOf = (url: string): Pick<RepairAbout, 'rules' | 'embeds'> => {
    const feed = feedForAddress(url, feeds);
    const rules = feed?.rules ?? rulesForHost(known.sites, parseHttpUrl(url)?.host ?? '');
    return { rules, embeds: feed?.embeds ?? 'iframe' };
  };
  const report = (event: RepairEvent | ChangeEvent): void => {
    if (options.json === true) io.print(jsonLine(event.event === 'change' ? eventJson(event) : event));
    else if (options.quiet !== true) for (const line of describeRepair(event, isDry)) io.print(line);
    const problem = repairProblem(event);
    if (problem !== null) io.printError(problem);
  };
  const sums = await repairPosts(
    { siteOf, common: known.common, mode: isDry ? 'preview' : 'write' },
    { ...parts, signal: io.signal, report },
  );
  if (options.json === true) io.print(jsonLine({ event: 'repairs', dryRun: isDry, ...sums }));
  else if (options.quiet !== true) for (const line of describeRepairSums(sums, isDry)) io.print(line);
  return sums.refused + sums.unreadable === 0;
}
