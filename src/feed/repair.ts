// Broken XML → what a strict parser reads of it. The order of the steps, and their names; each is a file of its own.
import { FeedError } from '../core/errors.ts';
import { withoutInvalid } from './characters.ts';
import { declaredEntities } from './doctype.ts';
import { Layout } from './layout.ts';
import { skipMisc } from './markup.ts';
import { FeedNames } from './names.ts';
import { mendNesting } from './nesting.ts';
import type { FeedRoot } from './root.ts';

export interface RepairedFeed {
  readonly layout: Layout;
  readonly names: FeedNames;
  /** The names of what was mended; empty for a feed that is read as it is. */
  readonly repairs: readonly string[];
  /** What is left of an item that the text breaks off in; null when it does not. */
  readonly cutItem: string | null;
}

/**
 * Makes the feed in `text`, whose root element is `root`, readable. What needs no repair is read as it stands.
 * Throws FeedError feed.unparsable for a document type that is an attack, and for what cannot be mended.
 */
export function repairXml(text: string, root: FeedRoot, source: string): RepairedFeed {
  const refuse = (detail: string): never => {
    throw new FeedError('feed.unparsable', { source, detail });
  };
  const declared = declaredEntities(root.prolog);
  if (typeof declared === 'string') return refuse(declared);
  const isLawful = isLawfulProlog(root.prolog);
  const feed = root.prolog === '' ? text : text.slice(root.prolog.length);
  const sound = withoutInvalid(feed);
  const repairs = [
    ...(isLawful ? [] : ['junk-before-root']),
    ...(sound === feed ? [] : ['invalid-characters']),
  ];
  const names = new FeedNames(root.tag);
  const layout = new Layout({ text: sound, names, declared });
  if (layout.read()) return { layout, names, repairs: [...repairs, ...layout.repairs], cutItem: null };

  const mended = mendNesting(sound, new FeedNames(root.tag));
  const namesAfter = new FeedNames(root.tag);
  const second = new Layout({ text: mended.text, names: namesAfter, declared });
  if (!second.read()) return refuse('its elements cannot be brought into order');
  return {
    layout: second,
    names: namesAfter,
    repairs: [...new Set([...repairs, ...mended.repairs, ...second.repairs])],
    cutItem: mended.cutItem,
  };
}

/** Declaration, instructions, comments, a doctype, white space, the declaration only at the very beginning. */
function isLawfulProlog(prolog: string): boolean {
  return skipMisc(prolog, 0) === prolog.length && prolog.lastIndexOf('<?xml ') <= 0;
}
