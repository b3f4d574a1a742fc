// Prose of an article body: paragraphs, headings, lists, a table, links. Knows no junk and no embeds.
import type { Piece } from './model.ts';
import { escapeHtml } from './text.ts';

/** Text of an HTML string that holds only inline tags and the five basic entities. */
export function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function block(tag: string, inline: string): Piece {
  return { html: () => `<${tag}>${inline}</${tag}>`, keep: [plainText(inline)] };
}

/** Paragraphs; each string may hold inline HTML. */
export function p(...paragraphs: readonly string[]): Piece {
  return {
    html: () => paragraphs.map((inline) => `<p>${inline}</p>`).join(''),
    keep: paragraphs.map(plainText),
  };
}

export const h2 = (inline: string): Piece => block('h2', inline);

/** A paragraph that an editor wrote as a plain div. */
export const divParagraph = (inline: string): Piece => block('div', inline);

/** A whole bold paragraph: the newsroom's usual sub-heading. */
export const boldHeading = (inline: string): Piece => block('p', `<strong>${inline}</strong>`);

export function list(tag: 'ul' | 'ol', items: readonly string[]): Piece {
  return {
    html: () => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`,
    keep: items.map(plainText),
  };
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): Piece {
  const row = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return {
    html: () =>
      `<table><thead>${row('th', head)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table>`,
    keep: [...head, ...rows.flat()],
  };
}

/** A paragraph whose link leads to `path` on the site itself. */
export function paragraphWithLink(link: {
  readonly before: string;
  readonly path: string;
  readonly text: string;
  readonly after: string;
  readonly target: '_self' | '_blank';
}): Piece {
  return {
    html: (base) =>
      `<p>${link.before}<a href="${base}${encodeURI(link.path)}" target="${link.target}">${link.text}</a>${link.after}</p>`,
    keep: [plainText(link.before + link.text + link.after)],
    addresses: [encodeURI(link.path)],
  };
}
