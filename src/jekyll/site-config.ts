// What a blog's _config.yml says as far as posts are concerned. Pure; knows no file. Jekyll's own defaults: its
// configuration.rb, 4.3.

export interface DefaultSet {
  /** Empty: the whole site. */
  readonly path: string;
  /** Null: any kind of document. */
  readonly type: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface JekyllSite {
  /** Null: that of the machine that builds. */
  readonly timezone: string | null;
  /** A template, or a style's name as written. */
  readonly permalink: string;
  readonly baseurl: string;
  readonly future: boolean;
  readonly unpublished: boolean;
  readonly excerptSeparator: string;
  readonly showExcerpts: boolean;
  readonly feed: { readonly postsLimit: number; readonly excerptOnly: boolean };
  readonly plugins: readonly string[];
  /** Relative to the folder of the configuration. */
  readonly source: string;
  readonly collectionsDir: string;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  readonly strictFrontMatter: boolean;
  readonly markdown: string;
  readonly parseBlockHtml: boolean;
  readonly showDrafts: boolean;
  readonly limitPosts: number;
  readonly defaults: readonly DefaultSet[];
}

/**
 * @param value the parsed YAML; anything that is no map counts as empty, and a key of a wrong kind as missing
 */
export function jekyllSite(value: unknown): JekyllSite {
  const config = mapOf(value);
  const posts = mapOf(mapOf(config['collections'])['posts']);
  const feed = mapOf(config['feed']);
  return {
    timezone: textOf(config['timezone']),
    permalink: textOf(posts['permalink']) ?? textOf(config['permalink']) ?? 'date',
    baseurl: textOf(config['baseurl']) ?? '',
    future: config['future'] === true,
    unpublished: config['unpublished'] === true,
    excerptSeparator: textOf(config['excerpt_separator']) ?? '\n\n',
    showExcerpts: config['show_excerpts'] === true,
    feed: { postsLimit: numberOf(feed['posts_limit']) ?? 10, excerptOnly: feed['excerpt_only'] === true },
    plugins: [...textsOf(config['plugins']), ...textsOf(config['gems'])],
    source: textOf(config['source']) ?? '',
    collectionsDir: textOf(config['collections_dir']) ?? '',
    exclude: textsOf(config['exclude']),
    include: textsOf(config['include']),
    strictFrontMatter: config['strict_front_matter'] === true,
    markdown: textOf(config['markdown']) ?? 'kramdown',
    parseBlockHtml: mapOf(config['kramdown'])['parse_block_html'] === true,
    showDrafts: config['show_drafts'] === true,
    limitPosts: numberOf(config['limit_posts']) ?? 0,
    defaults: listOf(config['defaults']).flatMap(defaultSet),
  };
}

/** The posts folder as Jekyll names it: below the source and the folder of collections. */
export function postsPathIn(site: JekyllSite, postsFolder: string): string {
  const outer = [site.source, site.collectionsDir].flatMap(segments);
  const inner = segments(postsFolder);
  const isInside = outer.every((segment, index) => inner[index] === segment);
  return (isInside ? inner.slice(outer.length) : inner).join('/');
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

/** frontmatter_defaults.rb: a set without a map of values is passed over. */
function defaultSet(raw: unknown): readonly DefaultSet[] {
  const set = mapOf(raw);
  if (!isMap(set['values'])) return [];
  const scope = mapOf(set['scope']);
  const type = textOf(scope['type']);
  const path = textOf(scope['path']) ?? '';
  return [{ path: path.replace(/^\//, ''), type: type === 'post' ? 'posts' : type, values: set['values'] }];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
