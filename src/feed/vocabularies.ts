// Which namespaces are which vocabularies. Data; knows nothing of feeds.

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
  'purl.org/pie': 'atom',
  'purl.org/echo': 'atom',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'channel.netscape.com/rdf/simple/0.9': 'rss',
  'my.netscape.com/publish/formats/rss-0.91': 'rss',
  'purl.org/net/rss1.1': 'rss',
  'backend.userland.com/rss': 'rss',
  'backend.userland.com/rss2': 'rss',
  'backend.userland.com/rss091': 'rss',
  'backend.userland.com/rss092': 'rss',
  'blogs.law.harvard.edu/tech/rss': 'rss',
  'cyber.law.harvard.edu/rss': 'rss',
  'cyber.law.harvard.edu/rss/rss.html': 'rss',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/metadata/dublin_core': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'www.rssboard.org/media-rss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/xml/1998/namespace': 'xml',
};

/** What a prefix means when the feed forgot to declare it. */
export const usualPrefixes: Readonly<Record<string, Vocabulary>> = {
  rss: 'rss',
  atom: 'atom',
  atom03: 'atom',
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

/** The vocabulary that a namespace name stands for; null for one that is not read. */
export function vocabularyOf(namespace: string): Vocabulary | null {
  const key = namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  return vocabularies[key] ?? null;
}
