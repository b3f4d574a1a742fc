// The JSON Schemas of both kinds of file, for editors, and what is read out of them: known keys and their table.
import { z } from './schema-kit.ts';

/** The part of JSON Schema that zod writes for our schemas. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The schema of what may be written in the file (before defaults). Draft 7, which editors know best. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as JsonSchema;
}

/** The keys of a map; those of the map among alternatives; none for anything else. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return Object.assign({}, schema.properties, ...(schema.anyOf ?? []).map(propertiesOf));
}

/** What a list holds. */
export function itemsOf(schema: JsonSchema): JsonSchema | null {
  return schema.items ?? schema.anyOf?.map(itemsOf).find((items) => items !== null) ?? null;
}

/** Names of the keys that the map at `path` may have. */
export function keysAt(schema: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  let here: JsonSchema | null = schema;
  for (const part of path) {
    if (here === null) return [];
    here = typeof part === 'number' ? itemsOf(here) : (propertiesOf(here)[String(part)] ?? null);
  }
  return here === null ? [] : Object.keys(propertiesOf(here));
}

/** The first key inside a section that has this name (`gap` → `http.gap`); null when none has. */
export function keyElsewhere(schema: JsonSchema, name: string): string | null {
  for (const [section, property] of Object.entries(propertiesOf(schema))) {
    if (Object.hasOwn(propertiesOf(property), name)) return `${section}.${name}`;
  }
  return null;
}
