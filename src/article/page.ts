// A fetched page, decoded and parsed. Knows no site.
import { attribute, type HtmlDocument, measuredDocument, parseDocument, select } from '../core/html.ts';
import { parseHttpUrl } from '../core/url.ts';
import { decodePage } from './charset.ts';
import { type RobotsWish, robotsMetas } from './noarchive.ts';

/** Enough of a page that is not parsed as a whole to find its canonical address. */
const headCharacters = 64 * 1024;

export interface Page {
  readonly encoding: string;
  /** The page's own address: `link rel=canonical`, else og:url; http(s) only. */
  readonly canonical: string | null;
  /** What its meta elements say to robots; see noarchive.ts. */
  readonly robots: readonly RobotsWish[];
  /** Why the page is beyond all measure; null when it can be read. */
  readonly complexity: string | null;
  /** A tree of the page that the caller may take apart. */
  tree(): HtmlDocument;
}

/** Never throws: whatever the bytes are, there is a page, and `extractArticle` says what is wrong with it. */
export function openPage(bytes: Uint8Array, contentType: string | null): Page {
  const { text, encoding } = decodePage(bytes, contentType);
  const whole = measuredDocument(text);
  const complexity = 'excess' in whole ? whole.excess : null;
  const readable = complexity === null ? text : headOf(text);
  let parsed: HtmlDocument | null = 'tree' in whole ? whole.tree : parseDocument(readable);
  return {
    encoding,
    canonical: canonicalOf(parsed),
    robots: robotsMetas(parsed),
    complexity,
    tree() {
      const tree = parsed ?? parseDocument(readable);
      parsed = null;
      return tree;
    },
  };
}

/** What the parser could not take stands in the body, as a rule. */
function headOf(text: string): string {
  const beginning = text.slice(0, headCharacters);
  const body = beginning.search(/<body[\s>]/i);
  return body < 0 ? beginning : beginning.slice(0, body);
}

function canonicalOf(tree: HtmlDocument): string | null {
  const addresses = [
    ...select(tree, 'link[rel~="canonical" i]').map((link) => attribute(link, 'href')),
    ...select(tree, 'meta[property="og:url"], meta[name="og:url"]').map((meta) => attribute(meta, 'content')),
  ];
  for (const address of addresses) {
    const url = parseHttpUrl(address ?? '');
    if (url !== null) return url.href;
  }
  return null;
}
