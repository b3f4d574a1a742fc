// What a body takes from the blog itself instead of from the source. The only place between composing and rendering.
import type { EntryRecord } from '../core/state-port.ts';
import type { PostBody } from '../post/render.ts';
import type { MirroredFeed } from './mirrored-feed.ts';
import type { PipelineParts } from './parts.ts';

/** @param about the entry settled: title, date and path are chosen */
export async function localise(
  body: PostBody,
  _about: { readonly entry: EntryRecord; readonly feed: MirroredFeed },
  _parts: PipelineParts,
): Promise<PostBody> {
  return body;
}
