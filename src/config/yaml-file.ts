// Reads a YAML file, fills in the environment and checks it against a schema: the same way for both kinds of file.
import { readFile } from 'node:fs/promises';
import { ConfigError, detailOf } from '../core/errors.ts';
import { fillFromEnvironment } from './environment.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { configErrorOf } from './problems.ts';
import type { z } from './schema-kit.ts';
import { parseYaml } from './yaml-text.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a file, or null when there is none. Throws `config.unreadable`, or `config.syntax` when it is no UTF-8. */
export async function readText(file: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const detail = code === 'EISDIR' ? 'it is a folder' : detailOf(error);
    throw new ConfigError('config.unreadable', { file, detail }, error);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ConfigError('config.syntax', { file, detail: 'it is not UTF-8 text' }, error);
  }
}

export interface YamlSource {
  readonly text: string;
  readonly file: string;
  readonly env: Environment;
}

/** A parsed YAML file with the environment filled in, not yet checked. */
export interface FilledYaml extends ReturnType<typeof fillFromEnvironment> {
  readonly file: string;
}

/** Throws `config.syntax` or `config.environment`. */
export function readYaml(source: YamlSource): FilledYaml {
  const { file, env } = source;
  return { ...fillFromEnvironment(parseYaml(source), { file, env }), file };
}

/** What `schema` makes of a file's value. Throws `config.invalid`. */
export function checkAs<S extends z.ZodType>(schema: S, { value, secret, file }: FilledYaml): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw configErrorOf(result.error.issues, { file, value, schema: jsonSchemaOf(schema), secret });
}

/**
 * YAML text → what `schema` makes of it, and the filled value that the schema was given.
 * Throws `config.syntax`, `config.environment` or `config.invalid`.
 */
export function parseAs<S extends z.ZodType>(
  schema: S,
  source: YamlSource,
): { readonly parsed: z.output<S>; readonly given: unknown } {
  const filled = readYaml(source);
  return { parsed: checkAs(schema, filled), given: filled.value };
}
