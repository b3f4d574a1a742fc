// Markup that stands as elements inside a text-bearing element (Atom's xhtml, RSS that forgot to escape) → CDATA,
// because the tree that the parser builds keeps no order between text and elements.
import { mapMarkup, sectionEnd } from './markup.ts';
import type { Namer } from './names.ts';

/** Elements whose content is text or HTML, by canonical name. */
const textElements = new Set([
  ...['title@rss', 'description@rss', 'summary@rss', 'content@rss', 'fulltext@rss'],
  ...['title@atom', 'subtitle@atom', 'tagline@atom', 'summary@atom', 'content@atom', 'rights@atom'],
  ...['encoded@content', 'title@media', 'description@media', 'body@xhtml', 'description@dc', 'title@dc'],
]);

const opening =
  /<(?:!\[CDATA\[|!--|((?:[\w.-]{1,40}:)?(?:title|description|summary|content|fulltext|subtitle|tagline|rights|encoded|body))(?=[\s>/])([^<>]*)>)/gi;
/** An element of the feed's skeleton: text that reaches one was not closed, and wrapping it would swallow items. */
const skeletonTag = /<\/?(?:[\w.-]{1,40}:)?(?:item|entry|channel|feed|rss|rdf)(?=[\s>/])/iy;

export interface InlinedText {
  readonly text: string;
  /** `unescaped-markup` when an element held markup that its format has no name for; Atom's xhtml is no repair. */
  readonly repairs: readonly string[];
}

/** The text with such markup wrapped; the same text when there is none. What is not closed is left as it is. */
export function wrapInlineMarkup(text: string, namer: Namer): InlinedText {
  const parts: string[] = [];
  let from = 0;
  let isRepaired = false;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [, name, attributes = ''] = match;
    if (name === undefined) {
      opening.lastIndex = sectionEnd(text, match.index) ?? text.length;
      continue;
    }
    if (attributes.endsWith('/') || !textElements.has(namer(name))) continue;
    const start = match.index + match[0].length;
    const content = findContent(text, start, name);
    opening.lastIndex = content.end;
    if (!content.isClosed || !content.hasMarkup) continue;
    const isXhtml = xhtmlType.test(attributes);
    isRepaired ||= !isXhtml;
    parts.push(text.slice(from, start), wrap(text.slice(start, content.end), isXhtml));
    from = content.end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), repairs: isRepaired ? ['unescaped-markup'] : [] };
}

const xhtmlType = /\btype\s*=\s*["'](?:xhtml|application\/xhtml\+xml)["']/i;

interface ElementContent {
  /** Where the end tag stands; when there is none, where the search stopped. */
  readonly end: number;
  readonly isClosed: boolean;
  readonly hasMarkup: boolean;
}

/** Looks for the end tag of `name`; elements of the same name inside are counted. */
function findContent(text: string, start: number, name: string): ElementContent {
  let hasMarkup = false;
  let depth = 1;
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at + 1)) {
    const section = sectionEnd(text, at);
    skeletonTag.lastIndex = at;
    if (section !== null) {
      at = section - 1;
    } else if (isTag(text, at, `</${name}`)) {
      depth -= 1;
      if (depth === 0) return { end: at, isClosed: true, hasMarkup };
    } else if (skeletonTag.test(text)) {
      return { end: at, isClosed: false, hasMarkup };
    } else {
      hasMarkup = true;
      if (isTag(text, at, `<${name}`) && text[text.indexOf('>', at) - 1] !== '/') depth += 1;
    }
  }
  return { end: text.length, isClosed: false, hasMarkup };
}

function isTag(text: string, at: number, tag: string): boolean {
  return text.startsWith(tag, at) && /[\s>/]/.test(text[at + tag.length] ?? '');
}

/** Escaped references stay as they are: in HTML they mean the same as in XML. */
function wrap(inside: string, isXhtml: boolean): string {
  const open = mapMarkup(inside, {
    section: (section) => {
      if (!section.startsWith('<![CDATA[')) return section;
      const literal = section.slice(9, -3);
      return isXhtml ? literal.replace(/&/g, '&amp;').replace(/</g, '&lt;') : literal;
    },
  });
  const html = isXhtml ? unwrapXhtml(open) : open;
  return `<![CDATA[${html.replace(/\]\]>/g, ']]]]><![CDATA[>')}]]>`;
}

/** RFC 4287, section 3.1.1.3: the one `div` is no part of the content; a prefix for XHTML means nothing in HTML. */
function unwrapXhtml(xhtml: string): string {
  const div = /^\s*<(?:([\w.-]{1,40}):)?div(?:\s[^<>]*)?>/.exec(xhtml);
  if (div === null) return xhtml;
  const prefix = div[1] === undefined ? '' : `${div[1]}:`;
  const end = xhtml.lastIndexOf(`</${prefix}div`);
  const inside = end < 0 ? '' : xhtml.slice(div[0].length, end);
  return prefix === ''
    ? inside
    : inside.replace(/<(\/?)([\w.-]{1,40}:)/g, (tag, slash: string, before: string) =>
        before === prefix ? `<${slash}` : tag,
      );
}
