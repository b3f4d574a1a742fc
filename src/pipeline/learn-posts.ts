// Posts on disk as the state wants to know them: read a few at a time, handed on in batches. What cannot be read is
// told, and is no reason to leave the others.
import { PostError } from '../core/errors.ts';
import type { PostFiles, PostText, UnreadablePlace } from '../core/ports.ts';
import type { PathCandidate, PostOnDisk, StateStore } from '../core/state-port.ts';
import { canonicalKey } from '../core/url.ts';
import { slugOf } from '../post/filename.ts';
import { readPost } from '../post/read.ts';

/** One transaction's worth; also bounds what is in memory. */
const batchSize = 500;
/** Enough for a network disk; a local one is no faster with more. */
const readersAtOnce = 16;

export interface Learning {
  readonly state: Pick<StateStore, 'findKey'>;
  readonly posts: Pick<PostFiles, 'readExactly'>;
  /** Whether any query of a link means nothing, by host; see SiteRules.identity. */
  readonly identityOf: (url: string) => { readonly dropQuery?: boolean };
  readonly tell: (place: UnreadablePlace) => void;
}

/**
 * The posts at these paths, in this order, in batches. Each that cannot be read is left out; one that is no UTF-8 is
 * told of and taken for what can be made out of it: its article has a post, though Jekyll passes over it.
 */
export async function* learnPosts(
  paths: readonly string[],
  about: Learning,
): AsyncGenerator<readonly PostOnDisk[]> {
  let batch: PostOnDisk[] = [];
  for (let start = 0; start < paths.length; start += readersAtOnce) {
    const some = paths.slice(start, start + readersAtOnce);
    const texts = await Promise.all(some.map((path) => readOne(path, about)));
    for (const [index, text] of texts.entries()) {
      const post = text === null ? null : await known(some[index] ?? '', text, about);
      if (post !== null) batch.push(post);
    }
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** null when there is nothing to learn: told, or gone in the meantime. */
async function readOne(path: string, { posts, tell }: Learning): Promise<PostText | null> {
  try {
    const found = await posts.readExactly(path);
    if (found?.isExact === false) tell({ path, reason: 'it is not valid UTF-8, so Jekyll leaves it out' });
    // Listed, and yet not to be had under the name that was listed.
    if (found === null && path.includes('\ufffd')) tell({ path, reason: 'its name is not valid UTF-8' });
    return found;
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    tell({ path, reason: String(error.context['detail'] ?? error.message) });
    return null;
  }
}

async function known(path: string, { text }: PostText, about: Learning): Promise<PostOnDisk | null> {
  const place = slugOf(path);
  const post = readPost(text);
  const named = post.url === null ? null : canonicalKey(post.url, about.identityOf(post.url));
  // Beside the posts folder a name without a date is a draft; in it, Jekyll builds nothing at all because of it.
  if (place === null && !path.startsWith('../'))
    about.tell({ path, reason: 'its name begins with an impossible date, which stops Jekyll' });
  if (place === null && named === null) return null;
  const key = named === null ? null : ((await about.state.findKey([named])) ?? named);
  return {
    // One form for all systems: macOS may hand out the same name decomposed.
    path: path.normalize('NFC'),
    ...(place ?? unplaced(path, post.publishedAt)),
    // A post of the owner's own has no source; it is known by its path, so that its name is never taken.
    key: key ?? `file:${path.normalize('NFC')}`,
    url: post.url ?? '',
    title: post.title,
    publishedAt: post.publishedAt,
    bodyHash: post.bodyHash,
    summaryOnly: key !== null && post.summaryOnly,
  };
}

/** A draft has a name without a day. It has no address in the blog, either, that another post could take. */
function unplaced(path: string, publishedAt: Date | null): Pick<PathCandidate, 'day' | 'slug'> {
  return { day: publishedAt?.toISOString().slice(0, 10) ?? '0000-00-00', slug: `file:${path}` };
}
