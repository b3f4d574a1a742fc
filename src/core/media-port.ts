// The doors to copied media: the files below the blog, and what the state knows of them.

/** A copy that is kept. */
export interface MediaCopy {
  /** Where it was fetched from, as the post had it. */
  readonly url: string;
  /** Relative to the Jekyll folder: `assets/mirror/ab/abcd….jpg`. */
  readonly path: string;
  readonly bytes: number;
  readonly fetchedAt: Date;
}

export interface MediaStore {
  /** The copy of an address; null: none was made. */
  mediaCopy(url: string): Promise<MediaCopy | null>;
  /** Remembers a copy; one of the same address is replaced. */
  noteMedia(copy: MediaCopy): Promise<void>;
  /** Bytes of all copies, each file counted once. */
  mediaBytes(): Promise<number>;
  /** Copies fetched before `before`, oldest first, at most `limit`. */
  oldMedia(before: Date, limit: number): Promise<readonly MediaCopy[]>;
  /** The copies that a post shows, by their paths; all that it showed before is forgotten. */
  recordMediaUses(key: string, paths: readonly string[]): Promise<void>;
  mediaUses(key: string): Promise<readonly string[]>;
  /**
   * Posts that show copies, in pages of at most `limit`; `after` is the `cursor` of the last one, 0 at first.
   */
  postsWithMedia(
    after: number,
    limit: number,
  ): Promise<readonly { readonly key: string; readonly cursor: number }[]>;
  /** Keys of the posts that show a copy, in no order. */
  postsShowing(path: string): Promise<readonly string[]>;
  /** The file is no more: every address that led to it is unknown again. */
  forgetMedia(path: string): Promise<void>;
}

/** Files below the Jekyll folder. Paths are relative to it, with `/`. */
export interface MediaFiles {
  has(path: string): Promise<boolean>;
  /** Whole or not at all, like PostFiles.write. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Every file in `dir`, with its age by the disk's clock. */
  list(
    dir: string,
  ): AsyncIterable<{ readonly path: string; readonly bytes: number; readonly changedAt: Date }>;
  /** SHA-256 (hex) of a file; null: it is not there. */
  hash(path: string): Promise<string | null>;
}

/** Hexadecimal digits of the SHA-256 that a copy's name has: 128 bits. */
export const hashDigits = 32;

/** The name of a copy in its folder, by what it holds. */
export function mediaName(hash: string, extension: string): string {
  const name = hash.slice(0, hashDigits);
  return `${name.slice(0, 2)}/${name}.${extension}`;
}

/** Names that `mediaName` makes; what else lies in the folder is the owner's. */
export const mediaNameForm = /([\da-f]{2})\/(\1[\da-f]{30})\.(?:jpg|png|gif|webp|avif|mp3|m4a|ogg|wav)/;
