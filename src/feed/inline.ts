// Markup that stands as elements inside a text-bearing element (Atom's xhtml, RSS that forgot to escape), as HTML.
import { mapMarkup } from './markup.ts';

export interface InlineHtml {
  readonly html: string;
  /** Atom's xhtml and its like; in other places the markup should have been escaped. */
  readonly isLawful: boolean;
}

/** `inside` as written, sections dissolved. References stay as they are: in HTML they mean the same as in XML. */
export function writtenInline(
  inside: string,
  element: { readonly canonical: string; readonly attributes: string },
): InlineHtml {
  const isXhtml = element.canonical.endsWith('@xhtml') || /xhtml|mode\s*=\s*["']xml/.test(element.attributes);
  const html = mapMarkup(inside, {
    section: (section) => {
      if (!section.startsWith('<![CDATA[')) return section.startsWith('<?') ? '' : section;
      const literal = section.slice(9, -3);
      return isXhtml ? literal.replace(/&/g, '&amp;').replace(/</g, '&lt;') : literal;
    },
  });
  return { html, isLawful: isXhtml };
}

/** RFC 4287, section 3.1.1.3: the one `div` is no part of the content; a prefix for XHTML means nothing in HTML. */
export function unwrapXhtml(xhtml: string): string {
  const div = /^\s*<(?:([\w.-]{1,40}):)?div(?:\s[^<>]*)?>/.exec(xhtml);
  if (div === null) return xhtml;
  const prefix = div[1] === undefined ? '' : `${div[1]}:`;
  const end = xhtml.lastIndexOf(`</${prefix}div`);
  if (end < 0 || !/^<\/[^>]*>\s*$/.test(xhtml.slice(end))) return div[0].endsWith('/>') ? '' : xhtml;
  const inside = xhtml.slice(div[0].length, end);
  return prefix === ''
    ? inside
    : inside.replace(/<(\/?)([\w.-]{1,40}:)/g, (tag, slash: string, before: string) =>
        before === prefix ? `<${slash}` : tag,
      );
}
