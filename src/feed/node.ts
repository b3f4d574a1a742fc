// The tree that the XML parser builds, read without trust: an element is a string, or an object with `_`, `$` and children.

/** All children of that canonical name, in order. */
export function childrenOf(node: unknown, name: string): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const found = (node as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(found) ? found : [];
}

/** An attribute's value, trimmed; null when it is missing or empty. */
export function attributeOf(node: unknown, name: string): string | null {
  if (typeof node !== 'object' || node === null || !('$' in node)) return null;
  const attributes = node.$;
  if (typeof attributes !== 'object' || attributes === null) return null;
  const value = (attributes as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value.trim() || null : null;
}

/** The element's own text, trimmed; null when there is none. */
export function textOf(node: unknown): string | null {
  if (typeof node === 'string') return node.trim() || null;
  if (typeof node !== 'object' || node === null || !('_' in node)) return null;
  return typeof node._ === 'string' ? node._.trim() || null : null;
}

/** The texts of all children of these names, name by name. */
export function textsOf(node: unknown, names: readonly string[]): string[] {
  return names
    .flatMap((name) => childrenOf(node, name))
    .map(textOf)
    .filter((text) => text !== null);
}

/** The first child of these names that has text. */
export function firstWithText(node: unknown, names: readonly string[]): unknown {
  return names.flatMap((name) => childrenOf(node, name)).find((child) => textOf(child) !== null) ?? null;
}
