// Whether a page asks that nobody keeps a copy of it. Pure; reads `meta` elements and the X-Robots-Tag header.
// Sources: the robots meta tag and X-Robots-Tag as search engines document them. `none` means noindex and nofollow and
// says nothing about copies; `noindex` asks not to be listed, which a mirror does not do.
import { attribute, type HtmlDocument, select } from '../core/html.ts';

/** The name that a site may speak to us by. */
const ownName = 'feedmirror';

/**
 * Names of meta elements that speak to everybody. `googlebot` among them: it is how most pages ask that no copy of
 * them be shown, long before there was another name to ask by. In a header the prefix is said to one agent alone.
 */
const generalNames: ReadonlySet<string> = new Set(['robots', 'googlebot']);

/** Directives that carry a value after a colon, so that what stands before it is no agent's name. */
const valuedDirectives: ReadonlySet<string> = new Set([
  'unavailable_after',
  'max-snippet',
  'max-image-preview',
  'max-video-preview',
]);

/** One agent's wishes: whose, and the directives in lower case. */
export interface RobotsWish {
  readonly agent: string;
  readonly directives: readonly string[];
}

/** What the page's meta elements say, of those that speak to everybody or to us. */
export function robotsMetas(tree: HtmlDocument): readonly RobotsWish[] {
  return select(tree, 'meta[name][content]').flatMap((meta) => {
    const agent = attribute(meta, 'name')?.trim().toLowerCase() ?? '';
    if (agent !== ownName && !generalNames.has(agent)) return [];
    const directives = directivesIn(attribute(meta, 'content') ?? '');
    return [{ agent: agent === ownName ? agent : '*', directives }];
  });
}

/**
 * What the header says.
 * @param header the values of all X-Robots-Tag lines, a line each; an agent's name holds to the end of its line
 */
function robotsHeader(header: string): readonly RobotsWish[] {
  return header.split('\n').flatMap((line) => {
    const wishes: { agent: string; directives: string[] }[] = [{ agent: '*', directives: [] }];
    for (const part of directivesIn(line)) {
      const [, name, rest] = /^([^:\s]+)\s*:\s*(.*)$/.exec(part) ?? [];
      if (name === undefined || rest === undefined || valuedDirectives.has(name))
        wishes.at(-1)?.directives.push(part);
      else wishes.push({ agent: name, directives: directivesIn(rest) });
    }
    return wishes.filter(({ directives }) => directives.length > 0);
  });
}

/**
 * Whether the page asks that no copy be kept. What it says to us by name beats what it says to everybody.
 * @param header X-Robots-Tag; null when there is none
 */
export function forbidsArchiving(metas: readonly RobotsWish[], header: string | null): boolean {
  const wishes = [...metas, ...robotsHeader(header ?? '')];
  const own = wishes.filter(({ agent }) => agent === ownName);
  const general = wishes.filter(({ agent }) => agent === '*');
  return (own.length > 0 ? own : general).some(({ directives }) => directives.includes('noarchive'));
}

function directivesIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
