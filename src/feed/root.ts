// The beginning of an XML text: where the feed's root element is and what stands before it. Judges nothing.

export interface FeedRoot {
  /** As written: `rss`, `atom:feed`, `rdf:RDF`. */
  readonly name: string;
  /** Its start tag as written. */
  readonly tag: string;
  /** All that stands before its `<`. */
  readonly prolog: string;
}

/** Room for a start tag with many namespaces; a longer one is cut, and then no longer found. */
const longestTag = 64 * 1024;
const feedTag = /<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))(?=[\s>/])[^<>]*>/iy;

/** The first element that a feed can begin with, comments passed over; null when there is none. */
export function findFeedRoot(text: string): FeedRoot | null {
  let isCommentClosed = true;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (isCommentClosed && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) isCommentClosed = false;
      else at = end;
      continue;
    }
    feedTag.lastIndex = at;
    const match = feedTag.exec(text);
    if (match?.[1] !== undefined && match[0].length < longestTag) {
      return { name: match[1], tag: match[0], prolog: text.slice(0, at) };
    }
  }
  return null;
}

/** The first element's name in lower case without prefix; null when nothing looks like an element. */
export function firstElement(text: string): string | null {
  const match = /<(?:[\w.-]{1,40}:)?([a-z][\w.-]{0,60})(?=[\s>/])/i.exec(text.slice(0, 100_000));
  return match?.[1]?.toLowerCase() ?? null;
}
