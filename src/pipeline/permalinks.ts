// From an address at the source to the blog's own address of the same article, when the mirror has it. IO only through ports.
import type { Clock, PostFiles } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import { canonicalKey } from '../core/url.ts';
import { blogPost } from '../jekyll/blog-post.ts';
import { permalinkOf } from '../jekyll/permalink.ts';
import type { JekyllSite } from '../jekyll/site-config.ts';
import { identityByAddress } from './identity.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

/** A mirrored article: its entry's key, and its root-relative address in the blog. */
export interface Permalink {
  readonly key: string;
  readonly address: string;
}

export interface Permalinks {
  /** The canonical key of an address by its site's rules; null for what is no web address. */
  keyOf(address: string): string | null;
  /** Null: the mirror has no post of it, or nobody can tell its address. */
  find(key: string): Promise<Permalink | null>;
}

/** Addresses found in this run; an article that is not there yet is looked for again. */
const remembered = 50_000;

export interface Blog {
  /** Null: what its configuration says cannot be read. */
  readonly site: JekyllSite | null;
  /** Folder of the posts, relative to that of the configuration. */
  readonly postsFolder: string;
}

export function openPermalinks(
  about: { readonly feeds: readonly MirroredFeed[]; readonly blog: Blog },
  parts: {
    readonly state: Pick<StateStore, 'findKey' | 'entry'>;
    readonly posts: Pick<PostFiles, 'read'>;
    readonly clock: Clock;
  },
): Permalinks {
  const { feeds, blog } = about;
  const identityOf = identityByAddress(feeds);
  const known = new Map<string, Permalink>();

  const search = async (name: string): Promise<Permalink | null> => {
    if (blog.site === null) return null;
    const key = await parts.state.findKey([name]);
    const entry = key === null ? null : await parts.state.entry(key);
    // Moved out of the posts folder: a draft has no address, and what else it is there nobody has told us.
    if (entry === null || entry.path === null || entry.path.startsWith('../')) return null;
    if (entry.status !== 'full' && entry.status !== 'summary') return null;
    const text = await parts.posts.read(entry.path);
    if (text === null) return null;
    const post = blogPost(text, { path: entry.path, postsFolder: blog.postsFolder }, blog.site);
    const address = post === null ? null : permalinkOf(post, blog.site, parts.clock.now());
    return address === null ? null : { key: entry.key, address };
  };
  return {
    keyOf: (address) => canonicalKey(address, identityOf(address)),
    find: async (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      const found = await search(name);
      if (known.size >= remembered) known.clear();
      if (found !== null) known.set(name, found);
      return found;
    },
  };
}
