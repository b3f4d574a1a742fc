// Canonical element names: `local@vocabulary`, whatever prefix a feed uses. Knows namespaces, not what is done with them.
import { type Traits, traitsOf } from './traits.ts';
import { usualPrefixes, vocabularyOf } from './vocabularies.ts';

/** Prefix (lower-case; '' is the default namespace) → vocabulary, or `?…` for one that is not read. */
type Scope = ReadonlyMap<string, string>;

/** These make up the feed itself: a stray declaration on one of them must not hide what is inside. */
const skeletonNames = new Set(['channel', 'item', 'entry']);

export interface ElementName {
  /** `local@vocabulary`. */
  readonly canonical: string;
  /** The XML name that means this everywhere. Short: the parser looks at each letter of a name several times. */
  readonly alias: string;
  readonly traits: Traits;
}

/** Different names that are remembered; feeds have some dozens. */
const mostNames = 1000;
/** Declarations inside declarations beyond this are not taken in. */
const mostScopes = 50;

/** The names of one feed: what each means where it stands, and the XML names under which the parser gets them. */
export class FeedNames {
  /** The vocabulary of names without a prefix: the format itself, whatever the root declares. */
  private readonly own: 'atom' | 'rss';
  private readonly ownNamespace: string | null;
  private readonly rootScope: Scope;
  private readonly scopes: { readonly depth: number; readonly scope: Scope }[] = [];
  private readonly known = new Map<string, ElementName>();
  private readonly byCanonical = new Map<string, ElementName>();
  private readonly byAlias = new Map<string, string>();

  /** `rootTag`: the root element's start tag as written. */
  constructor(rootTag: string) {
    this.own = /^<(?:[^\s:>]+:)?feed[\s>/]/i.test(rootTag) ? 'atom' : 'rss';
    const declared = new Map(declarations(rootTag));
    this.ownNamespace = declared.get('') ?? null;
    this.rootScope = new Map([
      ...Object.entries(usualPrefixes),
      ...[...declared].map(([prefix, namespace]): [string, string] => [prefix, vocabularyFor(namespace)]),
      ['', this.own],
    ]);
  }

  /** What `name` means here: `title` → `title@rss`, `Atom:updated` → `updated@atom`. */
  lookUp(name: string): ElementName {
    if (this.scopes.length === 0) return this.outermost(name);
    const { prefix, local } = split(name);
    const inner = this.scopes.findLast(({ scope }) => scope.has(prefix))?.scope.get(prefix);
    if (inner === undefined) return this.outermost(name);
    const isHidden = inner.startsWith('?') && skeletonNames.has(local);
    return this.named(`${local}@${isHidden ? this.own : inner}`);
  }

  /** What `name` means outside of all declarations but the root's. */
  outermost(name: string): ElementName {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const { prefix, local } = split(name);
    const found = this.named(`${local}@${this.rootScope.get(prefix) ?? `?${prefix}`}`);
    if (this.known.size < mostNames) this.known.set(name, found);
    return found;
  }

  private named(canonical: string): ElementName {
    const before = this.byCanonical.get(canonical);
    if (before !== undefined) return before;
    // Names beyond this are nothing that anyone reads.
    const isNew = this.byAlias.size < mostNames;
    const alias = isNew ? `e${this.byAlias.size.toString(36)}` : 'other';
    const found = { canonical, alias, traits: traitsOf(canonical) };
    if (isNew) {
      this.byCanonical.set(canonical, found);
      this.byAlias.set(alias, canonical);
    }
    return found;
  }

  /** Whether an element of this canonical name was looked up. */
  has(canonical: string): boolean {
    return this.byCanonical.has(canonical);
  }

  /** Takes in what a start tag declares, for it and for what is inside. `depth` is its element's. */
  enter(attributes: string, depth: number): void {
    const declared = [...declarations(attributes)];
    if (declared.length === 0 || this.scopes.length > mostScopes) return;
    const scope = declared.map(([prefix, namespace]): [string, string] => {
      const isOwn = prefix === '' && (namespace === '' || namespace === this.ownNamespace);
      return [prefix, isOwn ? this.own : vocabularyFor(namespace)];
    });
    this.scopes.push({ depth, scope: new Map(scope) });
  }

  /** Forgets what was declared at `depth` and deeper. */
  leave(depth: number): void {
    while ((this.scopes.at(-1)?.depth ?? -1) >= depth) this.scopes.pop();
  }

  /** The canonical name that an alias stands for; the alias itself when it is none. */
  canonicalOf(alias: string): string {
    return this.byAlias.get(alias) ?? alias;
  }
}

function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return {
    prefix: name.slice(0, Math.max(0, colon)).toLowerCase(),
    local: name.slice(colon + 1).toLowerCase(),
  };
}

function vocabularyFor(namespace: string): string {
  return vocabularyOf(namespace) ?? `?${namespace}`;
}

function* declarations(attributes: string): Generator<[prefix: string, namespace: string]> {
  for (const match of attributes.matchAll(/\sxmlns(?::([\w.-]{1,40}))?\s*=\s*["']([^"'<>]{0,200})["']/gi)) {
    yield [(match[1] ?? '').toLowerCase(), (match[2] ?? '').trim()];
  }
}
