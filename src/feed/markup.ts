// XML text outside CDATA sections, comments and processing instructions: the only part in which markup counts.

const closers: readonly (readonly [opener: string, closer: string])[] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
];

/** Where the section that begins at `at` ends (exclusive); null when none begins there; the text's end when it is unclosed. */
export function sectionEnd(text: string, at: number): number | null {
  for (const [opener, closer] of closers) {
    if (!text.startsWith(opener, at)) continue;
    const end = text.indexOf(closer, at + opener.length);
    return end < 0 ? text.length : end + closer.length;
  }
  return null;
}

interface MarkupChanges {
  /** For every stretch outside sections. */
  readonly stretch?: (stretch: string) => string;
  /** For every section, delimiters included. */
  readonly section?: (section: string) => string;
}

const asItIs = (part: string): string => part;

/** Rewrites a text part by part, in order; what no change is given for is kept. Time is linear. */
export function mapMarkup(text: string, changes: MarkupChanges): string {
  const { stretch = asItIs, section = asItIs } = changes;
  const parts: string[] = [];
  let from = 0;
  const next = /<(?=!\[CDATA\[|!--|\?)/g;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const end = sectionEnd(text, match.index) ?? text.length;
    parts.push(stretch(text.slice(from, match.index)), section(text.slice(match.index, end)));
    from = end;
    next.lastIndex = end;
  }
  parts.push(stretch(text.slice(from)));
  return parts.join('');
}

/** Where the first thing after `at` stands that is neither white space nor a comment, an instruction or a doctype. */
export function skipMisc(text: string, at: number): number {
  const space = /\s*/y;
  const doctype = /<!DOCTYPE[^<>[\]]*(?:\[[^[\]]*\]\s*)?>/iy;
  for (let position = at; ; ) {
    space.lastIndex = position;
    space.exec(text);
    position = space.lastIndex;
    const end = text.startsWith('<![CDATA[', position) ? null : sectionEnd(text, position);
    doctype.lastIndex = position;
    if (end !== null) position = end;
    else if (doctype.test(text)) position = doctype.lastIndex;
    else return position;
  }
}
