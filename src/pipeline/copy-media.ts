// Pictures and sound of a post, kept beside it: fetched as politely as anything, and shown from the blog. What cannot
// be had stays at the source.
import { createHash } from 'node:crypto';
import type { EntryRecord } from '../core/entry-record.ts';
import { FetchError } from '../core/errors.ts';
import { type MediaCopy, type MediaFiles, mediaName } from '../core/media-port.ts';
import { mediaTypeOf } from '../core/media-type.ts';
import type { Clock, Fetcher, Logger, PostFiles } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import { type BodyMedia, mediaIn, withCopies, withMovedCopies } from '../post/body-media.ts';
import { expireMedia } from './expire-media.ts';
import { openHostWatch } from './host-watch.ts';
import { addressesOf, referrerFor, shownAddress } from './media-address.ts';
import type { MirroredFeed } from './mirrored-feed.ts';

export interface MediaRequest {
  readonly entry: EntryRecord;
  readonly feed: MirroredFeed;
  readonly signal: AbortSignal;
}

/** One for a pass: it remembers which hosts gave nothing, and how much is kept in all. */
export interface MediaCopier {
  /**
   * The text of a post about to be written, with what could be copied in the place of the originals. The files are on
   * disk and remembered when it returns.
   * @throws FetchError `fetch.aborted`: stopped, the post is to be written another time; PostError, StoreError
   */
  copyInto(text: string, about: MediaRequest): Promise<string>;
  /** What was done since it was opened. */
  readonly counts: MediaCounts;
  /** The same without a request or a file: only what is kept already is shown. */
  readonly preview: Pick<MediaCopier, 'copyInto' | 'shown'>;
  /** What front matter says of one picture: its copy, without `baseurl`, made now when there is none; null: the source's. */
  shown(address: string, about: MediaRequest): Promise<string | null>;
  /** The post with its copies shown from where they are served now, and how many were shown from elsewhere. */
  moved(
    text: string,
    about: { readonly feed: MirroredFeed; readonly paths: readonly string[] },
  ): { readonly text: string; readonly moved: number };
  /**
   * Ends copies older than their feed's `media.keep`: posts show the source's again, then the file goes. A post that
   * its owner edited keeps its copies.
   */
  expire(feeds: readonly MirroredFeed[], posts: PostFiles): Promise<void>;
}

export interface MediaCounts {
  readonly copied: number;
  readonly failed: number;
  /** Not even tried, because `media.totalBytes` is reached. */
  readonly beyondTotal: number;
}

export interface MediaParts {
  readonly fetcher: Fetcher;
  readonly state: StateStore;
  readonly files: MediaFiles;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The blog's `baseurl`. */
  readonly baseurl: string;
  /** Names this process in claims. */
  readonly owner: string;
}

/** A claim on an entry lasts half an hour; pictures that are not there after this long stay at the source. */
const longestCopyingMs = 15 * 60_000;

