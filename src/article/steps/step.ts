// What a named step gets and may do: it changes the tree of one page, in place.
import type { HtmlDocument, HtmlElement } from '../../core/html.ts';
import type { SiteRules } from '../../core/site-rules.ts';
import type { WidthOf } from '../image-candidates.ts';

export interface StepScene {
  readonly tree: HtmlDocument;
  readonly body: HtmlElement;
  /** The page's address: where a reader can play what cannot be played here. */
  readonly url: string;
  readonly rules: SiteRules;
  readonly widthOf: WidthOf;
}

export type Step = (scene: StepScene) => void;
