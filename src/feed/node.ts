// The tree that the XML parser builds, read without trust: an element is a string, or an object with `_`, `$` and children.
// Called some hundred times an item, most often for children that are not there: plain loops, nothing made in vain.

const none: readonly unknown[] = [];

/** All children of that canonical name, in order. */
export function childrenOf(node: unknown, name: string): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return none;
  const found = (node as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(found) ? found : none;
}

/** All children of these names, name by name. */
export function childrenAmong(node: unknown, names: readonly string[]): readonly unknown[] {
  let all: readonly unknown[] = none;
  for (const name of names) {
    const found = childrenOf(node, name);
    if (found.length > 0) all = all.length === 0 ? found : [...all, ...found];
  }
  return all;
}

/** An attribute's value, trimmed; null when it is missing or empty. */
export function attributeOf(node: unknown, name: string): string | null {
  if (typeof node !== 'object' || node === null) return null;
  const attributes = (node as Readonly<Record<string, unknown>>)['$'];
  if (typeof attributes !== 'object' || attributes === null) return null;
  const value = (attributes as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value.trim() || null : null;
}

/** Whether it is there, be it empty. */
export function hasAttribute(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const attributes = (node as Readonly<Record<string, unknown>>)['$'];
  return typeof attributes === 'object' && attributes !== null && name in attributes;
}

/** The element's own text, trimmed; null when there is none. */
export function textOf(node: unknown): string | null {
  if (typeof node === 'string') return node.trim() || null;
  if (typeof node !== 'object' || node === null) return null;
  const text = (node as Readonly<Record<string, unknown>>)['_'];
  return typeof text === 'string' ? text.trim() || null : null;
}

/** Its text and, after it, that of all that is inside, on one line; null when there is none. */
export function allTextOf(node: unknown): string | null {
  const texts = [textOf(node), ...innerNodes(node).map(allTextOf)];
  return texts.filter((text) => text !== null).join(' ') || null;
}

/** Neither text nor attributes, nor anything inside that has some. */
export function isBlank(node: unknown): boolean {
  return textOf(node) === null && !hasAttributes(node) && innerNodes(node).every(isBlank);
}

/** No child that says anything; its own text and attributes do not count. */
export function isHollow(node: unknown): boolean {
  return innerNodes(node).every(isBlank);
}

function innerNodes(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return none;
  return Object.values(node).flatMap((child: unknown) => (Array.isArray(child) ? child : []));
}

function hasAttributes(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const attributes = (node as Readonly<Record<string, unknown>>)['$'];
  return typeof attributes === 'object' && attributes !== null && Object.keys(attributes).length > 0;
}

/** The texts of all children of these names, name by name. */
export function textsOf(node: unknown, names: readonly string[]): string[] {
  const texts: string[] = [];
  for (const child of childrenAmong(node, names)) {
    const text = textOf(child);
    if (text !== null) texts.push(text);
  }
  return texts;
}

/** The first child of these names that has text. */
export function firstWithText(node: unknown, names: readonly string[]): unknown {
  for (const name of names) {
    for (const child of childrenOf(node, name)) if (textOf(child) !== null) return child;
  }
  return null;
}
