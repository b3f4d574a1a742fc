// What a feed asks of pictures when its owner says nothing: they stay at the source.
import type { MediaWish } from '../../src/pipeline/mirrored-feed.ts';

export const linkedMedia: MediaWish = {
  mode: 'link',
  audio: 'link',
  dir: 'assets/mirror',
  width: null,
  maxBytes: 10_000_000,
  totalBytes: null,
  keep: null,
  baseUrl: null,
};
