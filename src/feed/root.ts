// The beginning of an XML text: where the feed's root element is and what stands before it. Tells a feed from talk of one.

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

/** A tag of HTML, by which to see whether what stands before the root is a whole page or the inside of one. */
const pageTag = /<(\/?)([a-z][a-z0-9]*)(?=[\s>/])[^<>]*?(\/?)>/iy;
const voidTags = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);

/** What stands before a root: a page of HTML or not, and whether all of it is closed. */
class Before {
  private isPage = false;
  private open = 0;
  private readonly opened = new Map<string, number>();

  /** A root that is still inside a page is only talked about there. */
  get isInsidePage(): boolean {
    return this.isPage && this.open > 0;
  }

  get isAfterPage(): boolean {
    return this.isPage && this.open === 0;
  }

  take(text: string, at: number): void {
    pageTag.lastIndex = at;
    const [, slash, given = '', empty] = pageTag.exec(text) ?? [];
    const name = given.toLowerCase();
    if (name === '') {
      if (/^<!doctype html/i.test(text.slice(at, at + 14))) this.isPage = true;
    } else if (slash === '/') {
      this.close(name);
    } else if (empty !== '/' && !voidTags.has(name)) {
      if (name === 'html' || name === 'body') this.isPage = true;
      this.open += 1;
      this.opened.set(name, (this.opened.get(name) ?? 0) + 1);
    }
  }

  private close(name: string): void {
    const count = this.opened.get(name) ?? 0;
    if (count === 0) return;
    this.open -= 1;
    this.opened.set(name, count - 1);
    // What is still open inside ends with the page, but not where a script only writes of its end.
    if ((name !== 'html' && name !== 'body') || (this.opened.get('script') ?? 0) > 0) return;
    const around = name === 'body' ? (this.opened.get('html') ?? 0) : 0;
    this.opened.clear();
    this.opened.set('html', around);
    this.open = around;
  }
}

/**
 * The first element that a feed can begin with, comments passed over; null when there is none. After a page of HTML
 * only one with an element inside counts, and inside a page none.
 */
export function findFeedRoot(text: string): FeedRoot | null {
  let isCommentClosed = true;
  const before = new Before();
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (isCommentClosed && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) isCommentClosed = false;
      else at = end;
      continue;
    }
    feedTag.lastIndex = at;
    const match = feedTag.exec(text);
    if (match?.[1] === undefined) {
      before.take(text, at);
    } else if (
      match[0].length < longestTag &&
      !before.isInsidePage &&
      !(before.isAfterPage && !startsElement(text, feedTag.lastIndex))
    ) {
      return { name: match[1], tag: match[0], prolog: text.slice(0, at) };
    }
  }
  return null;
}

/** Whether an element or a comment is the next that stands there. */
function startsElement(text: string, at: number): boolean {
  const next = /\s*<(?:[a-z]|!--)/iy;
  next.lastIndex = at;
  return next.test(text);
}

/** The first element's name in lower case without prefix; null when nothing looks like an element. */
export function firstElement(text: string): string | null {
  const match = /<(?:[\w.-]{1,40}:)?([a-z][\w.-]{0,60})(?=[\s>/])/i.exec(text.slice(0, 100_000));
  return match?.[1]?.toLowerCase() ?? null;
}
