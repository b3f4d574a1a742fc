// A configuration's YAML: text → plain values, mistakes as sentences that show no value. Knows no key.
import { ConfigError, detailOf } from '../core/errors.ts';
import { readYamlText, type YamlMistake, type YamlReading } from '../core/yaml.ts';

/**
 * The value of a YAML text (1.2, with `<<` merges); an empty text is an empty map. Throws `config.syntax` with the
 * place of the first mistake, and never with a piece of the text, which may hold secrets.
 */
export function parseYaml(source: { readonly text: string; readonly file: string }): unknown {
  const reading = read(source);
  if (reading.mistake === null) return reading.value ?? {};
  const { line, column, offset } = reading.mistake;
  const detail = `${explain(reading.mistake, source.text.slice(offset))} at line ${line}, column ${column}`;
  throw new ConfigError('config.syntax', { file: source.file, detail });
}

function read({ text, file }: { readonly text: string; readonly file: string }): YamlReading {
  try {
    return readYamlText(text, 'strict');
  } catch (error) {
    // An alias without anchor, or aliases that multiply without bound.
    throw new ConfigError('config.syntax', { file, detail: withoutText(error) }, error);
  }
}

/** `rest` is the text from the mistake on. Of it only a key is shown, never a value. */
function explain(mistake: YamlMistake, rest: string): string {
  const key = /^[\p{L}\p{N}_-]+/u.exec(rest)?.[0] ?? 'a key';
  if (mistake.code === 'DUPLICATE_KEY') return `${key} stands twice in the same map, again`;
  if (mistake.code === 'TAB_AS_INDENT') return 'a tab instead of spaces';
  return withoutText(mistake.message);
}

/** The parser quotes what it stumbled over behind a colon; that may be a secret. */
function withoutText(message: unknown): string {
  return detailOf(message).replace(/(?<! )[;:].*$/s, '');
}
