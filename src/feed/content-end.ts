// Elements whose content is text or HTML, and where such content ends. Knows their names; changes nothing.
import { sectionEnd } from './markup.ts';

/** By canonical name. Markup inside is kept as it is written: the tree that the parser builds keeps no order of it. */
export const textElements: ReadonlySet<string> = new Set([
  ...['title@rss', 'description@rss', 'summary@rss', 'content@rss', 'fulltext@rss', 'fullitem@rss'],
  ...['title@atom', 'subtitle@atom', 'tagline@atom', 'summary@atom', 'content@atom', 'rights@atom'],
  ...['info@atom', 'copyright@atom', 'encoded@content', 'title@media', 'title@itunes', 'description@media'],
  ...['body@xhtml', 'div@xhtml', 'description@dc', 'title@dc', 'summary@itunes', 'subtitle@itunes'],
]);

/** A name or a word, in which markup is kept as well. In a broken feed it ends before any element. */
export const lineElements: ReadonlySet<string> = new Set([
  ...['creator@dc', 'author@dc', 'author@rss', 'author@itunes', 'category@rss', 'category@atom'],
  ...['subject@dc', 'category@media'],
]);

/** An element of the feed's skeleton: text that reaches one was not closed, and would swallow items. */
const skeletonTag = /<\/?(?:[\w.-]{1,40}:)?(?:item|entry|channel|feed|rss|rdf)(?=[\s>/])/iy;

export interface ContentEnd {
  /** Where the end tag stands; when there is none, where the search stopped. */
  readonly at: number;
  readonly isClosed: boolean;
}

/** Looks from `start` for the end tag of `name`; elements of the same name inside are counted. */
export function findContentEnd(text: string, start: number, name: string): ContentEnd {
  let depth = 1;
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at + 1)) {
    const section = sectionEnd(text, at);
    skeletonTag.lastIndex = at;
    if (section !== null) {
      at = section - 1;
    } else if (isTag(text, at, `</${name}`)) {
      depth -= 1;
      if (depth === 0) return { at, isClosed: true };
    } else if (skeletonTag.test(text)) {
      return { at, isClosed: false };
    } else if (isTag(text, at, `<${name}`) && text[text.indexOf('>', at) - 1] !== '/') {
      depth += 1;
    }
  }
  return { at: text.length, isClosed: false };
}

function isTag(text: string, at: number, tag: string): boolean {
  return text.startsWith(tag, at) && /[\s>/]/.test(text[at + tag.length] ?? '');
}
