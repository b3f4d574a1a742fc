// What all posts of a blog together show: heads that hurt, addresses that two share, dates. One post at a time, of
// which only faults and addresses are kept. Pure.

import { postFrom } from './blog-post.ts';
import { readFrontMatter } from './front-matter.ts';
import { possibleAddresses } from './permalink.ts';
import { nameFaults, type PostFault, type PostFaultKind, postFaults } from './post-faults.ts';
import type { JekyllSite } from './site-config.ts';

export interface FaultCount {
  readonly count: number;
  /** The first few: path, and what is wrong there. */
  readonly examples: readonly PostFault[];
}

export interface PostSurvey {
  readonly count: number;
  readonly faults: ReadonlyMap<PostFaultKind, FaultCount>;
  /** Instants, in milliseconds. */
  readonly newestMs: number | null;
  /** Posts dated later than now. */
  readonly future: FaultCount;
  /** Posts of the last seven days. */
  readonly lastWeek: number;
}

const shownExamples = 3;
const dayMs = 86_400_000;

export interface Surveyor {
  /** @param text the post, or as much of it as holds its front matter */
  add(path: string, text: string): void;
  /** A file that no text was read of: its name alone may hurt. */
  addName(path: string): void;
  result(): PostSurvey;
}

export function openSurvey(about: {
  readonly site: JekyllSite;
  readonly postsFolder: string;
  readonly now: Date;
}): Surveyor {
  const { postsFolder, now } = about;
  // Two posts that share an address in one zone do so in nearly all.
  const site = { ...about.site, timezone: about.site.timezone ?? 'UTC' };
  const faults = new Map<PostFaultKind, { count: number; examples: PostFault[] }>();
  const addresses = new Map<string, string>();
  const future: { count: number; examples: PostFault[] } = { count: 0, examples: [] };
  let count = 0;
  let newestMs: number | null = null;
  let lastWeek = 0;

  const note = (kind: PostFaultKind, fault: PostFault): void => {
    const known = faults.get(kind) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < shownExamples) known.examples.push(fault);
    faults.set(kind, known);
  };
  const dated = (path: string, ms: number): void => {
    newestMs = Math.max(newestMs ?? ms, ms);
    if (ms > now.getTime()) {
      future.count += 1;
      if (future.examples.length < shownExamples)
        future.examples.push({ path, detail: new Date(ms).toISOString() });
    } else if (ms > now.getTime() - 7 * dayMs) lastWeek += 1;
  };
  return {
    addName: (path) => {
      for (const [kind, fault] of nameFaults(path)) note(kind, fault);
    },
    add: (path, text) => {
      count += 1;
      const reading = readFrontMatter(text);
      for (const [kind, fault] of postFaults(path, reading, site)) note(kind, fault);
      if (reading.mistake !== null) return;
      const post = postFrom(reading.head, { path, postsFolder }, site);
      if (post === null) return;
      if (post.moment !== null) dated(path, post.moment.ms);
      for (const address of possibleAddresses(post, site)) {
        const first = addresses.get(address);
        if (first === undefined) addresses.set(address, path);
        else if (first !== path) note('shared-address', { path, detail: `and ${first}` });
      }
    },
    result: () => ({ count, faults, newestMs, future, lastWeek }),
  };
}
