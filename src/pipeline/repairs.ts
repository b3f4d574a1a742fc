// All damaged posts of a blog made whole, one after the other. What its owner edited is left, what would lose words too.
import type { CommonRules } from '../core/common-rules.ts';
import { PostError, RuleError } from '../core/errors.ts';
import type { PostText } from '../core/ports.ts';
import type { KnownPost } from '../core/repairs-port.ts';
import { bodyHash } from '../post/read.ts';
import type { ChangeEvent } from './events.ts';
import { inPages } from './in-pages.ts';
import type { PipelineParts } from './parts.ts';
import { type Repair, type RepairAbout, repairPost } from './repair-post.ts';
import { finishRewrites, rewritePost } from './rewrites.ts';

/** What became of a post that has something wrong with it. */
export interface RepairEvent {
  readonly event: 'repair';
  readonly path: string;
  readonly url: string;
  /** `edited`: left to its owner; `refused`: words would be lost; `unreadable`: see `reason`. */
  readonly outcome: 'repaired' | 'edited' | 'refused' | 'unreadable';
  /** What was found wrong: rules of its site, and faults of its markup. */
  readonly rules: readonly string[];
  readonly reason: string | null;
}

export interface RepairSums {
  readonly repaired: number;
  readonly edited: number;
  readonly refused: number;
  readonly unreadable: number;
  /** Nothing wrong with them. */
  readonly sound: number;
  /** Markdown, or a body of another program's making. */
  readonly otherShape: number;
  /** How many repaired posts each rule touched, by name. */
  readonly byRule: Readonly<Record<string, number>>;
}

export interface RepairRequest {
  /** The rules of the site that an address belongs to, and how its frames are wanted. */
  readonly siteOf: (url: string) => Pick<RepairAbout, 'rules' | 'embeds'>;
  readonly common: CommonRules;
  /** `preview` tells each change and writes nothing. */
  readonly mode: 'write' | 'preview';
}

type RepairParts = Pick<PipelineParts, 'state' | 'posts' | 'signal' | 'owner' | 'clock'> & {
  readonly report: (event: RepairEvent | ChangeEvent) => void;
};

/**
 * Repairs what the state knows, in the order of paths; stopped by the signal between two posts. Doing it again changes
 * nothing.
 * @throws PostError, StoreError: the disk or the state does not take it; the post at hand is whole, old or new
 */
export async function repairPosts(request: RepairRequest, parts: RepairParts): Promise<RepairSums> {
  const outcomes = { repaired: 0, edited: 0, refused: 0, unreadable: 0, sound: 0, otherShape: 0 };
  const byRule: Record<string, number> = {};
  if (request.mode === 'write') await finishRewrites(parts);
  for await (const post of inPages(null, parts.state.knownPosts, ({ path }) => path)) {
    if (parts.signal.aborted) break;
    const { outcome, rules, reason } = await repairOne(post, request, parts);
    outcomes[outcome] += 1;
    if (outcome === 'sound' || outcome === 'otherShape') continue;
    if (outcome === 'repaired') for (const rule of rules) byRule[rule] = (byRule[rule] ?? 0) + 1;
    parts.report({ event: 'repair', path: post.path, url: post.url, outcome, rules, reason });
  }
  const counted = Object.entries(byRule).sort(([, a], [, b]) => b - a);
  return { ...outcomes, byRule: Object.fromEntries(counted) };
}

interface Outcome {
  readonly outcome: RepairEvent['outcome'] | 'sound' | 'otherShape';
  readonly rules: readonly string[];
  readonly reason: string | null;
}

const nothing = { rules: [], reason: null };

async function repairOne(post: KnownPost, request: RepairRequest, parts: RepairParts): Promise<Outcome> {
  const read = await readOne(post.path, parts);
  if (read === null) return { outcome: 'sound', ...nothing };
  if ('reason' in read) return { outcome: 'unreadable', rules: [], reason: read.reason };
  const { text } = read;
  const standing = bodyHash(text);
  const isPreview = request.mode === 'preview';

  const repair = attempt(text, { url: post.url, common: request.common, ...request.siteOf(post.url) });
  if (repair.state === 'sound') return { outcome: 'sound', ...nothing };
  if (repair.state === 'other-shape') return { outcome: 'otherShape', ...nothing };
  const { rules } = repair;
  if (standing !== post.bodyHash) return { outcome: 'edited', rules, reason: 'it was edited by hand' };
  if (repair.state === 'refused') return { outcome: 'refused', rules, reason: repair.reason };
  if (isPreview) parts.report({ event: 'change', path: post.path, before: text, after: repair.text });
  // Its links may stand elsewhere now.
  else await rewritePost(post, { text: repair.text, links: null }, parts);
  return { outcome: 'repaired', rules, reason: null };
}

/** null when it is gone: the next pass over the folder will find out why. */
async function readOne(
  path: string,
  { posts }: RepairParts,
): Promise<PostText | { readonly reason: string } | null> {
  try {
    const found = await posts.readExactly(path);
    // Written back it would lose letters.
    return found?.isExact === false ? { reason: 'it is not valid UTF-8' } : found;
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    return { reason: String(error.context['detail'] ?? error.message) };
  }
}

function attempt(text: string, about: RepairAbout): Repair {
  try {
    return repairPost(text, about);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { state: 'refused', reason: error.message.replace(/\.$/, ''), rules: [] };
  }
}
