// How much markup is too much, measured on the text before anything is parsed. Linear in its length, and never below
// what a parser will find; what only the parser can know is counted in bounded-tree.ts.

/** Characters of a page. The longest article seen has under a million. */
const characterLimit = 4_000_000;
/** Start tags. A live blog of a whole day has some 20,000. */
export const elementLimit = 60_000;
/** End tags, most of which may end nothing. */
const endLimit = 2 * elementLimit;
/** Comments and instructions, which stand between texts and are nodes too. */
const commentLimit = 100_000;
/** `&`: each may begin a reference, which takes the time of some fifty characters to read and to write. */
const referenceLimit = 300_000;
/** Attributes of one tag, each of which the parser compares with all before. Real ones have a few dozen. */
const attributeLimit = 1_000;

/** What is beyond all measure, as a clause for a person; null when the text may be parsed. */
export function complexityOf(html: string): string | null {
  if (html.length > characterLimit) return `more than ${characterLimit} characters`;
  if (isMore(html, /<[a-z]/gi, elementLimit)) return `more than ${elementLimit} elements`;
  if (isMore(html, /<\//g, endLimit)) return `more than ${endLimit} end tags`;
  if (isMore(html, /<[!?]/g, commentLimit)) return `more than ${commentLimit} comments`;
  if (isMore(html, /&/g, referenceLimit)) return `more than ${referenceLimit} character references`;
  if (mostAttributes(html) > attributeLimit) return `an element with more than ${attributeLimit} attributes`;
  return null;
}

/** Start tags × tags: a parser that moves or searches all that is open at every tag passes so many at most. */
export function mostLooks(html: string): number {
  const starts = countUpTo(html, /<[a-z]/gi, elementLimit);
  return starts * (starts + countUpTo(html, /<\//g, endLimit));
}

function isMore(html: string, pattern: RegExp, limit: number): boolean {
  return countUpTo(html, pattern, limit) > limit;
}

/** How often a global pattern matches; once more than the limit is enough. */
function countUpTo(html: string, pattern: RegExp, limit: number): number {
  let count = 0;
  while (count <= limit && pattern.exec(html) !== null) count += 1;
  return count;
}

/** Where a tag can be while it is read: the tokeniser's states, as far as they tell attributes apart. */
const [inTagName, beforeName, inName, afterName, beforeValue] = [0, 1, 2, 3, 4];
const [inDouble, inSingle, inBare] = [5, 6, 7];
const stateCount = 8;
const none = -1;

/**
 * An upper bound of the attributes of any tag in the text. Which `<` is a tag depends on what stands before it (a
 * script, a quoted value, SVG), so each is followed as if it were one, all of them at once: two that are in the same
 * state go on alike, and the larger count stands for both.
 */
export function mostAttributes(html: string): number {
  let most = 0;
  let now = new Int32Array(stateCount).fill(none);
  let next = new Int32Array(stateCount);
  /** The only state anybody is in, which is nearly always the case; none: nobody, or several. */
  let only = none;
  let isActive = false;
  for (let at = 0; at < html.length; at += 1) {
    if (!isActive) {
      at = html.indexOf('<', at);
      if (at < 0) break;
    }
    const code = html.charCodeAt(at);
    const follows = code === 0x3c && isLetter(html.charCodeAt(at + 1));
    if (only !== none && !follows) {
      const to = stateAfter(only, code);
      if (to === only) continue;
      const count = now[only] ?? none;
      now[only] = none;
      isActive = to !== null;
      only = to ?? none;
      if (to === null) continue;
      now[to] = to === inName ? count + 1 : count;
      most = Math.max(most, now[to] ?? none);
      continue;
    }
    next.fill(none);
    let active = 0;
    for (let state = 0; state < stateCount; state += 1) {
      const count = now[state] ?? none;
      if (count === none) continue;
      const to = stateAfter(state, code);
      if (to === null) continue;
      const counted = to === inName && state !== inName ? count + 1 : count;
      if (counted > most) most = counted;
      if (counted > (next[to] ?? none)) next[to] = counted;
    }
    if (follows && (next[inTagName] ?? none) === none) next[inTagName] = 0;
    only = none;
    for (let state = 0; state < stateCount; state += 1) {
      if ((next[state] ?? none) === none) continue;
      active += 1;
      only = state;
    }
    if (active !== 1) only = none;
    isActive = active > 0;
    [now, next] = [next, now];
  }
  return most;
}

/** null: the tag is over. */
function stateAfter(state: number, code: number): number | null {
  switch (state) {
    case inDouble:
      return code === 0x22 ? beforeName : state;
    case inSingle:
      return code === 0x27 ? beforeName : state;
    case beforeValue:
      if (isSpace(code)) return state;
      if (code === 0x3e) return null;
      return code === 0x22 ? inDouble : code === 0x27 ? inSingle : inBare;
    case inBare:
      if (isSpace(code)) return beforeName;
      return code === 0x3e ? null : state;
    default:
      if (code === 0x3e) return null;
      if (code === 0x2f) return beforeName;
      if (isSpace(code)) return state === inName || state === afterName ? afterName : beforeName;
      if (state === inTagName) return state;
      // At the beginning of a name "=" is part of it.
      return code === 0x3d && state !== beforeName ? beforeValue : inName;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
