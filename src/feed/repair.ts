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
  const asItStands = layOut(sound, { root, declared });
  if (asItStands !== null) {
    return { ...asItStands, repairs: [...repairs, ...asItStands.layout.repairs], cutItem: null };
  }
  const mended = mendNesting(sound, new FeedNames(root.tag));
  const result = layOut(mended.text, { root, declared });
  if (result === null) return refuse('its elements cannot be brought into order');
  const all = new Set([...repairs, ...mended.repairs, ...result.layout.repairs]);
  return { ...result, repairs: [...all], cutItem: mended.cutItem };
}

/** Null when the elements do not nest. */
function layOut(
  text: string,
  about: { readonly root: FeedRoot; readonly declared: ReadonlyMap<string, string> },
): { readonly layout: Layout; readonly names: FeedNames } | null {
  const names = new FeedNames(about.root.tag);
  const layout = new Layout({ text, names, declared: about.declared });
  return layout.read() ? { layout, names } : null;
}

/** Declaration, instructions, comments, a doctype, white space, the declaration only at the very beginning. */
function isLawfulProlog(prolog: string): boolean {
  if (/<!doctype\s+html/i.test(prolog)) return false;
  return skipMisc(prolog, 0) === prolog.length && prolog.lastIndexOf('<?xml ') <= 0;
}
