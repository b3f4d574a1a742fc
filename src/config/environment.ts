// Fills `${NAME}` in text values from the environment, and remembers where, because such values are often secrets.
import { ConfigError } from '../core/errors.ts';
import { type KeyPath, keyText } from './key-path.ts';

export interface Filled {
  readonly value: unknown;
  /** Key paths (`notify.webhook`) whose value came from the environment. */
  readonly secret: ReadonlySet<string>;
}

/** No key of the configuration is this deep; a YAML alias that contains itself is. */
const deepest = 20;

/**
 * `value` with every `${NAME}` in its texts replaced, and without keys that have no value (`feeds:` alone means the
 * default). Throws `config.environment` when a variable is not set, `config.invalid` for `${NAME:-x}` and the like.
 */
export function fillFromEnvironment(
  value: unknown,
  source: { readonly file: string; readonly env: Readonly<Record<string, string | undefined>> },
): Filled {
  const secret = new Set<string>();

  const fillText = (text: string, path: KeyPath): string =>
    text.replace(/\$\{([^}]*)\}?/g, (whole, name: string) => {
      const context = { file: source.file, key: keyText(path) };
      if (!/^[A-Za-z_]\w*$/.test(name) || !whole.endsWith('}')) {
        // "${" has no meaning in a regular expression with the u flag, so this can only be meant as a variable.
        const detail = `"\${" must begin the name of an environment variable, as in \${NAME}`;
        throw new ConfigError('config.invalid', { ...context, detail });
      }
      const found = source.env[name];
      if (found === undefined) throw new ConfigError('config.environment', { ...context, name });
      secret.add(keyText(path));
      return found;
    });

  const fill = (part: unknown, path: KeyPath): unknown => {
    if (path.length > deepest) {
      const context = {
        file: source.file,
        key: keyText(path.slice(0, 1)),
        detail: 'it is nested too deeply',
      };
      throw new ConfigError('config.invalid', context);
    }
    if (typeof part === 'string') return fillText(part, path);
    if (Array.isArray(part)) return part.map((item, index) => fill(item, [...path, index]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [
        key,
        item === null ? undefined : fill(item, [...path, key]),
      ]),
    );
  };

  return { value: fill(value, []), secret };
}