export function openMediaCopier(parts: MediaParts): MediaCopier {
  const { state, files, clock, logger } = parts;
  const hosts = openHostWatch();
  const counts = { copied: 0, failed: 0, beyondTotal: 0 };
  let total: number | null = null;
  const asked = new Map<string, Promise<MediaCopy | null>>();

  async function fetchCopy(media: BodyMedia, about: MediaRequest): Promise<MediaCopy | null> {
    const { feed, entry, signal } = about;
    const wish = feed.media;
    total ??= await state.mediaBytes();
    if (wish.totalBytes !== null && total >= wish.totalBytes) {
      counts.beyondTotal += 1;
      return null;
    }
    let reason = '';
    for (const url of addressesOf(media, feed)) {
      const objection = hosts.objection(url);
      if (objection !== null) {
        reason ||= objection.message;
        continue;
      }
      try {
        const answer = await parts.fetcher.fetch({
          url,
          kind: 'media',
          signal,
          maxBytes: wish.maxBytes,
          referrer: referrerFor(entry, feed),
        });
        hosts.note(url, null);
        const type = mediaTypeOf(answer.body, media.kind);
        if (typeof type === 'string') {
          reason = type;
          continue;
        }
        const hash = createHash('sha256').update(answer.body).digest('hex');
        const path = `${wish.dir}/${mediaName(hash, type.extension)}`;
        const bytes = answer.body.length;
        if (!(await files.has(path))) {
          await files.write(path, answer.body);
          total += bytes;
        }
        const copy = { url: media.address, path, bytes, fetchedAt: answer.fetchedAt };
        await state.noteMedia(copy);
        counts.copied += 1;
        return copy;
      } catch (error) {
        if (!(error instanceof FetchError) || error.code === 'fetch.aborted') throw error;
        hosts.note(url, error);
        reason = error.message;
      }
    }
    counts.failed += 1;
    logger.info({ url: media.address, post: entry.url, reason }, 'not copied');
    return null;
  }

  async function copyOf(...request: Parameters<typeof fetchCopy>): Promise<MediaCopy | null> {
    const [media, { feed }] = request;
    const known = await keptCopy(media.address);
    if (known === null) return fetchedOnce(...request);
    // A copy that is shown anew lives as long as a new one.
    const ageMs = clock.now().getTime() - known.fetchedAt.getTime();
    if (feed.media.keep !== null && ageMs > feed.media.keep / 2)
      await state.noteMedia({ ...known, fetchedAt: clock.now() });
    return known;
  }

  /** Posts in hand at the same time may show the same picture, and one that cannot be had is asked for once a pass. */
  function fetchedOnce(...request: Parameters<typeof fetchCopy>): Promise<MediaCopy | null> {
    const name = `${request[0].kind} ${request[0].address}`;
    const running = asked.get(name) ?? fetchCopy(...request);
    asked.set(name, running);
    return running;
  }

  async function keptCopy(address: string): Promise<MediaCopy | null> {
    const known = await state.mediaCopy(address);
    return known !== null && (await files.has(known.path)) ? known : null;
  }

  /** @param find the copy of one picture or sound; null: it stays at the source */
  async function shownIn(
    text: string,
    { media: wish }: MirroredFeed,
    find: (media: BodyMedia) => Promise<MediaCopy | null>,
  ): Promise<{ readonly text: string; readonly paths: readonly string[] }> {
    const copies = new Map<string, string>();
    const paths: string[] = [];
    for (const media of wish.mode === 'copy' ? mediaIn(text) : []) {
      if (media.kind === 'audio' && wish.audio === 'link') continue;
      const copy = await find(media);
      if (copy === null) continue;
      copies.set(media.address, shownAddress(copy.path, wish, parts.baseurl));
      paths.push(copy.path);
    }
    return { text: withCopies(text, copies), paths };
  }

  async function shownAs(
    address: string,
    { media: wish }: MirroredFeed,
    find: (media: BodyMedia) => Promise<MediaCopy | null>,
  ): Promise<string | null> {
    const copy = wish.mode === 'copy' ? await find({ kind: 'image', address }) : null;
    // Themes put the blog's `baseurl` before what front matter says.
    return copy === null ? null : shownAddress(copy.path, wish, '');
  }

  return {
    counts,
    preview: {
      copyInto: async (text, { feed }) =>
        (await shownIn(text, feed, ({ address }) => keptCopy(address))).text,
      shown: (address, { feed }) => shownAs(address, feed, (media) => keptCopy(media.address)),
    },
    copyInto: async (text, about) => {
      const until = clock.now().getTime() + longestCopyingMs;
      const isLate = (): boolean => clock.now().getTime() > until;
      const find = (media: BodyMedia) => (isLate() ? keptCopy(media.address) : copyOf(media, about));
      const shown = await shownIn(text, about.feed, find);
      if (shown.paths.length > 0 || about.entry.bodyHash !== null)
        await state.recordMediaUses(about.entry.key, shown.paths);
      return shown.text;
    },
    shown: (address, about) => shownAs(address, about.feed, (media) => copyOf(media, about)),
    moved: (text, { feed, paths }) => {
      let moved = 0;
      const next = withMovedCopies(text, (address) => {
        const path = paths.find((one) => address.endsWith(`/${one}`));
        const now = path === undefined ? address : shownAddress(path, feed.media, parts.baseurl);
        if (now === address) return null;
        moved += 1;
        return now;
      });
      return { text: next, moved };
    },
    expire: (feeds, posts) => expireMedia(feeds, { ...parts, posts }),
  };
}
