// Small pages for the tests of the generic method: real structure, invented prose.
import { bodyOfAnySite } from '../../../src/article/generic/find-body.ts';
import { contentsOf } from '../../../src/article/plain-text.ts';
import { sanitizeTree } from '../../../src/article/sanitize.ts';
import { parseDocument } from '../../../src/core/html.ts';

/** Paragraphs of an article that never was; each is prose by any measure. */
export const paragraphs = [
  'The ferry to the northern island left an hour late on Tuesday, because the harbour was full of ice, and the captain waited for the tide.',
  'Some forty passengers stood on the quay with their bags, and the owner of the small bakery brought them tea, bread and two folding chairs.',
  '"We have seen worse winters," said a fisherman who had come to watch, "but never so much ice in the first week of the month."',
  'By noon the channel was open again, the boat reached the island before dark, and the school there opened on Wednesday as it always does.',
] as const;

export const prose: string = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
export const proseText: string = paragraphs.join('\n');

export interface Reading {
  readonly text: string;
  readonly html: string;
  readonly removed: Readonly<Record<string, number>>;
}

/** What the generic method makes of a page; null when it finds no article. */
export function read(page: string): Reading | null {
  const found = bodyOfAnySite(parseDocument(page));
  if (found === null) return null;
  const html = sanitizeTree(found.body, { baseUrl: 'https://news.example.org/a', embedHosts: [] });
  return { text: contentsOf(html).text, html, removed: found.removed };
}

/** A page whose article has `before`, the four paragraphs with `between` in the middle, and `after`. */
export function pageWith(part: { before?: string; between?: string; after?: string; head?: string }): string {
  const [first, second, ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
  return `<!DOCTYPE html><html lang="en"><head><title>Ice stops the ferry | Example News</title>${part.head ?? ''}</head><body>
    <header><a href="/">Example News</a></header>
    <div class="page"><div class="story"><h1>Ice stops the ferry</h1><div class="text">
      ${part.before ?? ''}${first}${second}${part.between ?? ''}${rest.join('')}${part.after ?? ''}
    </div></div></div>
    <footer><p>Example News is printed on paper, and has been for a hundred years, in a small house near the harbour of a small town.</p></footer>
  </body></html>`;
}
