// Putting one post on disk without ever taking another's place or undoing its owner's work.

import type { EntryRecord } from '../core/entry-record.ts';
import { PostError } from '../core/errors.ts';
import type { PathCandidate } from '../core/state-port.ts';
import { canonicalKey } from '../core/url.ts';
import { bodyHash, readPost } from '../post/read.ts';
import { mergePost } from '../post/update.ts';
import type { PipelineParts } from './parts.ts';

type WriteParts = Pick<PipelineParts, 'posts' | 'state'>;

/** `left`: the owner deleted or edited the post, so it stays as it is. */
export type Written =
  | { readonly left: 'deleted' | 'edited'; readonly path: string }
  | { readonly left: null; readonly path: string; readonly bodyHash: string; readonly isChanged: boolean };

/** The post that stands at an entry's path, told apart by its `from:`. */
export async function standingAt(
  path: string,
  entry: EntryRecord,
  parts: WriteParts,
): Promise<
  | { readonly kind: 'none' | 'other' }
  | { readonly kind: 'own'; readonly text: string; readonly isExact: boolean }
> {
  const found = await parts.posts.readExactly(path);
  if (found === null) return { kind: 'none' };
  const { url } = readPost(found.text);
  const key = url === null ? null : canonicalKey(url);
  if (key === null) return { kind: 'other' };
  const isOwn = key === canonicalKey(entry.url) || (await parts.state.findKey([key])) === entry.key;
  return isOwn ? { kind: 'own', ...found } : { kind: 'other' };
}

/**
 * Writes `text` at the entry's path; when a stranger's file has taken it, at the next free name.
 * @param entry a settled entry: its path is chosen
 * @throws PostError when the disk does not take it; then nothing has changed
 */
export async function writePost(
  entry: EntryRecord & { readonly path: string },
  text: string,
  about: {
    /** What was written last time, as it would be rendered today; null at the first writing. */
    readonly previous: string | null;
    readonly names: readonly PathCandidate[];
    readonly parts: WriteParts;
  },
): Promise<Written> {
  const { parts, previous } = about;
  const standing = await standingAt(entry.path, entry, parts);
  if (standing.kind === 'own') {
    const standingHash = bodyHash(standing.text);
    // Written a moment ago by another process, or by one that died before it could say so.
    if (entry.bodyHash === null)
      return { left: null, path: entry.path, bodyHash: standingHash, isChanged: false };
    // What is no UTF-8 was not written by us, and putting it back would lose letters.
    if (standingHash !== entry.bodyHash || !standing.isExact) return { left: 'edited', path: entry.path };
    const merged = mergePost({ onDisk: standing.text, previous, next: text });
    return put(entry.path, merged, standing.text, parts);
  }
  if (entry.bodyHash !== null) return { left: 'deleted', path: entry.path };
  const path = standing.kind === 'none' ? entry.path : await freePath(entry, about);
  return put(path, text, null, parts);
}

async function put(path: string, text: string, before: string | null, parts: WriteParts): Promise<Written> {
  if (text !== before) await parts.posts.write(path, text);
  return { left: null, path, bodyHash: bodyHash(text), isChanged: text !== before };
}

async function freePath(
  entry: EntryRecord,
  about: { readonly names: readonly PathCandidate[]; readonly parts: WriteParts },
): Promise<string> {
  for (const place of about.names) {
    if (place.path === entry.path || (await about.parts.posts.read(place.path)) !== null) continue;
    await about.parts.state.relocate(entry.key, place);
    return place.path;
  }
  // The last name carries a hash of the address: only a file that somebody made on purpose can stand there.
  throw new PostError('post.write', {
    file: entry.path ?? entry.url,
    detail: 'other files have taken its names',
  });
}
