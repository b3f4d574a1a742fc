// How much markup is too much: measured on the text, before anything is parsed. Linear in its length.

/** Characters of a page. The longest article seen has under a million. */
const characterLimit = 8_000_000;
/** Start tags of a page. A live blog of a whole day has some 20,000. */
const tagLimit = 100_000;
/** Open elements at once: the parser's time grows with depth × tags. */
const depthLimit = 5_000;

/** Attributes of one tag: the parser compares each with all before. */
const attributeLimit = 5_000;

const tag = /<(\/?)([a-z][^\s/>]*)([^>]*)/gi;
const neverNested =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/i;

/** What is beyond all measure, as a clause for a person; null when the text can be parsed in reasonable time. */
export function complexityOf(html: string): string | null {
  if (html.length > characterLimit) return `more than ${characterLimit} characters`;
  let tags = 0;
  let depth = 0;
  for (const [, slash, name, rest] of html.matchAll(tag)) {
    if (hasTooMany(rest ?? '')) return `an element with more than ${attributeLimit} attributes`;
    if (slash !== '') depth = Math.max(0, depth - 1);
    else if (++tags > tagLimit) return `more than ${tagLimit} elements`;
    else if (!neverNested.test(name ?? '') && ++depth > depthLimit)
      return `more than ${depthLimit} open elements`;
  }
  return null;
}

/** Counted by the white space between them, and only where they could be so many. */
function hasTooMany(attributes: string): boolean {
  return attributes.length > attributeLimit * 2 && (attributes.match(/\s+/g)?.length ?? 0) > attributeLimit;
}
