// What a configuration text is refused with.
import { parseConfig } from '../../src/config/load.ts';
import { ConfigError } from '../../src/core/errors.ts';

/** The ConfigError for `text`, whose file is called c.yaml; fails when there is none. */
export async function errorOf(text: string, env: Record<string, string> = {}): Promise<ConfigError> {
  const error: unknown = await parseConfig({ text, file: 'c.yaml', env }).catch((thrown: unknown) => thrown);
  if (error instanceof ConfigError) return error;
  throw new Error(`no ConfigError for ${text}`, { cause: error });
}
