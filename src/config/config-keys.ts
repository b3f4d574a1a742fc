// The table of all keys, for the README: derived from the schema, so that it cannot fall behind.
import { itemsOf, type JsonSchema, jsonSchemaOf, propertiesOf } from './json-schema.ts';
import { configSchema } from './schema.ts';
import { isAvailable } from './unavailable.ts';

export interface ConfigKey {
  /** `http.gap`, `feeds[].id`. */
  readonly key: string;
  /** As it would stand in the YAML; empty when the key has no value of its own by default, or is required. */
  readonly default: string;
  readonly description: string;
  /** False when its feature comes with a later version. */
  readonly available: boolean;
}

/** A feed may override these; their keys are listed once, at the top level. */
const overrides = /^feeds\[\]\.(?:post|media|updates)$/;

/** All keys in the order of the schema. Sections have no row of their own, only lists, alternatives and overrides. */
export function configKeys(): readonly ConfigKey[] {
  return rowsBelow(jsonSchemaOf(configSchema), '');
}

function rowsBelow(schema: JsonSchema, prefix: string): readonly ConfigKey[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
    const key = prefix + name;
    const row = rowOf(key, property);
    if (key === 'feeds') return [row, ...rowsBelow(itemsOf(property) ?? {}, 'feeds[].')];
    const isSection = Object.keys(propertiesOf(property)).length > 0 && !overrides.test(key);
    if (!isSection) return [row];
    const below = rowsBelow(property, `${key}.`);
    return property.anyOf === undefined ? below : [row, ...below];
  });
}

function rowOf(key: string, property: JsonSchema): ConfigKey {
  return {
    key,
    default: defaultText(property.default),
    description: property.description ?? '',
    available: overrides.test(key)
      ? Object.keys(propertiesOf(property)).some((name) =>
          isAvailable(`${key.replace('feeds[].', '')}.${name}`),
        )
      : isAvailable(key),
  };
}

function defaultText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[\w.:/-]+$/.test(value) ? value : JSON.stringify(value);
}
