// Which JSON Schemas ship with the program, under which file names.
import { commonSchema } from './common-schema.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { configSchema } from './schema.ts';
import { siteFileSchema } from './site-schema.ts';

/** File name in config/schemas → schema. */
export function shippedSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'feedmirror.schema.json': jsonSchemaOf(configSchema),
    'site.schema.json': jsonSchemaOf(siteFileSchema),
    'common.schema.json': jsonSchemaOf(commonSchema),
  };
}
