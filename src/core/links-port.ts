// The door to the links from post to post: where they lead, and what stands in the file. Part of the state.

/** One link of a written body. Addresses are in the post's own spelling, entities and all. */
export interface PostLink {
  /** Its place among the links of the body, from 0. */
  readonly position: number;
  /** The canonical key of where it leads. */
  readonly target: string;
  /** The address at the source. */
  readonly source: string;
  /** The blog's own address that stands there instead; null: the source's. */
  readonly shown: string | null;
}

export interface LinkingPost {
  readonly key: string;
  readonly feedId: string | null;
  readonly url: string;
  readonly publishedAt: Date | null;
  readonly firstSeenAt: Date;
}

/** What a file is about to hold: known before it is written, so that a crash in between makes no edited post of it. */
export interface Rewriting {
  readonly bodyHash: string;
  /** Null: nobody has looked at the new body's links yet. */
  readonly links: readonly PostLink[] | null;
}

export interface LinkStore {
  /** All links of the body as it was written; from now on they are known. */
  recordLinks(key: string, links: readonly PostLink[]): Promise<void>;
  /** The body was written anew without anybody looking at its links: they are unknown. */
  forgetLinks(key: string): Promise<void>;
  /** By position; empty when there are none or they are unknown. */
  linksOf(key: string): Promise<readonly PostLink[]>;
  /** Whether any link of any post is known. */
  hasLinks(): Promise<boolean>;
  /** Posts whose links are unknown, in pages of at most `limit`, by key, after `after`. */
  unreadPosts(after: string | null, limit: number): Promise<readonly LinkingPost[]>;
  /**
   * Posts with a link that shows the blog's own address, or that might because a post of its target is there. In
   * pages of at most `limit`; `after` is the `cursor` of the last one, 0 at first.
   */
  linkingPosts(after: number, limit: number): Promise<readonly (LinkingPost & { readonly cursor: number })[]>;
  /** Takes the entry of a post for `leaseMs`; false when it is none (any more) or somebody else has it. */
  claimPost(
    key: string,
    claim: { readonly owner: string; readonly now: Date; readonly leaseMs: number },
  ): Promise<boolean>;
  /** The claim ends. */
  releasePost(key: string): Promise<void>;
  /** The file is about to be written. */
  beginRewrite(key: string, next: Rewriting): Promise<void>;
  /** The file holds what was announced (`done`), or what it held before. */
  endRewrite(key: string, end: 'done' | 'undone'): Promise<void>;
  /** Announced, and never ended: the process died, or the disk was full. */
  unfinishedRewrites(): Promise<
    readonly { readonly key: string; readonly path: string | null; readonly bodyHash: string }[]
  >;
}
