// Where a text ends whose element was never closed.
import type { FeedNames } from './names.ts';
import { readEndTag, readStartTag } from './tag.ts';

/** Where between `from` and `to` an element of a feed begins, or an end tag stands that closes nothing inside. */
export function unclosedTextEnd(
  text: string,
  span: { readonly from: number; readonly to: number; readonly names: FeedNames },
): number {
  let depth = 0;
  for (let at = text.indexOf('<', span.from); at >= 0 && at < span.to; at = text.indexOf('<', at + 1)) {
    if (readEndTag(text, at) !== null) depth -= 1;
    if (depth < 0) return at;
    const tag = readStartTag(text, at);
    if (tag !== null && span.names.outermost(tag.name).traits.isRead) return at;
    if (tag?.isEmpty === false) depth += 1;
  }
  return span.to;
}
