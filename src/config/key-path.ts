// How a place in the configuration is written for a person: feeds[0].url.

export type KeyPath = readonly PropertyKey[];

/** `path` as text; the whole file when it is empty. */
export function keyText(path: KeyPath): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${plain(String(part))}`))
    .join('');
  return text.replace(/^\./, '') || 'the whole file';
}

function plain(key: string): string {
  return /^[\p{L}\p{N}_$-]+$/u.test(key) ? key : JSON.stringify(key);
}

/** The value that stands at `path`; undefined when there is none. */
export function valueAt(root: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? Reflect.get(value, part)
        : undefined,
    root,
  );
}

/** A plain map of keys, not a list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
