// The table of everything on an article page that is no part of the article.
import { junkAround } from './junk-around.ts';
import { junkInBody } from './junk-in-body.ts';
import type { JunkFragment } from './junk-row.ts';

export const junkFragments: readonly JunkFragment[] = [...junkInBody, ...junkAround];

const known = new Set(junkFragments.map((fragment) => fragment.id));

/** The ids as given; throws on one that is not in the table. */
export function junkIds(...ids: readonly string[]): readonly string[] {
  for (const id of ids) if (!known.has(id)) throw new Error(`no junk fragment is named ${id}`);
  return ids;
}
