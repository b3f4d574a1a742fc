// Writes the JSON Schemas that editors use; `npm run schemas` after a change of a schema in src/config.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedSchemas } from '../src/config/shipped-schemas.ts';
import { packageConfigFolder } from '../src/config/sites.ts';

const folder = join(packageConfigFolder(), 'schemas');
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(shippedSchemas())) {
  await writeFile(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
