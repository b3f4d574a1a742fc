// One site's rules as they are written, together with the rules that they extend. Checks no key but `extends`.
import { ConfigError } from '../core/errors.ts';
import { extendsSchema } from './site-schema.ts';
import { checkAs, type FilledYaml, readText, readYaml } from './yaml-file.ts';

/**
 * The first of `files` that is there, with each key that it lacks from the rules named by its `extends`; null when none
 * is there. A file may extend its own name: that is the next folder's file.
 * Throws ConfigError for a bad file, a name that `filesOf` finds no file for, and rules that extend each other.
 */
export async function readSiteFile(
  files: readonly string[],
  filesOf: (name: string) => readonly string[],
  above: readonly string[] = [],
): Promise<FilledYaml | null> {
  for (const file of files) {
    if (above.includes(file)) continue;
    const text = await readText(file);
    if (text === null) continue;
    const own = readYaml({ text, file, env: {} });
    const { extends: name, ...keys } = checkAs(extendsSchema, own);
    if (name === undefined) return own;
    const base = await readSiteFile(filesOf(name), filesOf, [...above, file]);
    if (base === null) throw missing(file, name, { looked: filesOf(name), above });
    const { value, secret } = base;
    return { file, value: { ...Object(value), ...keys }, secret: new Set([...secret, ...own.secret]) };
  }
  return null;
}

/** No file of that name that is not being read already. */
function missing(
  file: string,
  name: string,
  known: { readonly looked: readonly string[]; readonly above: readonly string[] },
): ConfigError {
  const again = known.looked.find((other) => other === file || known.above.includes(other));
  if (again === undefined) {
    const looked = known.looked.join(' and ') || 'no folder';
    return new ConfigError('config.site-missing', { file, key: 'extends', name, looked });
  }
  const chain = [...known.above, file, again].join(' → ');
  const detail = again === file ? `"${name}" extends itself` : `"${name}" is extended in a circle: ${chain}`;
  return new ConfigError('config.invalid', { file, key: 'extends', detail });
}
