// What every feed format is read into before it is normalised: strings as the feed gave them, addresses already absolute.
import type { Enclosure, FeedFormat } from '../core/types.ts';

export interface RawText {
  readonly value: string;
  /** `unsure`: the format does not say whether this is text or HTML; `xhtml`: HTML in a `div` that is no part of it. */
  readonly kind: 'text' | 'html' | 'xhtml' | 'unsure';
  /** What relative addresses inside stand against; null when nothing is known. */
  readonly base: string | null;
}

export interface RawImage {
  readonly url: string;
  /** In pixels; 0 when unknown. */
  readonly width: number;
  readonly height: number;
}

/** Dates are in order of preference: the first that is usable serves. */
export interface RawItem {
  /** Nothing at all stands in it, not even what nobody reads. */
  readonly isBlank: boolean;
  readonly id: string | null;
  readonly title: RawText | null;
  readonly link: string | null;
  readonly author: string | null;
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly summary: RawText | null;
  readonly content: RawText | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  /** Pictures that stand for the entry, the largest of which serves; then those for when no enclosure is one either. */
  readonly images: readonly RawImage[];
  readonly spareImages: readonly string[];
}

/** An item that could not even be read comes as the reason. */
export type RawEntry = RawItem | { readonly unreadable: string };

export interface RawFeed {
  readonly format: FeedFormat;
  readonly title: RawText | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly updated: readonly string[];
  /** In portions, in the feed's order. */
  readonly entries: AsyncIterable<readonly RawEntry[]> | Iterable<readonly RawEntry[]>;
}
