// The hostile pieces of markup, read from vectors/*.yaml. Each is written down once, as a template, and made afresh for
// every place that it is put into, so that what runs says where it came from.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Vector {
  readonly kind: string;
  readonly template: string;
}

/** Templates, and values for placeholders of their own: every template with every value. */
const group = z.strictObject({
  fill: z.record(z.string(), z.array(z.string())).default({}),
  templates: z.array(z.string()),
});

const folder = fileURLToPath(new URL('./vectors/', import.meta.url));

export function readVectors(): readonly Vector[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const groups = z.array(group).parse(parse(readFileSync(join(folder, file), 'utf8')));
      return groups
        .flatMap(({ fill, templates }) =>
          templates.flatMap((template) => filled(template, Object.entries(fill))),
        )
        .map((template) => ({ kind: basename(file, '.yaml'), template }));
    });
}

function filled(
  template: string,
  fill: readonly (readonly [string, readonly string[]])[],
): readonly string[] {
  const [first, ...rest] = fill;
  if (first === undefined) return [template];
  const [name, values] = first;
  return values
    .map((value) =>
      template.replaceAll(`{${name}}`, value).replaceAll(`{${name}0}`, value.split(' ', 1)[0] ?? ''),
    )
    .flatMap((made) => filled(made, rest));
}

/**
 * The markup for one place. `{run}` is a script that tells the number (every other one by a dialog), `{url}` an address
 * that must never be asked for, `{deep:x}` 300 open elements.
 */
export function markupOf({ template }: Vector, id: number): string {
  return template
    .replaceAll('{run}', id % 2 === 0 ? `ran(${id})` : `alert(${id})`)
    .replaceAll('{url}', `https://evil.example/${id}`)
    .replaceAll('{id}', String(id))
    .replaceAll('{digits}', '9'.repeat(5000))
    .replace(/<\{deep:(\w+)\}>/g, (_, name: string) => `<${name}>`.repeat(300));
}
