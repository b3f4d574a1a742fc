// Canonical element names: `local@vocabulary`, whatever prefix a feed uses. Knows namespaces, not what is done with them.

/** The vocabularies that are read. `rss` stands for RSS of all versions, `atom` for 0.3 and 1.0. */
export type Vocabulary =
  | 'rss'
  | 'atom'
  | 'rdf'
  | 'dc'
  | 'dcterms'
  | 'content'
  | 'media'
  | 'itunes'
  | 'xhtml'
  | 'xml';

/** Namespace names without scheme and closing `/` or `#`, lower-case. Feeds write both http and https, with and without. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  'www.w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'channel.netscape.com/rdf/simple/0.9': 'rss',
  'backend.userland.com/rss': 'rss',
  'backend.userland.com/rss2': 'rss',
  'blogs.law.harvard.edu/tech/rss': 'rss',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'www.w3.org/1999/xhtml': 'xhtml',
};

/** What a prefix means when the feed forgot to declare it. */
const usualPrefixes: Readonly<Record<string, Vocabulary>> = {
  rss: 'rss',
  atom: 'atom',
  a10: 'atom',
  rdf: 'rdf',
  dc: 'dc',
  dcterms: 'dcterms',
  content: 'content',
  media: 'media',
  itunes: 'itunes',
  xhtml: 'xhtml',
  xml: 'xml',
};

/** `title` → `title@rss`, `Atom:updated` → `updated@atom`; a name of no known vocabulary → `local@?prefix`. */
export type Namer = (name: string) => string;

/**
 * The namer for one feed. Prefixes mean what the root's start tag declares, else what any later declaration of a
 * known namespace says, else the usual; no prefix means the format itself.
 */
export function createNamer(text: string, rootTag: string): Namer {
  const isAtom = /^<(?:[^\s:>]+:)?feed[\s>/]/i.test(rootTag);
  const prefixes = new Map<string, Vocabulary | null>(Object.entries(usualPrefixes));
  for (const [prefix, vocabulary] of declarations(text)) {
    if (vocabulary !== null) prefixes.set(prefix, vocabulary);
  }
  for (const [prefix, vocabulary] of declarations(rootTag)) prefixes.set(prefix, vocabulary);
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(0, colon)).toLowerCase();
    const vocabulary = colon < 0 ? (isAtom ? 'atom' : 'rss') : (prefixes.get(prefix) ?? `?${prefix}`);
    const canonical = `${name.slice(colon + 1).toLowerCase()}@${vocabulary}`;
    if (known.size < 1000) known.set(name, canonical);
    return canonical;
  };
}

function* declarations(text: string): Generator<[prefix: string, vocabulary: Vocabulary | null]> {
  for (const match of text.matchAll(/\sxmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{0,200})["']/gi)) {
    const namespace = (match[2] ?? '')
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/#]+$/, '');
    yield [(match[1] ?? '').toLowerCase(), vocabularies[namespace] ?? null];
  }
}
