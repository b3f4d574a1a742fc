// JSON that a page carries for its scripts, read with doubt: what is not of the wanted form is absent.

export type Fields = Readonly<Record<string, unknown>>;

/** The value, or null when the text is no JSON. */
export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text with white space folded, or null when it is none or empty. */
export function textField(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || null : null;
}
