// Which JSON Schemas ship with the program, under which file names.
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { configSchema } from './schema.ts';
import { siteSchema } from './site-schema.ts';

/** File name in config/schemas → schema. */
export function shippedSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'feedmirror.schema.json': jsonSchemaOf(configSchema),
    'site.schema.json': jsonSchemaOf(siteSchema),
  };
}
